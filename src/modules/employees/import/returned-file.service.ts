import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Database } from '../../../kernel/database/database.js';
import { neutral, neutralInCsv } from '../../../kernel/exports/cells.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import type { Bilingual, Language } from '../../../kernel/i18n/language.js';
import type { Cell } from './domain/cell.js';
import { messageOf, type RowFault } from './domain/row-faults.js';
import { importProblems } from './import.problems.js';
import { CHUNK } from './import-rows.service.js';
import { ImportRun, type RowStatus } from './persistence/import.entity.js';
import type { TableMapping } from './reading/table-file.js';

const STATUS_TITLE = { id: 'STATUS_IMPOR', en: 'IMPORT_STATUS' };
const FAULTS_TITLE = { id: 'KESALAHAN', en: 'FAULTS' };
const STATUSES: Readonly<Record<RowStatus, Bilingual>> = {
  OK: { id: 'OK', en: 'OK' },
  WARNING: { id: 'PERINGATAN', en: 'WARNING' },
  ERROR: { id: 'SALAH', en: 'ERROR' },
};
const WHOLE_ROW = { id: 'Baris', en: 'Row' };
const ROWS = `SELECT r.line, r.status, r.faults, w.cells FROM import_row r
  JOIN import_written_row w ON w.runId = r.runId AND w.line = r.line WHERE r.runId = ? AND r.line > ? ORDER BY r.line LIMIT ?`;

/** A file to be sent. */
export interface SentFile {
  readonly stream: Readable;
  readonly type: string;
  readonly name: string;
}

/** An uploaded file given back: the columns that were read, as they were written, with what is wrong with each row. */
@Injectable()
export class ReturnedFile {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The file of an import, made while it is sent: CSV for CSV, XLSX for all others. Rows stand in the lines in which they
   * stood, so that the report and the file count alike. Throws REQUEST.NOT_FOUND, IMPORT.NO_FILE_KEPT.
   */
  async of(id: string): Promise<SentFile> {
    const run = await this.db.transaction(async () => {
      const [found] = await this.db.find(ImportRun, { id });
      if (!found) throw requestProblems.NOT_FOUND();
      if (!found.rowsKeptUntil || !found.mapping) throw importProblems.NO_FILE_KEPT({ status: found.status });
      await this.audit.record({
        action: 'import.download',
        object: { type: 'import', id },
        facts: { kind: found.kind },
      });
      return { mapping: found.mapping };
    });
    const { language } = currentContext();
    const lines = this.lines(id, run.mapping, language);
    const isCsv = run.mapping.format === 'CSV';
    const type = isCsv ? 'text/csv; charset=utf-8' : XLSX_TYPE;
    return { stream: isCsv ? csvOf(lines) : xlsxOf(lines), type, name: `import-${id}.${isCsv ? 'csv' : 'xlsx'}` };
  }

  private async *lines(id: string, mapping: TableMapping, language: Language): AsyncGenerator<Line> {
    const titles = mapping.columns.map(({ title }) => title);
    const cells = [...titles, STATUS_TITLE[language], FAULTS_TITLE[language]];
    yield { line: mapping.headerLine ?? 1, cells };
    const titleOf = new Map(mapping.columns.map(({ field, title }) => [field, title]));
    for (let line = 0; ;) {
      const rows = await this.db.rows<StoredRow>(ROWS, [id, line, CHUNK]);
      for (const row of rows) yield { line: row.line, cells: cellsOf(row, titleOf, language) };
      const last = rows.at(-1);
      if (!last) return;
      line = last.line;
    }
  }
}

/** The media type of a workbook. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Line {
  readonly line: number;
  readonly cells: readonly Cell[];
}
interface StoredRow {
  readonly line: number;
  readonly status: RowStatus;
  readonly faults: string | null;
  readonly cells: string;
}

function cellsOf(
  { status, faults, cells }: StoredRow,
  titleOf: ReadonlyMap<string, string>,
  language: Language,
): Cell[] {
  const texts = (JSON.parse(faults ?? '[]') as RowFault[]).map((fault) => {
    const { column, value } = fault;
    const title = column === '' ? WHOLE_ROW[language] : (titleOf.get(column) ?? column);
    return `${title}: ${messageOf(fault, language, value)}`;
  });
  return [...(JSON.parse(cells) as Cell[]), STATUSES[status][language], texts.join(' ')];
}

/** RFC 4180 in UTF-8; what a spreadsheet would take for a formula, or for a number with fewer digits, begins with an apostrophe. */
function csvOf(lines: AsyncIterable<Line>): Readable {
  const options = { delimiter: ';', bom: true, record_delimiter: 'windows' } as const;
  const rows = Readable.from(safely(inTheirPlaces(lines, heightInText), neutralInCsv));
  const written = stringify(options);
  rows.on('error', (error) => written.destroy(error));
  written.on('close', () => rows.destroy());
  return rows.pipe(written);
}

function xlsxOf(lines: AsyncIterable<Line>): Readable {
  const rows = inTheirPlaces(lines, () => 1);
  return Readable.fromWeb(writeXlsxStream(safely(rows, neutral), { name: 'Data' }) as ReadableStream);
}

/** Texts as lists are exported (rule EX-1). */
async function* safely(rows: AsyncIterable<readonly Cell[]>, shown: (text: string) => string): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === 'string' ? shown(cell) : cell));
}

/** Empty lines before a row that stood further below. */
async function* inTheirPlaces(
  lines: AsyncIterable<Line>,
  heightOf: (cells: readonly Cell[]) => number,
): AsyncGenerator<readonly Cell[]> {
  let written = 0;
  for await (const { line, cells } of lines) {
    const height = heightOf(cells);
    for (; written + height < line; written += 1) yield [];
    yield cells;
    written += height;
  }
}

/** A text with line breaks takes several lines of a text file. */
function heightInText(cells: readonly Cell[]): number {
  return Math.max(...cells.map((cell) => String(cell ?? '').split('\n').length));
}
