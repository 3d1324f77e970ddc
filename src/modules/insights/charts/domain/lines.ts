import { type Chart, numberOf, valueAt } from './chart.js';
import { shownNumber } from './numbers.js';
import { innerWidth, legend, lineOf, mark, MARGIN, type Plot, rule, said, type Sheet } from './sheet.js';
import type { Markup } from './svg.js';
import { SIZES, widthOf, write } from './writing.js';

const HEIGHT = 210;

/** Series over time, each with its own line and mark and its last number at the end. */
export const drawLines: Plot = (chart, sheet, top) => {
  const entries = chart.series.map(({ look, label }) => ({ look, label: said(label, sheet), isLine: true }));
  const told = legend(entries, sheet, top);
  const most = niceMost(chart);
  const end = widthOf(shownNumber(most, chart.measure, sheet.language), SIZES.small) + 14;
  const plot = { left: MARGIN + end, top: top + told.height + 10, most, width: innerWidth(sheet) - 2 * end };
  const parts = [
    ...told.parts,
    ...scale(chart, sheet, plot),
    ...chart.series.flatMap((series) => lineAndMarks(chart, series, plot)),
    ...endings(chart, sheet, plot),
  ];
  return { parts, height: told.height + 10 + HEIGHT + 34 };
};

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly most: number;
}

const xOf = (at: number, { categories }: Chart, { left, width }: Area): number =>
  categories.length < 2 ? left + width / 2 : left + (at / (categories.length - 1)) * width;
const yOf = (value: number, { top, most }: Area): number => top + HEIGHT - (value / most) * HEIGHT;

/** The end of the scale: a hundred per cent, or the next round number above the largest value. */
function niceMost({ measure, series }: Pick<Chart, 'measure' | 'series'>): number {
  if (measure === 'PERCENT') return 1000;
  if (measure === 'POINTS') return 100;
  const largest = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => numberOf(value) ?? 0)));
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 4, 6, 8, 10].map((step) => step * power).find((one) => one >= largest) ?? largest;
}

function scale(chart: Chart, { language }: Sheet, plot: Area): Markup[] {
  const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * plot.most));
  const across = [...new Set(steps)].flatMap((value) => {
    const y = yOf(value, plot);
    const text = shownNumber(value, chart.measure, language);
    return [
      rule(`M${plot.left},${y} h${plot.width}`, value === 0 ? undefined : '2 3'),
      write(text, { x: plot.left - 8, y: y + 4, size: SIZES.small, anchor: 'end' }),
    ];
  });
  const below = chart.categories.map(({ label }, at) =>
    write(label[language], {
      ...{ x: xOf(at, chart, plot), y: plot.top + HEIGHT + 20, size: SIZES.small, anchor: 'middle' },
    }),
  );
  return [...across, ...below];
}

function lineAndMarks(chart: Chart, series: Chart['series'][number], plot: Area): Markup[] {
  const points = chart.categories.map((_, at) => {
    const value = numberOf(valueAt(series, at));
    return value === null ? null : ([xOf(at, chart, plot), yOf(value, plot)] as const);
  });
  const d = points
    .map((point, at) => (point ? `${points[at - 1] ? 'L' : 'M'}${point[0].toFixed(1)},${point[1].toFixed(1)}` : ''))
    .join(' ');
  const marks = points.flatMap((point) => (point ? [mark(point[0], point[1], series.look)] : []));
  return [...(points.length > 1 && d.trim() !== '' ? [lineOf(d.trim(), series.look)] : []), ...marks];
}

/** The last number of each series at its end, pushed apart where they would lie over each other. */
function endings(chart: Chart, { language }: Sheet, plot: Area): Markup[] {
  const last = chart.categories.length - 1;
  const ends = chart.series
    .flatMap((series) => numberOf(valueAt(series, last)) ?? [])
    .map((value) => ({ y: yOf(value, plot), text: shownNumber(value, chart.measure, language) }))
    .sort((a, b) => b.y - a.y);
  let above = Number.POSITIVE_INFINITY;
  return ends.map(({ y, text }) => {
    above = Math.min(y, above - SIZES.small - 1);
    return write(text, { x: xOf(last, chart, plot) + 10, y: above + 4, size: SIZES.small, bold: true });
  });
}
