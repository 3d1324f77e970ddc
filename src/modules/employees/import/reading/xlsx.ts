import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { streamXlsxRows } from 'hucre/xlsx';
import yauzl from 'yauzl';
import { DomainError } from '../../../../kernel/errors/domain-error.js';
import type { Cell } from '../domain/cell.js';
import { fileProblems } from '../import.problems.js';
import { LINES_ABOVE, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, ROWS_LOOKED_AT } from './limits.js';
import type { FileRow, RowSource } from './table-file.js';

/* Spreadsheets and ZIP files are read by libraries, never by parsers of our own: a rule of the house. */

/** What a workbook may unpack to; a file of a few kilobytes can hold gigabytes. */
const UNPACKED_LIMIT_BYTES = 536_870_912;
/** What one part beside the sheets may unpack to: the reader makes a tree of it that takes twenty times as much memory. */
const PART_LIMIT_BYTES = 25_165_824;
/** Most characters of a cell that are looked at; what follows is dropped. */
const CELL_LIMIT = 2_001;
const SPOOL_BLOCK = 65_536;

/** Says how far the first rows of a sheet are from the table that is wanted: 0 when they are that table. */
type Distance = (rows: AsyncGenerator<FileRow>) => Promise<number>;

/**
 * Opens a workbook: of several sheets the one that is the table, or comes closest to it. Every part is unpacked once without
 * being kept, so that nothing too large or damaged reaches the reader.
 * Throws IMPORT_FILE.NOT_A_TABLE, UNPACKED_TOO_LARGE, DAMAGED, SEVERAL_SHEETS.
 */
export async function openWorkbook(path: string, distance: Distance): Promise<RowSource<FileRow>> {
  const { isWorkbook, sheets } = await inspect(path).catch(refuseDamage);
  if (!isWorkbook) throw fileProblems.NOT_A_TABLE();
  const sheet = sheets > 1 ? await closestSheet(await readFile(path), Math.min(sheets, MOST_SHEETS), distance) : 0;
  const progress = { done: 0, total: 0 };
  return { rows: rowsOf(path, sheet, progress), progress: () => progress };
}

async function inspect(path: string): Promise<{ isWorkbook: boolean; sheets: number }> {
  const archive = await yauzl.openPromise(path);
  let [unpacked, isWorkbook, sheets] = [0, false, 0];
  try {
    for await (const entry of archive.eachEntry()) {
      isWorkbook ||= entry.fileName === 'xl/workbook.xml';
      if (/^xl\/(work|chart|dialog|macro)sheets\/[^/]+\.xml$/.test(entry.fileName)) sheets += 1;
      const limitBytes = entry.fileName.startsWith('xl/worksheets/') ? UNPACKED_LIMIT_BYTES : PART_LIMIT_BYTES;
      let part = 0;
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        part += (chunk as Buffer).length;
        unpacked += (chunk as Buffer).length;
        if (part > limitBytes || unpacked > UNPACKED_LIMIT_BYTES) throw fileProblems.UNPACKED_TOO_LARGE({ limitBytes });
      }
    }
    return { isWorkbook, sheets };
  } finally {
    archive.close();
  }
}

/** The place of the sheet that comes closest; rows of two tables would be two files. One that cannot be read is none. */
async function closestSheet(workbook: Buffer, sheets: number, distance: Distance): Promise<number> {
  const distances: number[] = [];
  for (let sheet = 0; sheet < sheets; sheet += 1)
    distances.push(await distance(firstRows(workbook, sheet)).catch(() => Infinity));
  const fitting = distances.flatMap((one, sheet) => (one === 0 ? [sheet + 1] : []));
  if (fitting.length > 1) throw fileProblems.SEVERAL_SHEETS({ sheets: fitting.join(', ') });
  return distances.indexOf(Math.min(...distances));
}

async function* firstRows(workbook: Buffer, sheet: number): AsyncGenerator<FileRow> {
  for await (const { index, values } of streamXlsxRows(workbook, { sheet, maxRows: ROWS_LOOKED_AT }))
    yield { line: index + 1, cells: values.slice(0, MOST_COLUMNS).map(cellOf) };
}

/**
 * The rows of a sheet; formulas count by their kept result. The library reads on whether its rows are taken or not,
 * so they wait on disk and not in memory for whoever takes them slowly.
 */
async function* rowsOf(
  path: string,
  sheet: number,
  progress: { done: number; total: number },
): AsyncGenerator<FileRow> {
  const spool = `${path}.rows`;
  try {
    progress.total = await unpackRows(path, sheet, spool);
    for await (const row of createInterface({ input: createReadStream(spool) })) {
      progress.done += 1;
      yield JSON.parse(row) as FileRow;
    }
  } finally {
    await rm(spool, { force: true });
  }
}

/** Writes the rows to a file, one a line, without ever waiting: a row that is not taken at once would pile up. */
async function unpackRows(path: string, sheet: number, spool: string): Promise<number> {
  const file = openSync(spool, 'w', 0o600);
  let [last, count, text] = [0, 0, ''];
  try {
    for await (const { index, values } of streamXlsxRows(await readFile(path), { sheet })) {
      if (!(index >= last)) throw fileProblems.DAMAGED();
      last = index + 1;
      count += 1;
      // Here, and not only where rows are taken: a row of a few bytes can be wider than all that the disk holds.
      if (values.length > MOST_COLUMNS) throw fileProblems.TOO_MANY_COLUMNS({ limit: MOST_COLUMNS, line: last });
      if (count > MOST_ROWS + LINES_ABOVE) throw fileProblems.TOO_MANY_ROWS({ limit: MOST_ROWS });
      text += `${lineOf({ line: last, cells: values.map(cellOf) })}\n`;
      if (text.length < SPOOL_BLOCK) continue;
      writeSync(file, text);
      text = '';
    }
    writeSync(file, text);
    return count;
  } catch (error) {
    return refuseDamage(error);
  } finally {
    closeSync(file);
  }
}

/** JSON may hold two characters that readers of lines take for the end of one. */
function lineOf(row: FileRow): string {
  return JSON.stringify(row).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value === 'string') return value.slice(0, CELL_LIMIT);
  return typeof value === 'number' ? value : typeof value === 'boolean' ? String(value) : null;
}

/** Whatever the libraries say of a broken file, the reader of the report learns that it is damaged; a full disk is our fault. */
function refuseDamage(error: unknown): never {
  if (error instanceof Error && 'syscall' in error) throw error;
  throw error instanceof DomainError ? error : Object.assign(fileProblems.DAMAGED(), { cause: error });
}
