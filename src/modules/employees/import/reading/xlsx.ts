import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { streamXlsxRows } from 'hucre/xlsx';
import yauzl from 'yauzl';
import { DomainError } from '../../../../kernel/errors/domain-error.js';
import type { Cell } from '../domain/cell.js';
import { fileProblems } from '../import.problems.js';
import type { FileRow } from './table-file.js';

/* Spreadsheets and ZIP files are read by libraries, never by parsers of our own: a rule of the house. */

/** What a workbook may unpack to; a file of a few kilobytes can hold gigabytes. */
const UNPACKED_LIMIT_BYTES = 536_870_912;
/** What one part beside the sheets may unpack to: the reader makes a tree of it that takes twenty times as much memory. */
const PART_LIMIT_BYTES = 25_165_824;
/** Most characters of a cell that are looked at; what follows is dropped. */
const CELL_LIMIT = 2_001;
const ROW = Buffer.from('<row ');
const SPOOL_BLOCK = 65_536;

/** A workbook that may be read: its rows as they come, and how many its sheets have. */
export interface Workbook {
  readonly rows: AsyncGenerator<FileRow>;
  readonly rowCount: number;
}

/**
 * Opens a workbook, or answers null when the ZIP file is something else. Every part is unpacked once without being kept, so
 * that nothing too large or damaged reaches the reader. Throws IMPORT_FILE.UNPACKED_TOO_LARGE, IMPORT_FILE.DAMAGED.
 */
export async function openWorkbook(path: string): Promise<Workbook | null> {
  let [unpacked, rowCount, isWorkbook] = [0, 0, false];
  try {
    const archive = await yauzl.openPromise(path);
    try {
      for await (const entry of archive.eachEntry()) {
        const isSheet = entry.fileName.startsWith('xl/worksheets/');
        isWorkbook ||= entry.fileName === 'xl/workbook.xml';
        let part = 0;
        for await (const chunk of await archive.openReadStreamPromise(entry)) {
          part += (chunk as Buffer).length;
          unpacked += (chunk as Buffer).length;
          const limitBytes = isSheet ? UNPACKED_LIMIT_BYTES : PART_LIMIT_BYTES;
          if (part > limitBytes || unpacked > UNPACKED_LIMIT_BYTES)
            throw fileProblems.UNPACKED_TOO_LARGE({ limitBytes });
          if (isSheet) rowCount += occurrences(chunk as Buffer, ROW);
        }
      }
    } finally {
      archive.close();
    }
  } catch (error) {
    throw asDamage(error);
  }
  return isWorkbook ? { rows: rowsOf(path), rowCount } : null;
}

/**
 * The rows of the first sheet; formulas count by their kept result. The library reads on whether its rows are taken or not,
 * so they wait on disk and not in memory for whoever takes them slowly.
 */
async function* rowsOf(path: string): AsyncGenerator<FileRow> {
  const spool = `${path}.rows`;
  try {
    await unpackRows(path, spool);
    for await (const row of createInterface({ input: createReadStream(spool) })) yield JSON.parse(row) as FileRow;
  } finally {
    await rm(spool, { force: true });
  }
}

/** Writes the rows to a file, one a line, without ever waiting: a row that is not taken at once would pile up. */
async function unpackRows(path: string, spool: string): Promise<void> {
  const file = openSync(spool, 'w', 0o600);
  let last = 0;
  let text = '';
  try {
    for await (const { index, values } of streamXlsxRows(await readFile(path))) {
      if (!(index >= last)) throw fileProblems.DAMAGED();
      last = index + 1;
      text += `${lineOf({ line: last, cells: values.map(cellOf) })}\n`;
      if (text.length < SPOOL_BLOCK) continue;
      writeSync(file, text);
      text = '';
    }
    writeSync(file, text);
  } catch (error) {
    throw asDamage(error);
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

/** Roughly how often the bytes occur: one that lies across two chunks is not seen, which progress does not mind. */
function occurrences(chunk: Buffer, bytes: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(bytes); at >= 0; at = chunk.indexOf(bytes, at + bytes.length)) count += 1;
  return count;
}

/** Whatever the libraries say of a broken file, the reader of the report learns that it is damaged. */
function asDamage(error: unknown): Error {
  return error instanceof DomainError ? error : Object.assign(fileProblems.DAMAGED(), { cause: error });
}
