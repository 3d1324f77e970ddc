import type { Cell } from '../domain/cell.js';
import { fileProblems } from '../import.problems.js';
import type { FileRow } from './table-file.js';
import { type Book, CELL_LIMIT, readBook, unescaped } from './xlsx-book.js';
import { scan } from './xlsx-part.js';
import { attribute, attributePattern, type XmlListener } from './xml-scanner.js';
import type { ZipFile } from './zip-file.js';

/** The sheet, which is never held as a whole. */
const SHEET_LIMIT_BYTES = 536_870_912;
const MS_PER_DAY = 86_400_000;

const REFERENCE = attributePattern('r');
const TYPE = attributePattern('t');
const STYLE = attributePattern('s');

/** The rows of a workbook's first visible sheet, as they are read; formulas count by their kept result. */
export async function* xlsxRows(zip: ZipFile): AsyncGenerator<FileRow> {
  const book = await readBook(zip);
  const rows = new SheetReader(book);
  for await (const _ of scan(zip, book.sheet, rows, SHEET_LIMIT_BYTES)) yield* rows.take();
}

/** Puts rows together from the tags of a sheet. */
class SheetReader implements XmlListener {
  private done: FileRow[] = [];
  private line = 0;
  private cells: Cell[] = [];
  private column = -1;
  private type = '';
  private style = -1;
  private value = '';
  private reading = false;

  constructor(private readonly book: Book) {}

  /** The rows that are complete. */
  take(): FileRow[] {
    const done = this.done;
    this.done = [];
    return done;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') this.reading = true;
    else if (name === 'row') this.openRow(attributes);
  }

  text(text: string): void {
    if (this.reading && this.value.length < CELL_LIMIT) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.done.push({ line: this.line, cells: this.cells });
  }

  private openRow(attributes: string): void {
    const line = Number(attribute(attributes, REFERENCE) ?? this.line + 1);
    if (!Number.isInteger(line) || line <= this.line || line > 1_048_576) throw fileProblems.DAMAGED();
    Object.assign(this, { line, cells: [], column: -1 });
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, REFERENCE);
    this.column = reference === undefined ? this.column + 1 : columnOf(reference);
    this.type = attribute(attributes, TYPE) ?? 'n';
    this.style = Number(attribute(attributes, STYLE) ?? -1);
    this.value = '';
  }

  /** A formatted cell without content is none: a sheet may have thousands of them beside its last column. */
  private closeCell(): void {
    const cell = this.cell();
    if (cell === null || cell === '') return;
    if (this.column < 0) throw fileProblems.DAMAGED();
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = cell;
  }

  private cell(): Cell {
    const { type, value, book } = this;
    if (type === 's') return book.texts[Number(value)] ?? null;
    if (type === 'd') return value.slice(0, 10);
    if (type === 'n') return value === '' ? null : this.number(Number(value));
    return unescaped(value).slice(0, CELL_LIMIT);
  }

  private number(value: number): Cell {
    if (!this.book.isDay(this.style)) return value;
    const day = new Date(this.book.epoch + Math.floor(value) * MS_PER_DAY);
    return Number.isNaN(day.getTime()) ? String(value) : day.toISOString().slice(0, 10);
  }
}

/** The index of the column of a reference such as `AB12`: 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}
