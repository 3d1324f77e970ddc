import { type Chart, numberOf, valueAt, WITHHELD } from './chart.js';
import { shownNumber } from './numbers.js';
import { PAPER } from './palette.js';
import { area, type Drawn, innerWidth, legend, MARGIN, type Plot, said, type Sheet } from './sheet.js';
import { el, type Markup } from './svg.js';
import { WORDS } from './words.js';
import { SIZES, widthOf, wrapped, write, writeLines } from './writing.js';

const BAR = 24;

/** One bar for each category, cut by the parts of its whole; parts are apart, and their numbers stand on them where there is room. */
export const drawStacked: Plot = (chart, sheet, top) => {
  const hasWithheld = chart.series.some(({ values }) => values.includes(WITHHELD));
  const entries = [
    ...chart.series.map(({ look, label }) => ({ look, label: said(label, sheet) })),
    ...(hasWithheld ? [{ look: 'WITHHELD' as const, label: said(WORDS.withheld, sheet) }] : []),
  ];
  const told = legend(entries, sheet, top);
  const parts = [...told.parts];
  let y = top + told.height + 4;
  for (const at of chart.categories.keys()) {
    const row = rowOf(chart, at, sheet, y);
    parts.push(...row.parts);
    y += row.height;
  }
  return { parts, height: y - top };
};

function rowOf(chart: Chart, at: number, sheet: Sheet, y: number): Drawn {
  const values = chart.series.map((one) => valueAt(one, at));
  const isWithheld = values.includes(WITHHELD);
  const total = values.reduce<number>((sum, value) => sum + (numberOf(value) ?? 0), 0);
  const sum = isWithheld ? '' : `${said(WORDS.total, sheet)} ${shownNumber(total, chart.measure, sheet.language)}`;
  const room = innerWidth(sheet) - widthOf(sum, SIZES.small) - 8;
  const name = chart.categories[at]?.label ?? { id: '', en: '' };
  const label = writeLines(wrapped(said(name, sheet), room, SIZES.text, 2), { x: MARGIN, y });
  const top = y + label.height + 5;
  const box = { x: MARGIN, y: top, width: innerWidth(sheet), height: BAR };
  const shapes = isWithheld ? [area(box, 'WITHHELD', sheet)] : segments(chart, values, total, { sheet, y: top });
  const beside = write(sum, { x: sheet.width - MARGIN, y: y + SIZES.text, size: SIZES.small, anchor: 'end' });
  return { parts: [...label.parts, beside, ...shapes], height: label.height + BAR + 18 };
}

function segments(
  { series, measure }: Chart,
  values: readonly (number | null | typeof WITHHELD)[],
  total: number,
  { sheet, y }: { readonly sheet: Sheet; readonly y: number },
): Markup[] {
  if (total === 0) return [write(said(WORDS.none, sheet), { x: MARGIN, y: y + 16, size: SIZES.small })];
  const parts: Markup[] = [];
  let before = 0;
  for (const [at, { look }] of series.entries()) {
    const value = numberOf(values[at] ?? null) ?? 0;
    const x = MARGIN + (before / total) * innerWidth(sheet);
    const width = (value / total) * innerWidth(sheet);
    before += value;
    if (value === 0) continue;
    // A gap of paper keeps neighbours apart, whatever their colours.
    parts.push(area({ x, y, width: Math.max(width - 2.5, 1.5), height: BAR }, look, sheet));
    const text = shownNumber(value, measure, sheet.language);
    const chip = widthOf(text, SIZES.small) + 8;
    if (chip + 8 > width) continue;
    const middle = x + (width - 2.5) / 2;
    parts.push(el('rect', { x: middle - chip / 2, y: y + 4, width: chip, height: 16, rx: 3, fill: PAPER }));
    parts.push(write(text, { x: middle, y: y + 16.5, size: SIZES.small, anchor: 'middle', bold: true }));
  }
  return parts;
}
