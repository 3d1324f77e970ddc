import { type Chart, numberOf, valueAt } from './chart.js';
import { shownNumber } from './numbers.js';
import { APPEARANCES, INK } from './palette.js';
import { type Drawn, innerWidth, legend, mark, MARGIN, type Plot, rule, said, type Sheet } from './sheet.js';
import { el, type Markup } from './svg.js';
import { SIZES, wrapped, write, writeLines } from './writing.js';

/** The series that a chart of intervals has, in this order. */
export const INTERVAL_SERIES = ['RAW', 'ADJUSTED', 'LOW', 'HIGH'] as const;

/** Dots on intervals beside a line at nought, each below its name: what was seen, and what is left of it by comparison. */
export const drawIntervals: Plot = (chart, sheet, top) => {
  const entries = chart.series
    .slice(0, 2)
    .map(({ look, label }) => ({ look, label: said(label, sheet), isLine: true }));
  const told = legend(entries, sheet, top);
  const reach = reachOf(chart);
  const from = top + told.height + 6;
  const parts: Markup[] = [];
  let y = from;
  for (const at of chart.categories.keys()) {
    const row = rowOf(chart, at, { sheet, y, reach });
    parts.push(...row.parts);
    y += row.height;
  }
  const zero = rule(`M${xOf(0, sheet, reach)},${from} V${y}`);
  const end = shownNumber(reach, chart.measure, sheet.language);
  const scale = [
    write(`−${end}`, { x: MARGIN, y: y + 14, size: SIZES.small }),
    write('0', { x: xOf(0, sheet, reach), y: y + 14, size: SIZES.small, anchor: 'middle' }),
    write(`+${end}`, { x: sheet.width - MARGIN, y: y + 14, size: SIZES.small, anchor: 'end' }),
  ];
  return { parts: [...told.parts, zero, ...parts, ...scale], height: y - top + 24 };
};

function reachOf({ series }: Chart): number {
  return Math.max(1, ...series.flatMap(({ values }) => values.map((value) => Math.abs(numberOf(value) ?? 0))));
}

const xOf = (value: number, sheet: Sheet, reach: number): number =>
  MARGIN + 8 + ((value + reach) / (2 * reach)) * (innerWidth(sheet) - 16);

interface Place {
  readonly sheet: Sheet;
  readonly y: number;
  readonly reach: number;
}

function rowOf(chart: Chart, at: number, { sheet, y, reach }: Place): Drawn {
  const [raw, adjusted, low, high] = chart.series.map((one) => numberOf(valueAt(one, at)));
  const text = textOf(chart, at, sheet);
  const room = innerWidth(sheet) - 8;
  const name = chart.categories[at]?.label ?? { id: '', en: '' };
  const label = writeLines(wrapped(said(name, sheet), room, SIZES.text, 2), { x: MARGIN, y });
  const numbers = writeLines(wrapped(text, room, SIZES.small, 2), {
    x: MARGIN,
    y: y + label.height,
    size: SIZES.small,
  });
  const middle = y + label.height + numbers.height + 14;
  const line = isKnown(low) && isKnown(high) ? [interval(xOf(low, sheet, reach), xOf(high, sheet, reach), middle)] : [];
  const dots = chart.series.slice(0, 2).flatMap(({ look }, which) => {
    const value = which === 0 ? raw : adjusted;
    return isKnown(value) ? [mark(xOf(value, sheet, reach), middle, look)] : [];
  });
  // Names lie over the line at nought on paper of their own.
  const ground = el('rect', {
    x: MARGIN,
    y,
    width: innerWidth(sheet),
    height: label.height + numbers.height,
    fill: '#ffffff',
  });
  return { parts: [ground, ...label.parts, ...numbers.parts, ...line, ...dots], height: middle - y + 20 };
}

const isKnown = (value: number | null | undefined): value is number => typeof value === 'number';

function textOf({ series, measure }: Chart, at: number, { language }: Sheet): string {
  const [raw, adjusted, low, high] = series.map((one) => {
    const value = numberOf(valueAt(one, at));
    return value === null ? null : shownNumber(value, measure, language);
  });
  const range = low == null || high == null ? '' : ` (${low} … ${high})`;
  // The interval is that of the first number, and stands beside it.
  return `${raw ?? '–'}${range} → ${adjusted ?? '–'}`;
}

function interval(from: number, to: number, y: number): Markup {
  const d = `M${from.toFixed(1)},${y} H${to.toFixed(1)} M${from.toFixed(1)},${y - 5} v10 M${to.toFixed(1)},${y - 5} v10`;
  return el('path', { d, fill: 'none', stroke: APPEARANCES.BAIK.colour ?? INK, 'stroke-width': 2 });
}
