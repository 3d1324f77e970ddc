import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Cell, textOf } from '../domain/cell.js';
import { fileProblems } from '../import.problems.js';
import { csvRows, separatorOf } from './csv.js';
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
export interface TableRow {
  readonly line: number;
  /** The cell below a column's name; null where the row has none. */
  cell(column: string): Cell;
  /** Cells there are and columns there should be, where they differ. */
  readonly misfit?: { readonly found: number; readonly expected: number };
}

/** A file of rows below a header, whatever its kind. */
export interface TableFile {
  readonly rows: AsyncGenerator<TableRow>;
  /** How much is read, in bytes of a text file and in rows of a workbook, and how much there is. */
  progress(): { readonly done: number; readonly total: number };
}

const MOST_ROWS = 200_000;
const MOST_COLUMNS = 200;
/** Titles and other lines that people put above the header. */
const LINES_ABOVE = 15;
const HEAD_BYTES = 65_536;

/**
 * Opens a CSV or XLSX file; what it is, its content tells. Columns are found by their names in any order, capitals do not
 * matter, and others are passed over.
 * Throws, here or while rows are read, what `fileProblems` lists.
 */
export async function openTable(path: string, required: readonly string[]): Promise<TableFile> {
  const { head, size } = await headOf(path);
  if (size === 0) throw fileProblems.EMPTY();
  if (head.readUInt16BE(0) === 0xd0cf) throw fileProblems.OLD_EXCEL();
  if (head.toString('latin1', 0, 4) === 'PK\u0003\u0004') {
    const workbook = await openWorkbook(path);
    if (!workbook) throw fileProblems.NOT_A_TABLE();
    let done = 0;
    const counted = async function* (): AsyncGenerator<FileRow> {
      for await (const row of workbook.rows) {
        done += 1;
        yield row;
      }
    };
    return {
      rows: underHeader(counted(), required),
      progress: () => ({ done, total: Math.max(done, workbook.rowCount) }),
    };
  }
  if (head.readUInt16BE(0) === 0xfffe || head.readUInt16BE(0) === 0xfeff) throw fileProblems.ENCODING();
  if (head.includes(0)) throw fileProblems.NOT_A_TABLE();
  const source = createReadStream(path);
  const rows = csvRows(source, separatorOf(head.toString('utf8').replace(/^\ufeff/, '')));
  return { rows: underHeader(rows, required), progress: () => ({ done: source.bytesRead, total: size }) };
}

async function headOf(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path, 'r').catch(() => {
    throw fileProblems.LOST();
  });
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    // Two bytes at least, so that the marks of other formats can be looked for.
    return { head: buffer.subarray(0, Math.max(bytesRead, 2)), size };
  } finally {
    await file.close();
  }
}

/** Column names of the header and where they stand. */
class Header {
  private readonly places = new Map<string, number>();
  readonly missing: readonly string[];

  constructor(
    private readonly cells: readonly Cell[],
    required: readonly string[],
  ) {
    cells.forEach((cell, place) => this.places.set(columnKey(textOf(cell)), place));
    this.missing = required.filter((name) => !this.places.has(columnKey(name)));
  }

  /** Refuses a header in which a column of these stands twice. */
  requireOnce(names: readonly string[]): void {
    const keys = this.cells.map((cell) => columnKey(textOf(cell)));
    const twice = names.find((name) => keys.filter((key) => key === columnKey(name)).length > 1);
    if (twice !== undefined) throw fileProblems.COLUMN_REPEATED({ column: twice });
  }

  rowOf({ line, cells, width }: FileRow): TableRow {
    const expected = this.cells.length;
    const misfits =
      width !== undefined && (width < expected || cells.slice(expected).some((cell) => textOf(cell) !== ''));
    const cell = (column: string): Cell => cells[this.places.get(column.toUpperCase()) ?? -1] ?? null;
    return { line, cell, misfit: misfits ? { found: width, expected } : undefined };
  }
}

function columnKey(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toUpperCase();
}

async function* underHeader(rows: AsyncGenerator<FileRow>, required: readonly string[]): AsyncGenerator<TableRow> {
  const above: Header[] = [];
  let header: Header | undefined;
  let count = 0;
  for await (const row of rows) {
    if (row.cells.length > MOST_COLUMNS) throw fileProblems.TOO_MANY_COLUMNS({ limit: MOST_COLUMNS, line: row.line });
    if (row.cells.every((cell) => textOf(cell) === '')) continue;
    if (!header) {
      header = headerOf(row, required, above);
      continue;
    }
    if ((count += 1) > MOST_ROWS) throw fileProblems.TOO_MANY_ROWS({ limit: MOST_ROWS });
    yield header.rowOf(row);
  }
  if (!header && above.length > 0) throw missing(above);
  if (count === 0) throw fileProblems.EMPTY();
}

/** The row as the header when it has all columns; undefined for a line above the header. */
function headerOf(row: FileRow, required: readonly string[], above: Header[]): Header | undefined {
  const header = new Header(row.cells, required);
  if (header.missing.length === 0) {
    header.requireOnce(required);
    return header;
  }
  if (above.push(header) === LINES_ABOVE) throw missing(above);
  return undefined;
}

/** What is missing of the line that looks most like the header. */
function missing(lines: readonly Header[]): Error {
  const best = lines.reduce((a, b) => (b.missing.length < a.missing.length ? b : a));
  return fileProblems.COLUMNS_MISSING({ columns: best.missing.join(', ') });
}
