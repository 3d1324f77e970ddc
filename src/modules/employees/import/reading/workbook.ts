import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import yauzl from 'yauzl';
import { DomainError } from '../../../../kernel/errors/domain-error.js';
import type { SerialSystem } from '../domain/cell.js';
import { fileProblems } from '../import-file.problems.js';
import type { FileFormat, Sniffed } from './formats.js';
import {
  CELL_LIMIT,
  LINES_ABOVE,
  MOST_COLUMNS,
  MOST_NESTED,
  MOST_ROWS,
  MOST_SHEETS,
  ODS_LIMIT_BYTES,
  PART_LIMIT_BYTES,
  READER_LIMIT_MEGABYTES,
  READER_LIMIT_MS,
  ROWS_LOOKED_AT,
  UNPACKED_LIMIT_BYTES,
} from './limits.js';
import type { FileRow, RowSource } from './table-file.js';

/** What the thread that reads a workbook is told. */
export interface UnpackTask {
  readonly path: string;
  readonly format: Exclude<FileFormat, 'CSV'>;
  readonly encoding: string;
  /** The sheet that is written to the spool; null for the first rows of all. */
  readonly sheet: number | null;
  /** How many sheets there are, where that is known beforehand. */
  readonly sheets: number;
  readonly spool: string;
  readonly limits: Readonly<Record<'rows' | 'columns' | 'sheets' | 'rowsLookedAt' | 'cell' | 'nested', number>>;
}

/** Why it gives up. */
export type RefusalCode =
  'TOO_COMPLEX' | 'DAMAGED' | 'ENCRYPTED' | 'ACTIVE_CONTENT' | 'TOO_MANY_COLUMNS' | 'TOO_MANY_ROWS';

/** What it answers. */
export type UnpackAnswer =
  | { readonly count: number }
  | { readonly heads: readonly (readonly FileRow[])[] }
  | { readonly refusal: RefusalCode; readonly line: number; readonly because?: string }
  | { readonly fault: { readonly message: string; readonly syscall: string; readonly code: string } };

/** Says how far the first rows of a sheet are from the table that is wanted: 0 when they are that table. */
export type Distance = (rows: readonly FileRow[]) => number;

/** A workbook with the sheet that was chosen of it. */
export interface OpenWorkbook extends RowSource<FileRow> {
  readonly format: Exclude<FileFormat, 'CSV'>;
  /** Counted from 1; null where there is only one. */
  readonly sheet: number | null;
  readonly serials: SerialSystem;
}

const LIMITS = {
  ...{ rows: MOST_ROWS + LINES_ABOVE, columns: MOST_COLUMNS, sheets: MOST_SHEETS },
  ...{ rowsLookedAt: ROWS_LOOKED_AT, cell: CELL_LIMIT, nested: MOST_NESTED },
};
/** In tests the sources are run as they are. */
const WORKER = new URL(`./unpack.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Opens a workbook: of several sheets the one that is the table, or comes closest to it. Every part of a ZIP file is unpacked
 * once without being kept, so that nothing too large or damaged reaches the reader, which works in a thread of its own.
 * Throws IMPORT_FILE.NOT_A_TABLE, ENCRYPTED, ACTIVE_CONTENT, UNPACKED_TOO_LARGE, TOO_COMPLEX, DAMAGED, OLD_EXCEL, SEVERAL_SHEETS.
 */
export async function openWorkbook(path: string, file: Sniffed, distance: Distance): Promise<OpenWorkbook> {
  const { format, sheets, serials } =
    file.format === 'ZIP'
      ? await inspect(path).catch(refuseDamage)
      : { format: file.format, sheets: 0, serials: 1900 as const };
  if (format === 'CSV') throw fileProblems.NOT_A_TABLE();
  const task = { path, format, encoding: file.encoding, sheets, spool: `${path}.rows`, limits: LIMITS };
  const chosen = sheets === 1 ? { sheet: 0, shown: null } : await closestSheet(task, distance);
  const progress = { done: 0, total: 0 };
  const rows = rowsOf({ ...task, sheet: chosen.sheet }, progress);
  return { format, sheet: chosen.shown, serials, rows, progress: () => progress };
}

interface Inspected {
  readonly format: 'XLSX' | 'ODS';
  /** 0 where only reading tells. */
  readonly sheets: number;
  readonly serials: SerialSystem;
}

async function inspect(path: string): Promise<Inspected> {
  const archive = await yauzl.openPromise(path);
  let [unpacked, sheets] = [0, 0];
  let format: Inspected['format'] | null = null;
  let serials: SerialSystem = 1900;
  try {
    for await (const entry of archive.eachEntry()) {
      const name = entry.fileName;
      if (MACROS.test(name)) throw fileProblems.ACTIVE_CONTENT();
      if (/^xl\/(work|chart|dialog)sheets\/[^/]+\.xml$/.test(name)) sheets += 1;
      const limitBytes = limitOf(name);
      const said: Buffer[] = [];
      let part = 0;
      for await (const piece of await archive.openReadStreamPromise(entry)) {
        const chunk = piece as Buffer;
        if (part === 0 && chunk.includes('<!DOCTYPE') && !isManifest(name)) throw fileProblems.ACTIVE_CONTENT();
        part += chunk.length;
        unpacked += chunk.length;
        if (part > limitBytes || unpacked > UNPACKED_LIMIT_BYTES) throw fileProblems.UNPACKED_TOO_LARGE({ limitBytes });
        if (TOLD_BY.test(name)) said.push(chunk);
      }
      const text = Buffer.concat(said).toString();
      if (name === 'xl/workbook.xml') format = 'XLSX';
      else if (text.startsWith('application/vnd.oasis.opendocument.spreadsheet')) format = 'ODS';
      else if (text.includes('encryption-data')) throw fileProblems.ENCRYPTED();
      if (/\bdate1904\s*=\s*["'](1|true)/.test(text)) serials = 1904;
    }
  } finally {
    archive.close();
  }
  if (!format) throw fileProblems.NOT_A_TABLE();
  return { format, sheets: format === 'XLSX' ? sheets : 0, serials };
}

/** Parts that say what the file is. */
const TOLD_BY = /^(mimetype|xl\/workbook\.xml|META-INF\/manifest\.xml)$/;
/** Parts that are programs; they are never run, but whoever sends a table has no need of them. */
const MACROS = /(^|\/)vbaProject\.bin$|^xl\/macrosheets\/|^(Basic|Scripts)\//i;

/** The list of parts of an ODS file names its grammar, as its standard once asked for. */
const isManifest = (name: string): boolean => name === 'META-INF/manifest.xml';

function limitOf(part: string): number {
  if (part === 'content.xml') return ODS_LIMIT_BYTES;
  return part.startsWith('xl/worksheets/') ? UNPACKED_LIMIT_BYTES : PART_LIMIT_BYTES;
}

type Task = Omit<UnpackTask, 'sheet'>;

/** The place of the sheet that comes closest; rows of two tables would be two files. */
async function closestSheet(task: Task, distance: Distance): Promise<{ sheet: number; shown: number | null }> {
  const answer = await unpack({ ...task, sheets: Math.min(task.sheets, MOST_SHEETS), sheet: null });
  const heads = 'heads' in answer ? answer.heads : [];
  if (heads.length === 0) throw fileProblems.EMPTY();
  const distances = heads.map((rows) => distance(rows));
  const fitting = distances.flatMap((one, sheet) => (one === 0 ? [sheet + 1] : []));
  if (fitting.length > 1) throw fileProblems.SEVERAL_SHEETS({ sheets: fitting.join(', ') });
  const sheet = distances.indexOf(Math.min(...distances));
  return { sheet, shown: heads.length > 1 ? sheet + 1 : null };
}

/** The rows of a sheet, which wait on disk and not in memory for whoever takes them slowly. */
async function* rowsOf(task: UnpackTask, progress: { done: number; total: number }): AsyncGenerator<FileRow> {
  try {
    const answer = await unpack(task);
    progress.total = 'count' in answer ? answer.count : 0;
    for await (const row of createInterface({ input: createReadStream(task.spool) })) {
      progress.done += 1;
      yield JSON.parse(row) as FileRow;
    }
  } finally {
    await rm(task.spool, { force: true });
  }
}

/** Has the thread do one task and ends it, whatever became of it. */
async function unpack(task: UnpackTask): Promise<UnpackAnswer> {
  const resourceLimits = { maxOldGenerationSizeMb: READER_LIMIT_MEGABYTES };
  const worker = new Worker(WORKER, { workerData: task, resourceLimits });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<UnpackAnswer>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', () => reject(fileProblems.TOO_COMPLEX()));
      timer = setTimeout(() => reject(fileProblems.TOO_COMPLEX()), READER_LIMIT_MS);
    });
    if ('fault' in answer) throw Object.assign(new Error(answer.fault.message), answer.fault);
    if ('refusal' in answer) throw refusalOf(answer, task.format);
    return answer;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? fileProblems.TOO_COMPLEX() : error;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

type Refused = Extract<UnpackAnswer, { refusal: string }>;

function refusalOf({ refusal, line, because }: Refused, format: UnpackTask['format']): DomainError {
  if (refusal === 'TOO_MANY_COLUMNS') return fileProblems.TOO_MANY_COLUMNS({ limit: MOST_COLUMNS, line });
  if (refusal === 'TOO_MANY_ROWS') return fileProblems.TOO_MANY_ROWS({ limit: MOST_ROWS });
  if (refusal !== 'DAMAGED') return fileProblems[refusal]();
  const problem = format === 'XLS' ? fileProblems.OLD_EXCEL() : fileProblems.DAMAGED();
  return Object.assign(problem, { cause: because });
}

/** Whatever the library says of a broken ZIP file, the reader of the report learns that it is damaged; a full disk is our fault. */
function refuseDamage(error: unknown): never {
  if (error instanceof Error && 'syscall' in error) throw error;
  throw error instanceof DomainError ? error : Object.assign(fileProblems.DAMAGED(), { cause: error });
}
