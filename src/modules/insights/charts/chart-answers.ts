import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { neutralInCsv } from '../../../kernel/exports/cells.js';
import { csvFile } from '../../../kernel/exports/files.js';
import { escapeHtml, htmlPage } from '../../../kernel/http/html-page.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import type { Language } from '../../../kernel/i18n/language.js';
import { fromScaled } from '../../../kernel/values/scaled.js';
import type { ChartCode } from './chart-catalogue.js';
import {
  type Cell,
  type Chart,
  DIGITS_OF,
  type Measure,
  type TableColumn,
  type Value,
  WITHHELD,
} from './domain/chart.js';
import { pictureOf, shownCell } from './domain/picture.js';
import type { ChartResponse } from './http/chart.response.js';

/** The media type of each form of a chart. */
export const CHART_MEDIA = {
  json: 'application/json',
  csv: 'text/csv',
  svg: 'image/svg+xml',
  html: 'text/html',
} as const;
export type ChartFormat = keyof typeof CHART_MEDIA;
/** The forms of a chart: its figures, its table, its picture, and a page with picture and table. */
export const CHART_FORMATS = Object.keys(CHART_MEDIA) as ChartFormat[];

/** In which form a request wants a chart. */
interface Wanted {
  readonly format?: ChartFormat | undefined;
  readonly width: number;
}

/** Answers with a chart in the form that is asked for: by `format`, otherwise by the header `Accept`. Rule CH-1. */
export function chartAnswer(
  chart: Chart,
  { format, width }: Wanted,
  request: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
): ChartResponse | StreamableFile {
  const { language } = currentContext();
  const form = format ?? accepted(request);
  if (form === 'json') return toChart(chart, language);
  const type = `${CHART_MEDIA[form]}; charset=utf-8`;
  if (form === 'csv') {
    const headings = chart.columns.map(({ label }) => label[language]);
    const rows = chart.rows.map((row) => row.map((cell, at) => csvCell(cell, chart.columns[at], language)));
    const disposition = `attachment; filename="${chart.code}.csv"`;
    return new StreamableFile(csvFile(headings, Readable.from(rows)), { type, disposition });
  }
  const picture = pictureOf(chart, language, width);
  if (form === 'svg') return new StreamableFile(Buffer.from(picture), { type });
  reply.header('content-security-policy', PAGE_POLICY);
  return new StreamableFile(Buffer.from(pageOf(chart, picture, language)), { type });
}

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
const PAGE_STYLE = `<style>body{font:16px/1.5 system-ui,sans-serif;margin:1rem;color:#1b1f24;background:#fff}figure{margin:0;max-width:45rem}
table{border-collapse:collapse;margin-top:1rem}th,td{border:1px solid #767b82;padding:.3rem .6rem;text-align:left}
td.n{text-align:right}div{overflow-x:auto}@media print{figure{filter:grayscale(1)}}</style>`;

function accepted({ headers }: Pick<FastifyRequest, 'headers'>): ChartFormat {
  if (headers.accept === undefined) return 'json';
  const best = new Negotiator({ headers: { accept: headers.accept } }).mediaType(Object.values(CHART_MEDIA));
  return CHART_FORMATS.find((one) => CHART_MEDIA[one] === best) ?? 'json';
}

/** The figures of a chart in one language. */
function toChart(chart: Chart, language: Language): ChartResponse {
  const { kind, measure } = chart;
  return {
    ...{ code: chart.code as ChartCode, kind, measure },
    ...{ title: chart.title[language], finding: chart.finding[language], note: chart.note?.[language] ?? null },
    categories: chart.categories.map(({ code, label }) => ({ code, label: label[language] })),
    series: chart.series.map(({ code, label, look, values }) => ({
      ...{ code, label: label[language], look },
      values: values.map((value) => exact(value, measure)),
    })),
    columns: chart.columns.map(({ code, label, measure: of }) => ({ code, label: label[language], measure: of })),
    rows: chart.rows.map((row) =>
      row.map((cell, at) =>
        cell !== null && typeof cell === 'object' ? cell[language] : exact(cell, chart.columns[at]?.measure ?? 'COUNT'),
      ),
    ),
  };
}

function exact(value: Value, measure: Measure): string | null {
  return typeof value === 'number' ? fromScaled(value, DIGITS_OF[measure]) : value;
}

/** Numbers with a comma for fractions, as lists are exported (EX-1). */
function csvCell(cell: Cell, column: TableColumn | undefined, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return fromScaled(cell, DIGITS_OF[column?.measure ?? 'COUNT']).replace('.', ',');
  return cell === WITHHELD ? shownCell(cell, column, language) : neutralInCsv(cell[language]);
}

function pageOf(chart: Chart, picture: string, language: Language): string {
  const text = (value: string): string => escapeHtml(value);
  const head = chart.columns.map(({ label }) => `<th scope="col">${text(label[language])}</th>`).join('');
  const rows = chart.rows.map((row) => {
    const cells = row.map((cell, at) => {
      const shown = text(shownCell(cell, chart.columns[at], language));
      if (at === 0) return `<th scope="row">${shown}</th>`;
      return chart.columns[at]?.measure ? `<td class="n">${shown}</td>` : `<td>${shown}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const caption = `<caption>${text(chart.finding[language])}</caption>`;
  const table = `<div><table>${caption}<thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  return htmlPage(language, chart.title[language], PAGE_STYLE, `<main><figure>${picture}</figure>${table}</main>`);
}
