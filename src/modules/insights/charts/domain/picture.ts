import { drawBars } from './bars.js';
import { type Cell, type Chart, type ChartKind, type ChartLanguage, type TableColumn, WITHHELD } from './chart.js';
import { drawHeatMap } from './heat-map.js';
import { drawIntervals } from './intervals.js';
import { drawLines } from './lines.js';
import { drawMatrix } from './matrix.js';
import { shownNumber } from './numbers.js';
import { PAPER } from './palette.js';
import { drawRadar } from './radar.js';
import { type Drawn, innerWidth, MARGIN, patterns, type Plot, said, type Sheet } from './sheet.js';
import { drawStacked } from './stacked.js';
import { el } from './svg.js';
import { WORDS } from './words.js';
import { SIZES, wrapped, wrappedBold, writeLines } from './writing.js';

const PLOTS: Readonly<Record<ChartKind, Plot>> = {
  BARS: drawBars,
  MATRIX: drawMatrix,
  STACKED: drawStacked,
  RADAR: drawRadar,
  HEAT: drawHeatMap,
  INTERVALS: drawIntervals,
  LINES: drawLines,
};

/** The least and the most width of a picture. */
export const WIDTHS = { least: 320, usual: 480, most: 1200 } as const;

/**
 * A chart as SVG: an image with its name, its finding and all its figures in words for who does not see it; no scripts, no styles, no fonts
 * from elsewhere, so that it may stand anywhere and prints in grey. Nothing moves. Rules CH-1, CH-3.
 */
export function pictureOf(chart: Chart, language: ChartLanguage, width: number = WIDTHS.usual): string {
  const sheet: Sheet = { width, language, idPrefix: `chart-${chart.code}` };
  const title = paragraph(said(chart.title, sheet), sheet, 14, { size: SIZES.title, bold: true });
  const finding = paragraph(said(chart.finding, sheet), sheet, 14 + title.height + 4, { size: SIZES.text });
  const top = 14 + title.height + finding.height + 18;
  const plot = plotOf(chart, sheet, top);
  const note = paragraph(chart.note ? said(chart.note, sheet) : '', sheet, top + plot.height + 4, {
    size: SIZES.small,
  });
  const height = Math.ceil(top + plot.height + note.height + 16);
  const [titleId, descId] = [`${sheet.idPrefix}-title`, `${sheet.idPrefix}-desc`];
  return el(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width: '100%', role: 'img' },
      ...{ 'aria-labelledby': `${titleId} ${descId}`, lang: language },
      'font-family': "system-ui, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif",
    },
    el('title', { id: titleId }, said(chart.title, sheet)),
    el('desc', { id: descId }, inWords(chart, language)),
    patterns(sheet),
    el('rect', { width, height, fill: PAPER }),
    [...title.parts, ...finding.parts, ...plot.parts, ...note.parts],
  ).text;
}

function plotOf(chart: Chart, sheet: Sheet, top: number): Drawn {
  const isEmpty = chart.categories.length === 0 || chart.series.length === 0;
  if (isEmpty) return paragraph(said(WORDS.nothing, sheet), sheet, top, { size: SIZES.text });
  return PLOTS[chart.kind](chart, sheet, top);
}

function paragraph(
  text: string,
  sheet: Sheet,
  y: number,
  style: { readonly size: number; readonly bold?: boolean },
): Drawn {
  const cut = style.bold ? wrappedBold : wrapped;
  return writeLines(cut(text, innerWidth(sheet), style.size), { x: MARGIN, y, ...style });
}

/** The finding and every row, as it is read aloud. */
function inWords(chart: Chart, language: ChartLanguage): string {
  const rows = chart.rows.map((row) =>
    row.map((cell, at) => cellWords(cell, chart.columns[at], { language, isFirst: at === 0 })).join(', '),
  );
  const note = chart.note ? [chart.note[language]] : [];
  return [chart.finding[language], ...note, ...rows.map((row) => `${row}.`)].join(' ');
}

function cellWords(
  cell: Cell,
  column: TableColumn | undefined,
  { language, isFirst }: { readonly language: ChartLanguage; readonly isFirst: boolean },
): string {
  const shown = shownCell(cell, column, language);
  return isFirst || !column ? shown : `${column.label[language]} ${shown}`;
}

/** A cell of the table as people read it. */
export function shownCell(cell: Cell, column: TableColumn | undefined, language: ChartLanguage): string {
  if (cell === null) return WORDS.none[language];
  if (cell === WITHHELD) return WORDS.withheld[language];
  if (typeof cell === 'number') return shownNumber(cell, column?.measure ?? 'COUNT', language);
  return cell[language];
}
