import { type Chart, valueAt, WITHHELD } from './chart.js';
import { shownNumber } from './numbers.js';
import { RULE } from './palette.js';
import { area, innerWidth, MARGIN, type Plot, said, type Sheet } from './sheet.js';
import { el, type Markup } from './svg.js';
import { SIZES, wrapped, write, writeLines } from './writing.js';

const CELL = 74;

/** Cells in rows and columns, each with its number and what it is called; its look is a band at the top. */
export const drawMatrix: Plot = (chart, sheet, top) => {
  const label = Math.min(140, innerWidth(sheet) * 0.24);
  const cell = (innerWidth(sheet) - label) / Math.max(1, chart.series.length);
  const left = MARGIN + label;
  const heads = chart.series.map(({ label: name }, at) =>
    writeLines(wrapped(said(name, sheet), cell - 8, SIZES.small, 3), {
      ...{ x: left + (at + 0.5) * cell, y: top, size: SIZES.small, anchor: 'middle' },
    }),
  );
  const from = top + Math.max(0, ...heads.map(({ height }) => height)) + 6;
  const rows = chart.categories.flatMap(({ label: name }, row) => {
    const y = from + row * (CELL + 4);
    const lines = wrapped(said(name, sheet), label - 8, SIZES.small, 4);
    const told = writeLines(lines, {
      x: MARGIN,
      y: y + (CELL - lines.length * SIZES.small * 1.3) / 2,
      size: SIZES.small,
    });
    const cells = chart.series.flatMap((_, column) =>
      drawCell(chart, { row, column }, { x: left + column * cell + 2, y, width: cell - 4, height: CELL, sheet }),
    );
    return [...told.parts, ...cells];
  });
  const height = from - top + chart.categories.length * (CELL + 4) + 8;
  return { parts: [...heads.flatMap(({ parts }) => parts), ...rows], height };
};

interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly sheet: Sheet;
}

function drawCell(chart: Chart, { row, column }: { row: number; column: number }, box: CellBox): Markup[] {
  const { sheet, ...place } = box;
  const series = chart.series[column];
  const value = series ? valueAt(series, row) : null;
  const look = chart.looks?.[row * chart.series.length + column] ?? 'NEUTRAL';
  const called = chart.cells?.[row]?.[column];
  const shown = value === WITHHELD || value === null ? '–' : shownNumber(value, chart.measure, sheet.language);
  const middle = place.x + place.width / 2;
  const name = called ? wrapped(said(called.label, sheet), place.width - 6, SIZES.small, 2) : [];
  return [
    el('rect', { ...place, fill: '#ffffff', stroke: RULE, 'stroke-width': 1 }),
    area({ ...place, height: 12 }, value === WITHHELD ? 'WITHHELD' : look, sheet),
    write(shown, { x: middle, y: place.y + 37, size: 20, anchor: 'middle', bold: true }),
    ...writeLines(name, { x: middle, y: place.y + 40, size: SIZES.small, anchor: 'middle' }).parts,
  ];
}
