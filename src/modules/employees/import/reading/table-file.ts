import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '../../../../kernel/errors/domain-error.js';
import { type Cell, textOf } from '../domain/cell.js';
import { type ImportColumn, requiredNames } from '../domain/import-column.js';
import type { RowCells } from '../domain/row-reader.js';
import { fileProblems } from '../import.problems.js';
import { openCsv } from './csv.js';
import { LINES_ABOVE, MOST_COLUMNS, MOST_ROWS } from './limits.js';
import { openWorkbook } from './xlsx.js';

/** One row as the file has it. */
export interface FileRow {
  /** The line in the file, as an editor or a spreadsheet counts. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Cells there are in a file where every row must have as many as the header. */
  readonly width?: number;
}

/** One row below the header. */
export interface TableRow extends RowCells {
  readonly line: number;
}

/** The rows of a file, and how much of it is read: bytes of a text file, rows of a workbook. */
export interface RowSource<Row> {
  readonly rows: AsyncGenerator<Row>;
  readonly progress: () => { readonly done: number; readonly total: number };
}

const HEAD_BYTES = 65_536;

/**
 * Opens a CSV or XLSX file; what it is, its content tells. Columns are found by their names in any order, capitals do not
 * matter, and others are passed over.
 * Throws, here or while rows are read, what `fileProblems` lists.
 */
export async function openTable(path: string, columns: readonly ImportColumn[]): Promise<RowSource<TableRow>> {
  const required = requiredNames(columns);
  const { rows, progress } = await sourceOf(path, required);
  return { rows: underHeader(rows, required), progress };
}

async function sourceOf(path: string, required: readonly string[]): Promise<RowSource<FileRow>> {
  const { size } = await stat(path).catch(() => {
    throw fileProblems.LOST();
  });
  if (size === 0) throw fileProblems.EMPTY();
  const head = await buffer(createReadStream(path, { end: HEAD_BYTES - 1 }));
  const begins = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (begins(0xd0, 0xcf)) throw fileProblems.OLD_EXCEL();
  if (begins(0x50, 0x4b, 0x03, 0x04)) return openWorkbook(path, (rows) => lackedBy(rows, required));
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) throw fileProblems.ENCODING();
  if (size === 1 || head.includes(0)) throw fileProblems.NOT_A_TABLE();
  return openCsv(path, size, head.toString('utf8'));
}

/** How many of the needed columns the line lacks that looks most like the header; 0 only where a row stands below it. */
async function lackedBy(rows: AsyncGenerator<FileRow>, required: readonly string[]): Promise<number> {
  try {
    await underHeader(rows, required).next();
    return 0;
  } catch (error) {
    const missing = error instanceof DomainError ? error.facts.columns : undefined;
    return typeof missing === 'string' ? missing.split(', ').length : Infinity;
  }
}

async function* underHeader(rows: AsyncGenerator<FileRow>, required: readonly string[]): AsyncGenerator<TableRow> {
  let header: ((row: FileRow) => TableRow) | undefined;
  let above = 0;
  let count = 0;
  /** What is missing of the line that looks most like the header. */
  let missing = required;
  for await (const row of rows) {
    if (row.cells.length > MOST_COLUMNS) throw fileProblems.TOO_MANY_COLUMNS({ limit: MOST_COLUMNS, line: row.line });
    if (row.cells.every((cell) => textOf(cell) === '')) continue;
    if (header) {
      if ((count += 1) > MOST_ROWS) throw fileProblems.TOO_MANY_ROWS({ limit: MOST_ROWS });
      yield header(row);
      continue;
    }
    const names = row.cells.map((cell) => columnKey(textOf(cell)));
    const absent = required.filter((name) => !names.includes(columnKey(name)));
    if (above === 0 || absent.length < missing.length) missing = absent;
    if (absent.length === 0) header = headerOf(names, required);
    else if ((above += 1) === LINES_ABOVE) break;
  }
  if (!header && above > 0) throw fileProblems.COLUMNS_MISSING({ columns: missing.join(', ') });
  if (count === 0) throw fileProblems.EMPTY();
}

/** Reads rows by the names of their columns. A column that is needed must not stand there twice. */
function headerOf(names: readonly string[], required: readonly string[]): (row: FileRow) => TableRow {
  const twice = required.find((name) => names.indexOf(columnKey(name)) !== names.lastIndexOf(columnKey(name)));
  if (twice !== undefined) throw fileProblems.COLUMN_REPEATED({ column: twice });
  const places = new Map(names.map((name, place) => [name, place]));
  const expected = names.length;
  return ({ line, cells, width }) => {
    const misfits =
      width !== undefined && (width < expected || cells.slice(expected).some((cell) => textOf(cell) !== ''));
    const cell = (column: string): Cell => cells[places.get(column.toUpperCase()) ?? -1] ?? null;
    return { line, cell, misfit: misfits ? { found: width, expected } : undefined };
  };
}

function columnKey(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toUpperCase();
}
