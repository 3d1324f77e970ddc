import { type Chart, numberOf, type Value, valueAt, WITHHELD } from './chart.js';
import { shownNumber } from './numbers.js';
import { HEAT, inkOn, PAPER, RULE } from './palette.js';
import { area, innerWidth, legend, MARGIN, type Plot, said, type Sheet } from './sheet.js';
import { el, type Markup } from './svg.js';
import { WORDS } from './words.js';
import { SIZES, wrapped, write, writeLines } from './writing.js';

const CELL = 26;
/** From this width on, names stand at the left; on less they stand above their rows. */
const WIDE = 640;

/** Cells by lightness, each with its number; what was withheld is hatched. Values are tenths of a per cent from 0 to 1000. */
export const drawHeatMap: Plot = (chart, sheet, top) => {
  const isWide = sheet.width >= WIDE;
  const label = isWide ? 190 : 0;
  const cell = (innerWidth(sheet) - label) / Math.max(1, chart.series.length);
  const left = MARGIN + label;
  const heads = chart.series.map(({ label: name }, at) =>
    write(said(name, sheet), { x: left + (at + 0.5) * cell, y: top + 12, size: SIZES.small, anchor: 'middle' }),
  );
  const parts: Markup[] = [...heads];
  let y = top + 20;
  for (const [at, { label: name }] of chart.categories.entries()) {
    const lines = wrapped(said(name, sheet), isWide ? label - 10 : innerWidth(sheet), SIZES.small, 2);
    const told = writeLines(lines, { x: MARGIN, y, size: SIZES.small });
    const from = isWide ? y : y + told.height + 4;
    const cells = chart.series.flatMap((series, column) =>
      drawCell(valueAt(series, at), { x: left + column * cell, y: from, width: cell - 2, height: CELL }, sheet),
    );
    parts.push(...told.parts, ...cells);
    y = Math.max(y + told.height, from + CELL) + (isWide ? 4 : 10);
  }
  const entries = hasWithheld(chart) ? [{ look: 'WITHHELD' as const, label: said(WORDS.withheld, sheet) }] : [];
  const below = legend(entries, sheet, y + 4);
  return { parts: [...parts, ...below.parts], height: y - top + 4 + below.height };
};

const hasWithheld = ({ series }: Chart): boolean => series.some(({ values }) => values.includes(WITHHELD));

interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawCell(value: Value, box: CellBox, sheet: Sheet): Markup[] {
  if (value === WITHHELD) return [area(box, 'WITHHELD', sheet)];
  const number = numberOf(value);
  const colour = number === null ? PAPER : (HEAT[heatOf(number)] ?? PAPER);
  const edge = { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1 };
  const shown = number === null ? '·' : shownNumber(Math.round(number / 10), 'COUNT', sheet.language);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 4.5 };
  return [
    el('rect', { ...edge, fill: colour, stroke: RULE, 'stroke-width': 1 }),
    write(shown, { ...at, size: SIZES.small, anchor: 'middle', colour: inkOn(colour) }),
  ];
}

/** Which of five steps a share in tenths of a per cent is on. */
const heatOf = (tenths: number): number => Math.min(HEAT.length - 1, Math.max(0, Math.floor(tenths / 200)));
