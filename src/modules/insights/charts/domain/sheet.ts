import { type Chart, type ChartLanguage, type Look, LOOKS, type Said } from './chart.js';
import { APPEARANCES, type Colour, type Mark, PAPER, type Pattern, RULE } from './palette.js';
import { el, type Markup } from './svg.js';
import { SIZES, widthOf, write } from './writing.js';

/** Room at both sides. */
export const MARGIN = 16;

/** How wide a picture is made, in units of about a pixel, and in which language. */
export interface Sheet {
  readonly width: number;
  readonly language: ChartLanguage;
  /** Begins the ids of all that is pointed at, so that several pictures may stand on one page. */
  readonly idPrefix: string;
}

/** Part of a picture, from a height on, and how high it is. */
export interface Drawn {
  readonly parts: readonly Markup[];
  readonly height: number;
}

/** Draws the figures of a chart on a sheet from a height on. */
export type Plot = (chart: Chart, sheet: Sheet, top: number) => Drawn;

/** How wide a sheet is between its margins. */
export const innerWidth = ({ width }: Sheet): number => width - 2 * MARGIN;

/** A text in the language of a sheet. */
export const said = (text: Said, { language }: Sheet): string => text[language];

const OVERLAYS: Readonly<Record<Exclude<Pattern, 'HOLLOW'>, { readonly d: string; readonly width: number } | null>> = {
  SOLID: null,
  DIAGONAL: { d: 'M-2,2 l4,-4 M0,10 l10,-10 M8,12 l4,-4', width: 1.6 },
  DOTS: { d: 'M2.5,2.5 h0.01 M7.5,7.5 h0.01', width: 3 },
  LEVEL: { d: 'M0,2.5 H10 M0,7.5 H10', width: 1.6 },
  CROSSED: { d: 'M0,5 H10 M5,0 V10', width: 1.4 },
};

/** The patterns that a picture fills areas with. */
export function patterns(sheet: Sheet): Markup {
  const filled = LOOKS.map((look) => patternOf(look, sheet));
  const lines = el('path', { d: 'M0,10 l10,-10', stroke: RULE, 'stroke-width': 1 });
  const withheld = tile(`${sheet.idPrefix}-WITHHELD`, PAPER, lines);
  return el('defs', {}, [...filled, withheld]);
}

function patternOf(look: Look, { idPrefix }: Sheet): Markup {
  const { colour, pattern } = APPEARANCES[look];
  const id = `${idPrefix}-${look}`;
  if (pattern === 'HOLLOW') return tile(id, PAPER, el('path', { d: 'M5,5 h0.01', ...strokeOf(colour, 1.6) }));
  const over = OVERLAYS[pattern];
  return over ? tile(id, colour, el('path', { d: over.d, ...strokeOf(PAPER, over.width) })) : tile(id, colour);
}

const strokeOf = (colour: Colour, width: number) => ({
  ...{ fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-linecap': 'round' },
});

function tile(id: string, colour: Colour, ...over: readonly Markup[]): Markup {
  const ground = el('rect', { width: 10, height: 10, fill: colour });
  return el('pattern', { id, width: 10, height: 10, patternUnits: 'userSpaceOnUse' }, [ground, ...over]);
}

/** Where something stands and how large it is. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An area that looks like something: its colour, its pattern and its border. */
export function area(box: Box, look: Look | 'WITHHELD', { idPrefix }: Sheet): Markup {
  const stroke = look === 'WITHHELD' ? RULE : APPEARANCES[look].colour;
  const border = { stroke, 'stroke-width': 1.5 };
  return el('rect', { ...insetBy(box, 0.75), fill: `url(#${idPrefix}-${look})`, ...border });
}

function insetBy({ x, y, width, height }: Box, by: number): Record<string, number> {
  return { x: x + by, y: y + by, width: Math.max(0, width - 2 * by), height: Math.max(0, height - 2 * by) };
}

const FORMS: Readonly<Record<Mark, string>> = {
  CIRCLE: 'M-5,0 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0',
  SQUARE: 'M-4.5,-4.5 h9 v9 h-9 z',
  TRIANGLE: 'M0,-6 l6,10 h-12 z',
  DIAMOND: 'M0,-6.5 l6.5,6.5 l-6.5,6.5 l-6.5,-6.5 z',
  CROSS: 'M-5,-5 l10,10 M-5,5 l10,-10',
  RING: 'M-5,0 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0',
};

/** The mark of a look at a point. */
export function mark(x: number, y: number, look: Look): Markup {
  const { mark: form, colour } = APPEARANCES[look];
  const isOpen = form === 'CROSS' || form === 'RING';
  const d = FORMS[form];
  const transform = `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})`;
  const line = { stroke: isOpen ? colour : PAPER, 'stroke-width': isOpen ? 2.5 : 1 };
  return el('path', { d, transform, fill: form === 'RING' ? PAPER : isOpen ? 'none' : colour, ...line });
}

/** What a sign in a legend stands for. */
interface LegendEntry {
  readonly look: Look | 'WITHHELD';
  readonly label: string;
  /** A line with a mark instead of an area. */
  readonly isLine?: boolean;
}

/** Which look means what, in as many rows as it takes. */
export function legend(entries: readonly LegendEntry[], sheet: Sheet, top: number): Drawn {
  const end = sheet.width - MARGIN;
  const parts: Markup[] = [];
  let x = MARGIN;
  let y = top;
  for (const { look, label, isLine = false } of entries) {
    const wide = 34 + widthOf(label, SIZES.small) + 14;
    if (x > MARGIN && x + wide > end) [x, y] = [MARGIN, y + 22];
    parts.push(...sign({ x, y, width: 26, height: 14 }, look, { ...sheet, isLine }));
    parts.push(write(label, { x: x + 34, y: y + 12, size: SIZES.small }));
    x += wide;
  }
  return { parts, height: entries.length === 0 ? 0 : y - top + 26 };
}

function sign(box: Box, look: Look | 'WITHHELD', sheet: Sheet & { readonly isLine: boolean }): readonly Markup[] {
  if (!sheet.isLine || look === 'WITHHELD') return [area(box, look, sheet)];
  const { x, y, width } = box;
  return [lineOf(`M${x},${y + 7} h${width}`, look), mark(x + width / 2, y + 7, look)];
}

/** A line in the colour and with the dashes of a look. */
export function lineOf(d: string, look: Look): Markup {
  const { colour, dashes } = APPEARANCES[look];
  const dashed = dashes === '' ? undefined : dashes;
  return el('path', { d, fill: 'none', stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dashed });
}

/** A thin line that helps the eye. */
export const rule = (d: string, dashes?: string): Markup =>
  el('path', { d, fill: 'none', stroke: RULE, 'stroke-width': 1, 'stroke-dasharray': dashes });
