import { closeSync, createReadStream, openSync, readFileSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Cell } from '../domain/cell.js';
import type { RefusalCode, UnpackAnswer, UnpackTask } from './workbook.js';

/*
 * The thread in which workbooks are read, by libraries and never by parsers of our own. It is given memory and time; what it
 * cannot bear ends it, and not the service. It imports
 * packages only, each when it is needed, so that Node starts it soon and runs it from the sources and from the build.
 */

interface SheetRow {
  readonly sheet: number;
  /** The line, from 1. */
  readonly line: number;
  readonly values: readonly unknown[];
}

const task = workerData as UnpackTask;
const SPOOL_BLOCK = 65_536;
const HEAD_CELL = 200;
/** Names within the container of an old Excel file: a workbook with a password, and one with macros. */
const MARKS = [
  ['EncryptedPackage', 'ENCRYPTED'],
  ['_VBA_PROJECT', 'ACTIVE_CONTENT'],
] as const;

class Refusal extends Error {
  readonly refusal: RefusalCode;
  readonly line: number;

  constructor(refusal: RefusalCode, line = 0) {
    super(refusal);
    this.refusal = refusal;
    this.line = line;
  }
}

/** The first rows of each sheet; one that cannot be read has none. */
async function heads(): Promise<UnpackAnswer> {
  const sheets: { line: number; cells: Cell[] }[][] = Array.from({ length: task.sheets }, () => []);
  const looked = { maxRows: task.limits.rowsLookedAt };
  if (task.format === 'XLSX') {
    const { streamXlsxRows } = await import('hucre/xlsx');
    const bytes = readFileSync(task.path);
    for (const [sheet, head] of sheets.entries())
      try {
        for await (const { index, values } of streamXlsxRows(bytes, { sheet, ...looked }))
          head.push(headRow(index + 1, values));
      } catch {
        head.length = 0;
      }
  } else
    for await (const { sheet, line, values } of rows()) {
      while (sheets.length <= sheet && sheets.length < task.limits.sheets) sheets.push([]);
      const head = sheets[sheet];
      if (head && head.length < task.limits.rowsLookedAt) head.push(headRow(line, values));
    }
  return { heads: sheets };
}

function headRow(line: number, values: readonly unknown[]): { line: number; cells: Cell[] } {
  const cells = values.slice(0, task.limits.columns).map((value) => {
    const cell = cellOf(value);
    return typeof cell === 'string' ? cell.slice(0, HEAD_CELL) : cell;
  });
  return { line, cells };
}

/** Writes the rows of a sheet to a file, one a line, without ever waiting: a row that is not taken at once would pile up. */
async function spool(wanted: number): Promise<UnpackAnswer> {
  const file = openSync(task.spool, 'w', 0o600);
  let [last, count, text] = [0, 0, ''];
  try {
    for await (const { line, values } of rows(wanted)) {
      if (!(line > last)) throw new Refusal('DAMAGED');
      last = line;
      count += 1;
      // Here, and not only where rows are taken: a row of a few bytes can be wider than all that the disk holds.
      if (values.length > task.limits.columns) throw new Refusal('TOO_MANY_COLUMNS', line);
      if (count > task.limits.rows) throw new Refusal('TOO_MANY_ROWS');
      text += `${lineOf(line, Array.from(values, cellOf))}\n`;
      if (text.length < SPOOL_BLOCK) continue;
      writeSync(file, text);
      text = '';
    }
    writeSync(file, text);
    return { count };
  } finally {
    closeSync(file);
  }
}

/** JSON may hold two characters that readers of lines take for the end of one. */
function lineOf(line: number, cells: readonly Cell[]): string {
  return JSON.stringify({ line, cells }).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value === 'string') return value.slice(0, task.limits.cell);
  return typeof value === 'number' ? value : typeof value === 'boolean' ? String(value) : null;
}

/** The rows of one sheet, or of all where they cannot be had one by one. Formulas count by their kept result. */
async function* rows(wanted?: number): AsyncGenerator<SheetRow> {
  const isWanted = (sheet: number): boolean => wanted === undefined || wanted === sheet;
  if (task.format === 'XLSX') {
    const { streamXlsxRows } = await import('hucre/xlsx');
    for await (const { index, values } of streamXlsxRows(readFileSync(task.path), { sheet: wanted ?? 0 }))
      yield { sheet: wanted ?? 0, line: index + 1, values };
  } else if (task.format === 'ODS') {
    const { streamOdsRows } = await import('hucre/ods');
    for await (const { index, sheetIndex = 0, values } of streamOdsRows(readFileSync(task.path)))
      if (isWanted(sheetIndex)) yield { sheet: sheetIndex, line: index + 1, values };
  } else if (task.format === 'XLS') {
    const { readXls } = await import('hucre');
    const bytes = readFileSync(task.path);
    for (const [mark, refusal] of MARKS) if (bytes.includes(Buffer.from(mark, 'utf16le'))) throw new Refusal(refusal);
    for (const [sheet, { rows: found }] of (await readXls(bytes)).sheets.entries())
      // Rows that the file leaves out are holes, which a loop over the values would fill.
      for (const at of Object.keys(found))
        if (isWanted(sheet)) yield { sheet, line: Number(at) + 1, values: found[Number(at)] ?? [] };
  } else yield* markupRows(wanted);
}

/**
 * The tables of an HTML page, or the sheets of an XML workbook, which name the same things differently. A cell that spans
 * others stands in the first of them. Nothing that the text points to is fetched, and no entity of its own is known.
 */
async function* markupRows(wanted?: number): AsyncGenerator<SheetRow> {
  const { Parser } = await import('htmlparser2');
  const ready: SheetRow[] = [];
  const reader = new MarkupTables((row) => {
    if (wanted === undefined || wanted === row.sheet) ready.push(row);
  });
  const parser = new Parser(reader, { decodeEntities: true, xmlMode: task.format === 'XML', lowerCaseTags: true });
  const decoder = new TextDecoder(task.encoding);
  for await (const piece of createReadStream(task.path)) {
    parser.write(decoder.decode(piece as Buffer, { stream: true }));
    yield* ready.splice(0);
  }
  parser.end(decoder.decode());
  yield* ready.splice(0);
}

interface OpenTable {
  readonly sheet: number;
  line: number;
  row: Cell[] | null;
  /** Columns that cells of earlier rows reach down into, and for how many rows more. */
  readonly reaching: Map<number, number>;
  cell: { text: string; across: number; down: number; type: string } | null;
}

class MarkupTables {
  private readonly open: OpenTable[] = [];
  private count = 0;
  /** Within a script or style, whose text is not for people. */
  private hidden = 0;
  private nested = 0;

  private readonly emit: (row: SheetRow) => void;

  constructor(emit: (row: SheetRow) => void) {
    this.emit = emit;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    const of = (key: string): number => Math.trunc(Number(attributes[key] ?? attributes[`ss:${key}`])) || 0;
    const table = this.open.at(-1);
    if ((this.nested += 1) > task.limits.nested) throw new Refusal('TOO_COMPLEX');
    if (name === 'table' || name === 'worksheet') {
      // The table of an XML workbook stands in its worksheet.
      if (name === 'table' && task.format === 'XML') return;
      this.open.push({ sheet: this.count, line: 0, row: null, reaching: new Map(), cell: null });
      this.count += 1;
    } else if (name === 'script' || name === 'style') this.hidden += 1;
    else if (name === 'br' || name === 'p' || name === 'div') this.ontext(' ');
    else if (!table) return;
    else if (name === 'tr' || name === 'row') this.beginRow(table, of('Index'));
    else if (name === 'td' || name === 'th' || name === 'cell') {
      this.endCell(table);
      if (!table.row) this.beginRow(table, 0);
      const index = of('Index');
      while (table.row && index > 0 && table.row.length < Math.min(index - 1, task.limits.columns + 1))
        table.row.push(null);
      const across = task.format === 'XML' ? of('MergeAcross') + 1 : of('colspan');
      const down = task.format === 'XML' ? 1 : of('rowspan');
      table.cell = { text: '', across: Math.max(across, 1), down: Math.max(down, 1), type: '' };
    } else if (name === 'data' && table.cell) table.cell.type = attributes['ss:Type'] ?? '';
  }

  ontext(text: string): void {
    const cell = this.open.at(-1)?.cell;
    if (cell && this.hidden === 0 && cell.text.length < task.limits.cell * 4) cell.text += text;
  }

  onclosetag(name: string): void {
    const table = this.open.at(-1);
    this.nested -= 1;
    if (name === 'script' || name === 'style') this.hidden = Math.max(this.hidden - 1, 0);
    else if (!table) return;
    else if (name === 'td' || name === 'th' || name === 'cell') this.endCell(table);
    else if (name === 'tr' || name === 'row') this.endRow(table);
    else if (name === 'worksheet' || (name === 'table' && task.format !== 'XML')) {
      this.endRow(table);
      this.open.pop();
    }
  }

  onend(): void {
    for (const table of this.open.splice(0).reverse()) this.endRow(table);
  }

  private beginRow(table: OpenTable, index: number): void {
    this.endRow(table);
    table.line = Math.max(table.line + 1, index);
    table.row = [];
  }

  private endCell(table: OpenTable): void {
    const { cell, row, reaching } = table;
    table.cell = null;
    if (!cell || !row) return;
    this.skipReached(row, reaching);
    const text = cell.text.replace(/\s+/g, ' ').trim();
    const first = row.length;
    row.push(cell.type === 'Number' && text !== '' ? Number(text) : text === '' ? null : text);
    // One more than there may be is enough to be refused for; a page may claim any number.
    const end = Math.min(first + cell.across, task.limits.columns + 1);
    while (row.length < end) row.push(null);
    if (cell.down > 1) for (let place = first; place < end; place += 1) reaching.set(place, cell.down - 1);
  }

  private skipReached(row: Cell[], reaching: Map<number, number>): void {
    for (let left = reaching.get(row.length); left !== undefined; left = reaching.get(row.length)) {
      if (left > 1) reaching.set(row.length, left - 1);
      else reaching.delete(row.length);
      row.push(null);
    }
  }

  private endRow(table: OpenTable): void {
    this.endCell(table);
    const { row, line, sheet, reaching } = table;
    table.row = null;
    for (const [place, left] of reaching) {
      if (!row || place < row.length) continue;
      if (left > 1) reaching.set(place, left - 1);
      else reaching.delete(place);
    }
    if (row && row.length > 0) this.emit({ sheet, line, values: row });
  }
}

/** What stopped the reading: a limit, the disk, or whatever a library says of a broken file. */
function failure(error: unknown): UnpackAnswer {
  if (error instanceof Refusal) return { refusal: error.refusal, line: error.line };
  const { message, syscall, code } = error as NodeJS.ErrnoException;
  if (syscall !== undefined) return { fault: { message, syscall, code: code ?? '' } };
  return { refusal: 'DAMAGED', line: 0, because: message };
}

const answer = await (task.sheet === null ? heads() : spool(task.sheet)).catch(failure);
parentPort?.postMessage(answer satisfies UnpackAnswer);
