import { type Cell, textOf } from '../domain/cell.js';
import { goesOn, type HeaderReading, isNumbering, type NamedColumn, readHeader } from '../domain/header.js';
import type { ImportColumn } from '../domain/import-column.js';
import { LINES_ABOVE } from './limits.js';
import type { FileRow } from './table-file.js';

/** Of a profile, what decides where the header is and what its titles mean. */
export interface HeaderWish {
  readonly headerLine: number | null;
  readonly columns: readonly NamedColumn[];
  readonly constants: readonly { readonly field: string }[];
}

/** The header of a file and where the rows below it begin. */
export interface FoundHeader extends HeaderReading {
  /** Its line, or the lower one of two. */
  readonly line: number;
  /** The place of the first row that may be data, among those that were looked at. */
  readonly next: number;
  /** Cells there are in its line. */
  readonly width: number;
}

/**
 * Finds the header among the first rows: of those that people write above it, the first in which nothing is missing, or else
 * the one that comes closest; null when all rows are empty, or none is where the profile says. Rows come with their lines.
 */
export function findHeader(
  rows: readonly FileRow[],
  columns: readonly ImportColumn[],
  wish: HeaderWish,
): FoundHeader | null {
  const given = new Set(wish.constants.map(({ field }) => field));
  const filled = rows.flatMap((row, place) => (isEmpty(row.cells) ? [] : [{ row, place }]));
  const tried = filled.slice(0, wish.headerLine === null ? LINES_ABOVE : undefined);
  let best: FoundHeader | null = null;
  for (const [at, { row, place }] of tried.entries()) {
    if (wish.headerLine !== null && row.line !== wish.headerLine) continue;
    const read = (...lines: (readonly Cell[])[]): HeaderReading => readHeader(lines, columns, wish.columns, given);
    const upper = read(row.cells);
    const below = filled[at + 1];
    const pair = below && { upper, both: read(row.cells, below.row.cells), lower: read(below.row.cells) };
    const found =
      pair && goesOn(row.cells, below.row.cells, pair)
        ? headerAt(pair.both, below.row.line, below.place, Math.max(row.cells.length, below.row.cells.length), filled)
        : headerAt(upper, row.line, place, row.cells.length, filled);
    if (found.missing.length === 0) return found;
    if (!best || isCloser(found, best)) best = found;
  }
  return best;
}

/** True when no cell of a row says anything. */
export function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => textOf(cell) === '');
}

function headerAt(
  reading: HeaderReading,
  line: number,
  place: number,
  width: number,
  filled: readonly { readonly row: FileRow; readonly place: number }[],
): FoundHeader {
  const below = filled.find((one) => one.place > place);
  const next = below && isNumbering(below.row.cells) ? below.place + 1 : place + 1;
  return { ...reading, line, next, width };
}

function isCloser(one: HeaderReading, other: HeaderReading): boolean {
  if (one.missing.length !== other.missing.length) return one.missing.length < other.missing.length;
  return one.places.size > other.places.size;
}
