import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Line } from './lines.js';
import { CELL_PADDING, groupHeight, type OpenCell, type OpenGroup, takePiece } from './pieces.js';

const LINE = 10;
const line = (text: string): Line => ({
  ...{ text, font: 'regular', size: 8, x: 0, width: 10, height: LINE, spaceBefore: 0 },
  ...{ underline: false, marker: null, paragraph: 0 },
});
const cellOf = (column: number, name: string, count: number): OpenCell => ({
  ...{ source: { paragraphs: [] }, column, span: 1, rowSpan: 1 },
  lines: Array.from({ length: count }, (_, at) => line(`${name}${at}`)),
});
/** Rows by the numbers of lines of their cells, and of the cells beside all of them. */
const group = (rows: readonly (readonly number[])[], spanned: readonly number[] = []): OpenGroup => ({
  spanned: spanned.map((count, at) => cellOf(at, `s${at}.`, count)),
  rows: rows.map((counts, row) => ({
    source: { row },
    cells: counts.map((count, at) => cellOf(spanned.length + at, `r${row}c${at}.`, count)),
  })),
});
const height = (lines: number): number => lines * LINE + 2 * CELL_PADDING;
const ON_THE_WAY = { keepUnder: 0, isFresh: false };

describe('takePiece (rule DC-3)', () => {
  it('takes all that fits', () => {
    const taken = takePiece(group([[3, 1]]), height(3), ON_THE_WAY);
    expect(taken?.rest).toBeNull();
    expect(taken?.piece.height).toBe(height(3));
  });

  it('stretches the last row to the cells beside it', () => {
    const taken = takePiece(group([[1], [1]], [6]), 500, ON_THE_WAY);
    expect(taken?.piece.rows.map((row) => row.height)).toEqual([height(1), height(6) - height(1)]);
  });

  it('leaves a small group for the next page', () => {
    expect(takePiece(group([[8]]), height(5), { keepUnder: height(8), isFresh: false })).toBeNull();
  });

  it('cuts a large one, with two lines at least on both sides', () => {
    const taken = takePiece(group([[8]]), height(7), ON_THE_WAY);
    expect(taken?.piece.rows[0]?.cells[0]?.lines).toHaveLength(6);
    expect(taken?.rest?.rows[0]?.cells[0]?.lines).toHaveLength(2);
    expect(takePiece(group([[8]]), height(1) + 5, ON_THE_WAY)).toBeNull();
  });

  it('takes whole rows and leaves the next for the next page where it cannot be cut well', () => {
    const taken = takePiece(group([[2], [3], [4]]), height(2) + height(3) + height(1), ON_THE_WAY);
    expect(taken?.piece.rows).toHaveLength(2);
    expect(taken?.rest?.rows).toHaveLength(1);
  });

  it('goes on with the cells beside the rows when the rows have ended', () => {
    const taken = takePiece(group([[2]], [20]), height(10), ON_THE_WAY);
    expect(taken?.piece.spanned[0]?.lines).toHaveLength(10);
    expect(taken?.rest?.spanned[0]?.lines).toHaveLength(10);
    expect(taken?.rest?.rows[0]?.cells[0]?.lines).toHaveLength(0);
  });

  it('says a repeated cell again beside rows that go on, and is not kept going by it', () => {
    const [number] = group([], [1]).spanned.map((cell) => ({ ...cell, source: { ...cell.source, repeated: true } }));
    if (!number) throw new Error('No cell.');
    const taken = takePiece({ ...group([[8]]), spanned: [number] }, height(6), ON_THE_WAY);
    expect(taken?.rest?.spanned[0]).toMatchObject({ isAgain: true, lines: number.lines });
    expect(takePiece(taken?.rest ?? group([]), 500, ON_THE_WAY)?.rest).toBeNull();
  });

  it('loses no line and repeats none on whatever pages, and never takes more than there is room', () => {
    const sizes = fc.array(fc.array(fc.nat(30), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 });
    const beside = fc.array(fc.nat(60), { maxLength: 2 });
    fc.assert(
      fc.property(
        sizes,
        beside,
        fc.integer({ min: 40, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (rows, spanned, page, first) => {
          const seen: string[] = [];
          let rest: OpenGroup | null = group(rows, spanned);
          const all = textsOf(rest);
          let [room, isFresh] = [Math.min(first, page), false];
          for (let pages = 0; rest !== null; pages += 1) {
            expect(pages).toBeLessThan(1000);
            const taken = takePiece(rest, room, { keepUnder: page * 0.3, isFresh });
            expect(taken === null && isFresh).toBe(false);
            if (taken) {
              expect(taken.piece.height).toBeLessThanOrEqual(room + 0.001);
              seen.push(...textsOf(taken.piece));
              rest = taken.rest;
            }
            [room, isFresh] = [page, true];
          }
          expect(seen.sort()).toEqual(all.sort());
        },
      ),
    );
  });

  it('is as high as its rows or the cells beside them', () => {
    expect(groupHeight(group([[1], [2]], [1]))).toBe(height(1) + height(2));
    expect(groupHeight(group([[1], [2]], [9]))).toBe(height(9));
  });
});

function textsOf({ spanned, rows }: Pick<OpenGroup, 'spanned' | 'rows'>): string[] {
  return [...spanned, ...rows.flatMap(({ cells }) => cells)].flatMap(({ lines }) => lines.map(({ text }) => text));
}
