import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyDecorators, Controller, Get, Header, Param, Redirect, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/route.decorators.js';
import { requestProblems } from '../errors/problems.js';
import type { Language } from '../i18n/language.js';
import { htmlPage } from './html-page.js';
import { OpenApi } from './openapi-documents.js';

/** Files of Swagger UI, and our own ones, which lie beside this one. */
const SWAGGER_UI = ['swagger-ui.css', 'swagger-ui-bundle.js'];
const PROGRAMS = ['page', 'bar', 'calls', 'credentials-form', 'elements', 'keys', 'session', 'words'];
const OWN = ['page.css', ...PROGRAMS.map((name) => `${name}.js`)];
const FILES = [...SWAGGER_UI, ...OWN];
const OWN_FOLDER = fileURLToPath(new URL('./page/', import.meta.url));
const TEXT = { schema: { type: 'string' } };
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A page for people. */
function Page(): MethodDecorator {
  return applyDecorators(
    Open(),
    ApiProduces('text/html'),
    Header('Content-Type', 'text/html; charset=utf-8'),
    Header('Content-Security-Policy', PAGE_POLICY),
  );
}

/** An OpenAPI document. */
function Document(): MethodDecorator {
  return applyDecorators(
    Open(),
    ApiOkResponse({ schema: { type: 'object', additionalProperties: true } }),
    Header('Content-Type', 'application/json; charset=utf-8'),
  );
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

  /** The page to read and try the operations, in Indonesian. */
  @Get('docs')
  @Page()
  showDocumentation(): string {
    return documentationPage('id', 'docs/assets/');
  }

  /** The same page in English. */
  @Get('docs/en')
  @Page()
  showDocumentationInEnglish(): string {
    return documentationPage('en', 'assets/');
  }

  /** The OpenAPI 3.1 document of the running service, in Indonesian. */
  @Get('docs/openapi.json')
  @Document()
  getOpenApiDocument(): Promise<string> {
    return this.openApi.text('id', '3.1.0');
  }

  /** The same document in English. */
  @Get('docs/en/openapi.json')
  @Document()
  getOpenApiDocumentInEnglish(): Promise<string> {
    return this.openApi.text('en', '3.1.0');
  }

  /** The same document as OpenAPI 3.0.3, for tools that do not know 3.1 yet. */
  @Get('docs/openapi-3.0.json')
  @Document()
  getOpenApiDocumentForOldTools(): Promise<string> {
    return this.openApi.text('id', '3.0.3');
  }

  /** The 3.0.3 document in English. */
  @Get('docs/en/openapi-3.0.json')
  @Document()
  getOpenApiDocumentForOldToolsInEnglish(): Promise<string> {
    return this.openApi.text('en', '3.0.3');
  }

  /** Style and programs of that page. */
  @Get('docs/assets/:file')
  @Open()
  @ApiParam({ name: 'file', description: 'Name of the file.', schema: { type: 'string', enum: FILES } })
  @ApiOkResponse({ content: { 'text/css': TEXT, 'text/javascript': TEXT } })
  @Header('Cache-Control', 'public, max-age=3600')
  async getDocumentationAsset(
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    if (!FILES.includes(file)) throw requestProblems.NOT_FOUND();
    reply.header('content-type', `text/${file.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`);
    return readFile(join(OWN.includes(file) ? OWN_FOLDER : swaggerUiFolder(), file));
  }
}

function swaggerUiFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
}

function documentationPage(language: Language, assets: string): string {
  const styles = ['swagger-ui.css', 'page.css'].map((file) => `<link rel="stylesheet" href="${assets}${file}">`);
  const head = `<link rel="icon" href="data:,">${styles.join('')}`;
  const scripts = `<script src="${assets}swagger-ui-bundle.js"></script><script type="module" src="${assets}page.js"></script>`;
  return htmlPage(language, 'Sasaran API', head, `<header id="bar"></header><div id="swagger-ui"></div>${scripts}`);
}
