import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Injectable, Param, Redirect, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/route.decorators.js';
import { allProblems, STATUS_OF_KIND } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import { problemPath } from './problem.js';
import { currentContext } from './request-context.js';

const TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'start.js': 'text/javascript; charset=utf-8',
};
const TEXT = { schema: { type: 'string' } };
const HTML = 'text/html; charset=utf-8';
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const START = `window.addEventListener('load', () => {
  window.ui = SwaggerUIBundle({
    url: 'docs/openapi.json', dom_id: '#swagger-ui', deepLinking: true, displayRequestDuration: true, persistAuthorization: false,
    validatorUrl: null, filter: true, docExpansion: 'list',
  });
});
`;
const WORDS = {
  id: { code: 'Kode', status: 'Status HTTP', other: 'In English' },
  en: { code: 'Code', status: 'HTTP status', other: 'Dalam bahasa Indonesia' },
} as const;

/** The OpenAPI document of the running service, built when somebody first asks. */
@Injectable()
export class OpenApi {
  /** How to build it; set when the application is put together. */
  build?: () => OpenAPIObject;
  private json?: string;

  /** The document as JSON. */
  text(): string {
    return (this.json ??= JSON.stringify(this.build?.()));
  }
}

/** The interactive documentation, from files of our own server only. */
@ApiTags('Service')
@Controller()
export class DocsController {
  constructor(private readonly openApi: OpenApi) {}

  /** Leads whoever opens the service in a browser to its documentation. */
  @Get()
  @Open()
  @Redirect('/docs', 302)
  @ApiFoundResponse({
    description: 'To /docs',
    headers: {
      Location: { description: 'Address of the documentation.', schema: { type: 'string', example: '/docs' } },
    },
  })
  openDocumentation(): void {
    // The answer is in the decorator.
  }

  /** The OpenAPI document of the running service. */
  @Get('docs/openapi.json')
  @Open()
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @Header('Content-Type', 'application/json; charset=utf-8')
  getOpenApiDocument(): string {
    return this.openApi.text();
  }

  /** The page to read and try the operations. */
  @Get('docs')
  @Open()
  @ApiProduces('text/html')
  @Header('Content-Type', HTML)
  @Header('Content-Security-Policy', PAGE_POLICY)
  showDocumentation(): string {
    const head = '<link rel="icon" href="data:,"><link rel="stylesheet" href="docs/assets/swagger-ui.css">';
    const scripts = ['swagger-ui-bundle.js', 'start.js'].map((file) => `<script src="docs/assets/${file}"></script>`);
    return htmlPage('id', 'Sasaran API', head, `<div id="swagger-ui"></div>${scripts.join('')}`);
  }

  /** Style and programs of that page. */
  @Get('docs/assets/:file')
  @Open()
  @ApiParam({ name: 'file', description: 'Name of the file.', schema: { type: 'string', enum: Object.keys(TYPES) } })
  @ApiOkResponse({ content: { 'text/css': TEXT, 'text/javascript': TEXT } })
  @Header('Cache-Control', 'public, max-age=3600')
  async getDocumentationAsset(
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const type = TYPES[file];
    if (type === undefined) throw requestProblems.NOT_FOUND();
    reply.header('content-type', type);
    if (file === 'start.js') return START;
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
    return readFile(join(folder, file));
  }
}

/** The pages that the `type` of a problem document points at. */
@ApiTags('Service')
@Controller('docs/problems')
export class ProblemPagesController {
  /** Explains one kind of problem, in the language of the reader. */
  @Get(':slug')
  @Open()
  @ApiParam({
    name: 'slug',
    description: 'Code of the problem in small letters.',
    schema: { type: 'string', example: 'request-invalid' },
  })
  @ApiProduces('text/html')
  @Header('Content-Type', HTML)
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  explainProblem(@Param('slug') slug: string): string {
    const definition = allProblems().find(({ code }) => problemPath(code) === `/docs/problems/${slug}`);
    if (!definition) throw requestProblems.NOT_FOUND();
    const { code, kind, title, detail } = definition;
    const { language } = currentContext();
    const other = language === 'id' ? 'en' : 'id';
    const words = WORDS[language];
    const style = '<style>body{font:1rem/1.5 sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>';
    const body = [
      `<h1>${escapeHtml(title[language])}</h1><p>${escapeHtml(detail[language])}</p>`,
      `<p>${words.code}: <code>${code}</code><br>${words.status}: ${STATUS_OF_KIND[kind]}</p>`,
      `<hr><p lang="${other}"><strong>${words.other}:</strong> ${escapeHtml(title[other])}. `,
      `${escapeHtml(detail[other])}</p>`,
    ];
    return htmlPage(language, `${title[language]} (${code})`, style, body.join(''));
  }
}

/** A small page without scripts of its own; `head` and `body` are HTML already. */
function htmlPage(language: string, title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>${head}</head><body>${body}</body></html>
`;
}

/** Text for HTML: nothing in it can become a tag or end an attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
