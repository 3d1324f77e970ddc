/** Numbers in rows and columns; the first row is the sum of the others, and everybody knows the sum of every row. */
export type Rows = readonly (readonly number[])[];
/** Which cells of the rows are not shown. */
export type Withheld = readonly (readonly boolean[])[];
/** A place in them. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A whole number from `low` to `high`. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/** The sum of some numbers. */
export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** What a reader can reckon of every cell from the sums, as far as each sum alone narrows it down until none does any more. */
export function rangesOf(rows: Rows, withheld: Withheld): Range[][] {
  const ranges = rows.map((row, at) => row.map((count, to) => rangeAtFirst(count, sumOf(row), withheld[at]?.[to])));
  const columns = [...(rows[0] ?? []).keys()];
  for (let isDone = false; !isDone;) {
    const before = JSON.stringify(ranges);
    for (const [at, row] of rows.entries()) {
      const total = sumOf(row);
      ranges[at] = narrowed(ranges[at] ?? [], { low: total, high: total }).parts;
    }
    for (const to of columns) {
      const [whole = { low: 0, high: 0 }, ...parts] = ranges.map((row) => row[to] ?? { low: 0, high: 0 });
      const found = narrowed(parts, whole);
      for (const [at, range] of [found.whole, ...found.parts].entries()) (ranges[at] as Range[])[to] = range;
    }
    isDone = JSON.stringify(ranges) === before;
  }
  return ranges;
}

const rangeAtFirst = (count: number, total: number, isWithheld = false): Range =>
  isWithheld ? { low: 0, high: total } : { low: count, high: count };

/** The ranges of parts and of their sum, each held against the others. */
function narrowed(parts: readonly Range[], whole: Range): { parts: Range[]; whole: Range } {
  const low = sumOf(parts.map((part) => part.low));
  const high = sumOf(parts.map((part) => part.high));
  return {
    parts: parts.map((part) => ({
      low: Math.max(part.low, whole.low - (high - part.high)),
      high: Math.min(part.high, whole.high - (low - part.low)),
    })),
    whole: { low: Math.max(whole.low, low), high: Math.min(whole.high, high) },
  };
}

/**
 * Whether numbers of people that fit all that is shown can have a value in a cell that is withheld. People flow from rows to columns along
 * the withheld cells, and fill what each sum leaves; a column of which the sum is withheld takes what it gets.
 */
export function isPossible(rows: Rows, withheld: Withheld, cell: Cell, value: number): boolean {
  if (value < 0) return false;
  const isOpen = (row: number, column: number): boolean =>
    withheld[row]?.[column] === true && !(row === cell.row && column === cell.column);
  const countAt = (row: number, column: number): number =>
    row === cell.row && column === cell.column ? value : (rows[row]?.[column] ?? 0);
  const columns = [...(rows[0] ?? []).keys()];
  const parts = [...rows.keys()].slice(1);
  const fixed = (row: number, column: number): number => (isOpen(row, column) ? 0 : countAt(row, column));
  const supplies = parts.map((row) => sumOf(rows[row] ?? []) - sumOf(columns.map((column) => fixed(row, column))));
  const demands = columns.map((column) =>
    isOpen(0, column) ? null : countAt(0, column) - sumOf(parts.map((row) => fixed(row, column))),
  );
  const total = sumOf(supplies);
  const unbound = total - sumOf(demands.map((one) => one ?? 0));
  if ([...supplies, ...demands, unbound].some((one) => one !== null && one < 0)) return false;
  const at = { row: 1, column: 1 + parts.length, unbound: 1 + parts.length + columns.length };
  const room = Array.from({ length: at.unbound + 2 }, () => new Array<number>(at.unbound + 2).fill(0));
  const pipe = (from: number, to: number, most: number): void => {
    (room[from] as number[])[to] = most;
  };
  for (const [line, supply] of supplies.entries()) {
    pipe(0, at.row + line, supply);
    for (const to of columns) if (isOpen(line + 1, to)) pipe(at.row + line, at.column + to, total);
  }
  for (const [to, demand] of demands.entries())
    pipe(at.column + to, demand === null ? at.unbound : at.unbound + 1, demand ?? total);
  pipe(at.unbound, at.unbound + 1, unbound);
  return greatestFlow(room, at.unbound + 1) === total;
}

/** How much flows from the first place to another one, along paths that still have room (Ford and Fulkerson). */
function greatestFlow(room: number[][], sink: number): number {
  const push = (from: number, most: number, seen: Set<number>): number => {
    if (from === sink) return most;
    seen.add(from);
    for (const [to, free] of (room[from] ?? []).entries()) {
      const pushed = free > 0 && !seen.has(to) ? push(to, Math.min(most, free), seen) : 0;
      if (pushed === 0) continue;
      (room[from] as number[])[to] = free - pushed;
      (room[to] as number[])[from] = (room[to]?.[from] ?? 0) + pushed;
      return pushed;
    }
    return 0;
  };
  let sum = 0;
  for (let more = push(0, Infinity, new Set()); more > 0; more = push(0, Infinity, new Set())) sum += more;
  return sum;
}
