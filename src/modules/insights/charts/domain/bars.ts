import { type Chart, type Guide, numberOf, type Value, valueAt, WITHHELD } from './chart.js';
import { shownNumber } from './numbers.js';
import { INK } from './palette.js';
import { area, type Drawn, innerWidth, MARGIN, type Plot, said, type Sheet } from './sheet.js';
import { el, type Markup } from './svg.js';
import { WORDS } from './words.js';
import { SIZES, widthOf, wrapped, write, writeLines } from './writing.js';

const BAR = 22;

/** Bars one below the other, each under its label, with its number at the end and its guideline across. */
export const drawBars: Plot = (chart, sheet, top) => {
  const most = mostOf(chart);
  const parts: Markup[] = [];
  let y = top;
  for (const at of chart.categories.keys()) {
    const row = bar(chart, at, { sheet, y, most });
    parts.push(...row.parts);
    y += row.height;
  }
  if (hasGuides(chart)) {
    const lines = wrapped(said(WORDS.guide, sheet), innerWidth(sheet), SIZES.small);
    const told = writeLines(lines, { x: MARGIN, y, size: SIZES.small });
    parts.push(...told.parts);
    y += told.height + 6;
  }
  return { parts, height: y - top };
};

const hasGuides = ({ guides }: Chart): boolean =>
  guides?.some(({ least, most }) => least !== null || most !== null) ?? false;

function mostOf({ series, guides = [] }: Chart): number {
  const values = series.flatMap(({ values: all }) => all.map((value) => numberOf(value) ?? 0));
  return Math.max(1, ...values, ...guides.flatMap(({ least, most }) => [least ?? 0, most ?? 0]));
}

interface Place {
  readonly sheet: Sheet;
  readonly y: number;
  readonly most: number;
}

function bar(chart: Chart, at: number, { sheet, y, most }: Place): Drawn {
  const [first] = chart.series;
  const category = chart.categories[at];
  if (!first || !category) return { parts: [], height: 0 };
  const value = valueAt(first, at);
  const guide = chart.guides?.[at] ?? null;
  const asked = guide === null ? '' : guideText(guide, chart, sheet);
  const askedWidth = asked === '' ? 0 : widthOf(asked, SIZES.small) + 8;
  const label = writeLines(wrapped(said(category.label, sheet), innerWidth(sheet) - askedWidth, SIZES.text, 2), {
    ...{ x: MARGIN, y },
  });
  const told = valueText(value, chart, sheet);
  const room = innerWidth(sheet) - Math.max(64, widthOf(told, SIZES.text) + 10);
  const along = (part: number): number => (part / most) * room;
  const box = { x: MARGIN, y: y + label.height + 5, width: along(numberOf(value) ?? 0), height: BAR };
  const look = value === WITHHELD ? 'WITHHELD' : (chart.looks?.[at] ?? first.look);
  const shape = numberOf(value) === 0 ? [] : [area({ ...box, width: Math.max(box.width, 4) }, look, sheet)];
  const clear = Math.max(box.width, ...guideAt(guide).map(along)) + 8;
  const parts = [
    ...label.parts,
    ...(asked === ''
      ? []
      : [write(asked, { x: sheet.width - MARGIN, y: y + SIZES.text, size: SIZES.small, anchor: 'end' })]),
    ...shape,
    ...guideAt(guide).map((one) => guideLine(MARGIN + along(one), box.y)),
    write(told, { x: MARGIN + clear, y: box.y + 16, bold: true }),
  ];
  return { parts, height: label.height + BAR + 22 };
}

function valueText(value: Value, { measure }: Chart, sheet: Sheet): string {
  if (value === WITHHELD) return said(WORDS.withheld, sheet);
  return value === null ? said(WORDS.none, sheet) : shownNumber(value, measure, sheet.language);
}

const guideAt = (guide: Guide | null): number[] =>
  [guide?.least, guide?.most].filter((one): one is number => typeof one === 'number');

function guideText({ least, most }: Guide, { measure }: Chart, sheet: Sheet): string {
  const shown = (word: 'atLeast' | 'atMost', value: number | null): string[] =>
    value === null ? [] : [`${said(WORDS[word], sheet)} ${shownNumber(value, measure, sheet.language)}`];
  return [...shown('atLeast', least), ...shown('atMost', most)].join(', ');
}

const guideLine = (x: number, y: number): Markup =>
  el('path', {
    d: `M${Math.round(x)},${y - 4} v${BAR + 8}`,
    stroke: INK,
    'stroke-width': 2,
    'stroke-dasharray': '4 2',
  });
