import { isCivilDate } from '../values/civil-date.js';
import type { Column } from './columns.js';

/** A cell of an exported row; null is an empty one. */
export type Cell = string | number | boolean | Date | null;
/** Gives the cell of a column for its value, which is there. */
type Show = (value: unknown, column: Column) => Cell;

/** How a spreadsheet begins what it would calculate, also in full-width signs; and the sign that is put before it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;
/** More digits than a spreadsheet keeps of what it takes for a number: a NIP, a NIK. */
const MANY_DIGITS = /^\d{16,}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
/** The most that a cell of a workbook holds. */
const LONGEST_CELL = 32_767;
/** Workbooks count days from here on without a fault; an earlier day stays text. */
const FIRST_DAY = '1900-03-01';

/**
 * The text as a spreadsheet shows it and never calculates it (rule EX-1): an apostrophe stands before what it would take
 * for a formula, and before an apostrophe, so that whoever takes one away has what was written.
 */
export function neutral(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** As `neutral`, for a file without types of cells: also before a row of digits that would lose its last ones. */
export function neutralInCsv(text: string): string {
  return MANY_DIGITS.test(text) ? `'${text}` : neutral(text);
}

/** The values of an item in the order of the columns, as the cells of one kind of file. */
export function cellsOf(item: unknown, columns: readonly Column[], show: Show): Cell[] {
  return columns.map((column) => {
    const value = column.path.reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name], item);
    return value === null || value === undefined ? null : show(value, column);
  });
}

/**
 * A cell of a CSV: what JSON says of the value, fractions after a comma as in Indonesian, whose spreadsheets read 5.5 as the
 * fifth of May (rule EX-1).
 */
export const csvCell: Show = (value, { kind }) => {
  if (typeof value === 'number') return withComma(String(value));
  if (typeof value === 'boolean') return String(value);
  const text = textOf(value);
  return kind === 'decimal' && DECIMAL.test(text) ? withComma(text) : neutralInCsv(text);
};

/**
 * A cell of a workbook: days, instants, numbers and truth values as such, codes in words, everything else as text. Workbooks know no zones,
 * so that instants are shown as the clocks of the government do, `offsetMs` ahead of UTC.
 */
export function workbookCell(offsetMs: number): Show {
  return (value, { kind, words }) => {
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    const text = textOf(words ? inWords(value, words) : value);
    if (kind === 'day' && isCivilDate(text) && text >= FIRST_DAY) return new Date(`${text}T00:00:00Z`);
    if (kind === 'instant' && INSTANT.test(text)) return new Date(Date.parse(text) + offsetMs);
    if (kind === 'decimal' && isExact(text)) return Number(text);
    const safe = neutral(text);
    return safe.length > LONGEST_CELL ? `${safe.slice(0, LONGEST_CELL - 1)}…` : safe;
  };
}

/** A code, or each of a list, in words; what is no text stays. */
function inWords(value: unknown, words: (code: string) => string): unknown {
  if (Array.isArray(value)) return value.map((part) => inWords(part, words));
  return typeof value === 'string' ? words(value) : value;
}

/** A decimal of at most 15 digits is in a workbook what it is on paper; a longer one stays text. */
function isExact(text: string): boolean {
  return DECIMAL.test(text) && text.replace(/\D/g, '').length <= 15;
}

function withComma(figure: string): string {
  return figure.replace('.', ',');
}

/** Lists of single values are read by people, everything larger is JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const isSimple = Array.isArray(value) && value.every((part) => typeof part !== 'object');
  return isSimple ? value.join(', ') : JSON.stringify(value);
}
