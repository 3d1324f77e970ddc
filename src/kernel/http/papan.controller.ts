import { applyDecorators, Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/route.decorators.js';
import { requestProblems } from '../errors/problems.js';
import { wordOf } from '../exports/code-words.js';
import type { Language } from '../i18n/language.js';
import { escapeHtml, htmlPage } from './html-page.js';
import { PapanFiles } from './papan-files.js';

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; " +
  "form-action 'none'";
const FILES = new PapanFiles();
const TEXT = { schema: { type: 'string' } };
const A_YEAR = 'public, max-age=31536000, immutable';

/** Codes of the API that the page shows in words. */
const CODES = [
  ...['DRAFT', 'SUBMITTED', 'RETURNED', 'AGREED', 'ACTIVE', 'CLOSED', 'CANCELLED'],
  ...['OPEN', 'SELF_ASSESSED', 'RATED', 'PUBLISHED', 'ACKNOWLEDGED', 'OBJECTED', 'FINAL', 'ANNULLED'],
  ...['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG', 'APRESIASI', 'PERBAIKAN', 'SARAN'],
  ...['EMPLOYEE_STARTS', 'EMPLOYEE_DRAFTS', 'EMPLOYEE_REVISES', 'EMPLOYEE_REPORTS', 'EMPLOYEE_ASSESSES'],
  ...['EMPLOYEE_ACKNOWLEDGES', 'APPRAISER_DECIDES', 'APPRAISER_ACTIVATES', 'APPRAISER_DECIDES_REVISION'],
  ...['APPRAISER_RATES', 'APPRAISER_PUBLISHES', 'PLAN_BEGINS', 'APPRAISAL_FOLLOWS', 'NOTHING'],
];

const TEXTS = {
  id: { title: 'Sasaran: papan', skip: 'Langsung ke isi', noScript: 'Halaman ini memerlukan JavaScript.' },
  en: { title: 'Sasaran: board', skip: 'Skip to the content', noScript: 'This page needs JavaScript.' },
};

/** A page for people. */
function Page(): MethodDecorator {
  return applyDecorators(
    Open(),
    ApiProduces('text/html'),
    Header('Content-Type', 'text/html; charset=utf-8'),
    Header('Content-Security-Policy', PAGE_POLICY),
  );
}

/** The reading room: one page of plain files, which knows the business by the API only. */
@ApiTags('Service')
@Controller('papan')
export class PapanController {
  /** The page on which people read their year, their team and their unit's board, in Indonesian. */
  @Get()
  @Page()
  showPapan(): string {
    return papanPage('id', 'papan/');
  }

  /** The same page in English. */
  @Get('en')
  @Page()
  showPapanInEnglish(): string {
    return papanPage('en', './');
  }

  /** Style and programs of that page; those of the version that the page names stay as they are. */
  @Get('assets/:version/:folder/:file')
  @Open()
  @ApiParam({ name: 'version', description: 'Version of the files, as the page names it.', schema: { type: 'string' } })
  @ApiParam({ name: 'folder', description: 'Part of the page.', schema: { type: 'string', enum: ['page', 'papan'] } })
  @ApiParam({ name: 'file', description: 'Name of the file.', schema: { type: 'string' } })
  @ApiOkResponse({ content: { 'text/css': TEXT, 'text/javascript': TEXT } })
  getPapanAsset(
    @Param('version') version: string,
    @Param('folder') folder: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer {
    const found = FILES.find(`${folder}/${file}`);
    if (!found) throw requestProblems.NOT_FOUND();
    reply.header('content-type', found.type);
    // While two versions run side by side, a page may get the files of the other one, and must not keep them.
    if (version === FILES.version) reply.header('cache-control', A_YEAR);
    return found.contents;
  }
}

function papanPage(language: Language, folder: string): string {
  const { title, skip, noScript } = TEXTS[language];
  const assets = `${folder}assets/${FILES.version}/`;
  const preloaded = FILES.names.filter((name) => name.endsWith('.js'));
  const head = [
    '<link rel="icon" href="data:,">',
    `<link rel="stylesheet" href="${assets}papan/papan.css">`,
    ...preloaded.map((name) => `<link rel="modulepreload" href="${assets}${name}">`),
    `<script type="module" src="${assets}papan/main.js"></script>`,
  ];
  const codes = JSON.stringify(Object.fromEntries(CODES.map((code) => [code, wordOf(code, language)])));
  const body = [
    `<a class="skip" href="#main">${skip}</a><header id="top"></header>`,
    `<main id="main" tabindex="-1"></main><p id="said" role="status"></p>`,
    `<noscript>${noScript}</noscript><data id="codes" value="${escapeHtml(codes)}"></data>`,
  ];
  return htmlPage(language, title, head.join(''), body.join(''));
}
