import { heightOf, type Line } from './lines.js';
import type { Cell } from './model.js';

/** A cell with the lines of it that are not yet on a page. */
export interface OpenCell {
  readonly source: Cell;
  readonly column: number;
  readonly span: number;
  /** Over how many rows it stands. */
  readonly rowSpan: number;
  readonly lines: readonly Line[];
  /** True for one that has stood on a page already and is said again. */
  readonly isAgain?: boolean;
}

/** Rows that are not yet on a page, with the cells beside all of them. `source` tells which row it is, however often it is cut. */
export interface OpenGroup {
  readonly spanned: readonly OpenCell[];
  readonly rows: readonly OpenRow[];
}
export interface OpenRow {
  readonly source: object;
  readonly cells: readonly OpenCell[];
}

/** What of a group goes on one page. */
export interface Piece {
  readonly spanned: readonly OpenCell[];
  readonly rows: readonly (OpenRow & { readonly height: number })[];
  readonly height: number;
}
export interface Taken {
  readonly piece: Piece;
  readonly rest: OpenGroup | null;
}

/** Space above and below the text of a cell. */
export const CELL_PADDING = 2.5;
/** So many lines of a paragraph stand together at the foot of a page and at the top of the next one. */
const TOGETHER = 2;
/** Less than this is no place to begin a row in. */
const LEAST_ROOM = 24;

const cellHeight = ({ lines }: OpenCell): number => heightOf(lines) + 2 * CELL_PADDING;
const highest = (cells: readonly OpenCell[]): number => Math.max(0, ...cells.map(cellHeight));

/** How high a group is as a whole. */
export function groupHeight({ spanned, rows }: OpenGroup): number {
  return Math.max(
    rows.reduce((sum, { cells }) => sum + highest(cells), 0),
    highest(spanned),
  );
}

/**
 * Takes of a group what fits into the room that a page has left; null when it is better begun on the next page: because it is small enough
 * to stay whole (`keepUnder`), or because too few of its lines would stand here. On a fresh page something is always taken.
 */
export function takePiece(group: OpenGroup, room: number, { keepUnder, isFresh }: PageTerms): Taken | null {
  const height = groupHeight(group);
  if (height <= room) return { piece: whole(group, height), rest: null };
  if (!isFresh && height <= keepUnder) return null;
  return cut(group, room, TOGETHER) ?? (isFresh ? cut(group, room, 1) : null);
}
export interface PageTerms {
  readonly keepUnder: number;
  readonly isFresh: boolean;
}

function whole({ spanned, rows }: OpenGroup, height: number): Piece {
  const heights = rows.map(({ cells }) => highest(cells));
  const missing = height - heights.reduce((sum, one) => sum + one, 0);
  const stretched = rows.map((row, at) => ({
    ...row,
    height: (heights[at] ?? 0) + (at === rows.length - 1 ? missing : 0),
  }));
  return { spanned, rows: stretched, height };
}

function cut(group: OpenGroup, room: number, together: number): Taken | null {
  const taken: OpenRow[] = [];
  const left: OpenRow[] = [];
  let used = 0;
  for (const row of group.rows) {
    const height = highest(row.cells);
    if (left.length > 0) left.push(row);
    else if (used + height <= room) {
      taken.push(row);
      used += height;
    } else {
      const isWorth = room - used > LEAST_ROOM;
      const split = isWorth ? splitCells(row.cells, room - used, together) : null;
      if (split) taken.push({ source: row.source, cells: split.now });
      left.push(split ? { source: row.source, cells: split.later } : row);
      used += split ? highest(split.now) : 0;
    }
  }
  if (taken.length === 0) return null;
  const beside = splitCells(group.spanned, room, together);
  if (!beside) return null;
  const height = Math.max(used, highest(beside.now));
  const hasMore = beside.later.some(({ lines }) => lines.length > 0);
  // Cells beside the rows may go on when the rows have ended.
  const last = group.rows.at(-1);
  const empty = { source: last?.source ?? group, cells: (last?.cells ?? []).map((cell) => ({ ...cell, lines: [] })) };
  const rest = left.length > 0 ? left : hasMore ? [empty] : [];
  const piece = whole({ spanned: beside.now, rows: taken }, height);
  return { piece, rest: rest.length > 0 ? { spanned: saidAgain(group.spanned, beside.later), rows: rest } : null };
}

/** What is left of the cells beside rows; one that is repeated, and has been said in whole, is said again. */
function saidAgain(before: readonly OpenCell[], later: readonly OpenCell[]): OpenCell[] {
  return later.map((cell, at) => {
    const isDone = cell.source.repeated === true && cell.lines.length === 0;
    return isDone ? { ...cell, lines: before[at]?.lines ?? [], isAgain: true } : cell;
  });
}

interface Split {
  readonly now: readonly OpenCell[];
  readonly later: readonly OpenCell[];
}

/** Each cell up to the room; null when of one of them too few lines would be here. */
function splitCells(cells: readonly OpenCell[], room: number, together: number): Split | null {
  const counts = cells.map(({ lines }) => linesWithin(lines, room - 2 * CELL_PADDING, together));
  if (counts.some((count) => count === null)) return null;
  const part = (from: (count: number) => [number, number?]): OpenCell[] =>
    cells.map((cell, at) => ({ ...cell, lines: cell.lines.slice(...from(counts[at] ?? 0)) }));
  return { now: part((count) => [0, count]), later: part((count) => [count]) };
}

/** How many lines fit, with enough of them here and, where some are left, there. */
function linesWithin(lines: readonly Line[], room: number, together: number): number | null {
  let [count, used] = [0, 0];
  for (const line of lines) {
    used += line.height + line.spaceBefore;
    if (used > room) break;
    count += 1;
  }
  if (count === lines.length) return count;
  count = Math.min(count, lines.length - together);
  return count >= together ? count : null;
}
