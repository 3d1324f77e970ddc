import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Open } from '../auth/route.decorators.js';
import { allProblems, STATUS_OF_KIND } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import { escapeHtml, htmlPage } from './html-page.js';
import { problemPath } from './problem.js';
import { currentContext } from './request-context.js';

const WORDS = {
  id: { code: 'Kode', status: 'Status HTTP', other: 'In English' },
  en: { code: 'Code', status: 'HTTP status', other: 'Dalam bahasa Indonesia' },
} as const;

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
  @Header('Content-Type', 'text/html; charset=utf-8')
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
