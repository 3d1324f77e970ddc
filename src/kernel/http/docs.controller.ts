import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Redirect, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/route.decorators.js';
import { requestProblems } from '../errors/problems.js';
import { htmlPage } from './html.js';
import { OpenApi } from './openapi-holder.js';

const TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'start.js': 'text/javascript; charset=utf-8',
};
const TEXT = { schema: { type: 'string' } };
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

/** The interactive documentation, from files of our own server only. */
@ApiTags('Service')
@Controller()
export class DocsController {
  private readonly files = new Map<string, Buffer>([['start.js', Buffer.from(START)]]);

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
  @Header('Content-Type', 'text/html; charset=utf-8')
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
  getDocumentationAsset(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    const type = TYPES[file];
    if (type === undefined) throw requestProblems.NOT_FOUND();
    reply.header('content-type', type);
    return this.contentOf(file);
  }

  private contentOf(file: string): Buffer {
    let content = this.files.get(file);
    if (!content) {
      const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
      content = readFileSync(join(folder, file));
      this.files.set(file, content);
    }
    return content;
  }
}
