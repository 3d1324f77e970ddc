import { type Cell, isPossible, rangesOf, type Rows, sumOf, type Withheld } from './reckoning.js';

/** A number of people from 1 to 4 is never told. Rule PF-2. */
export const FEWEST = 5;

/**
 * Which cells of a table are withheld: `rows[0]` is the sum of the others, and the sum of every row is known to the reader. No cell from 1
 * to 4, and none that holds everybody of its row, is shown, nor can one be narrowed down by sums: of each of them a reader who reckons with
 * all that is shown is left with a range of at least five between the least and the most it can be. Rule PF-3.
 */
export function withheldCells(rows: Rows): boolean[][] {
  const withheld: boolean[][] = rows.map((row) => row.map((count) => isSensitive(row, count)));
  for (let next = companion(rows, withheld); next; next = companion(rows, withheld))
    (withheld[next.row] as boolean[])[next.column] = true;
  return withheld;
}

/** From 1 to 4 people, or everybody of the row. */
function isSensitive(row: readonly number[], count: number): boolean {
  return count > 0 && (count < FEWEST || count === sumOf(row));
}

/** What else has to be withheld: beside one that is alone in its row, and for the first that can be narrowed down too far. */
function companion(rows: Rows, withheld: Withheld): Cell | undefined {
  const ranges = rangesOf(rows, withheld);
  const cells = rows.flatMap((counts, row) => [...counts.keys()].map((column) => ({ row, column })));
  const isLeft = (one: Cell): boolean => isSensitive(rows[one.row] ?? [], rows[one.row]?.[one.column] ?? 0);
  const isNarrow = ({ row, column }: Cell): boolean => {
    const { low, high } = ranges[row]?.[column] ?? { low: 0, high: 0 };
    return high - low < FEWEST;
  };
  const [hidden, shown] = [true, false].map((is) => cells.filter((one) => withheld[one.row]?.[one.column] === is));
  const isAlone = ({ row }: Cell): boolean => hidden?.filter((one) => one.row === row).length === 1;
  const sensitive = cells.filter(isLeft);
  const isTold = (one: Cell): boolean => !isWide(rows, withheld, one);
  const found = hidden?.find(isAlone) ?? sensitive.find(isNarrow) ?? sensitive.find(isTold);
  if (!found || !hidden || !shown) return undefined;
  const ofRow = hidden.filter(({ row }) => row === found.row);
  const isRowTold = ofRow.length === 1 || sumOf(ofRow.map(({ row, column }) => rows[row]?.[column] ?? 0)) < FEWEST;
  const beside = shown.filter(({ row }) => row === found.row);
  const inColumn = shown.filter(({ column }) => column === found.column);
  const needed = new Set(ofRow.map(({ column }) => column));
  const groups = [isRowTold ? beside : [], inColumn, shown.filter(({ column }) => needed.has(column)), beside, shown];
  return smallest(groups.find((group) => group.length > 0) ?? [], rows);
}

/** Whether a cell can be at least five more or fewer than the least or the most it can be, with all that is shown. */
function isWide(rows: Rows, withheld: Withheld, cell: Cell): boolean {
  const real = rows[cell.row]?.[cell.column] ?? 0;
  let [low, high] = [real, real];
  while (high - low < FEWEST && isPossible(rows, withheld, cell, high + 1)) high++;
  while (high - low < FEWEST && isPossible(rows, withheld, cell, low - 1)) low--;
  return high - low >= FEWEST;
}

/** The cell with the smallest count; nought, which tells of nobody, comes last. */
function smallest(cells: readonly Cell[], rows: Rows): Cell | undefined {
  const rank = ({ row, column }: Cell): number => rows[row]?.[column] || Number.POSITIVE_INFINITY;
  return [...cells].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))[0];
}
