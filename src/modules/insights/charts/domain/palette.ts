import type { Look } from './chart.js';

/** A colour as `#rrggbb`. */
export type Colour = `#${string}`;

/** Text and lines. */
export const INK: Colour = '#1b1f24';
/** What lies behind everything. */
export const PAPER: Colour = '#ffffff';
/** Lines that help the eye, and borders of light areas: 3:1 against paper. */
export const RULE: Colour = '#767b82';

/** What is laid over a colour, so that a grey print and a reader who sees no colours tell areas apart. */
export const PATTERNS = ['SOLID', 'DIAGONAL', 'DOTS', 'LEVEL', 'CROSSED', 'HOLLOW'] as const;
export type Pattern = (typeof PATTERNS)[number];

/** A mark on a line, one form for each look. */
export const MARKS = ['CIRCLE', 'SQUARE', 'TRIANGLE', 'DIAMOND', 'CROSS', 'RING'] as const;
export type Mark = (typeof MARKS)[number];

/** How something looks. */
export interface Appearance {
  readonly colour: Colour;
  readonly pattern: Pattern;
  readonly mark: Mark;
  /** Lengths of dashes and gaps of a line; empty of a whole one. */
  readonly dashes: string;
}

/**
 * Five hues of different lightness from a scale that people who take red for green tell apart (blue, ochre, vermilion, wine), and a grey;
 * each at least 3:1 against paper. Rule CH-3.
 */
export const APPEARANCES: Readonly<Record<Look, Appearance>> = {
  SANGAT_BAIK: { colour: '#0b3c6f', pattern: 'SOLID', mark: 'CIRCLE', dashes: '' },
  BAIK: { colour: '#2f7fc1', pattern: 'DIAGONAL', mark: 'SQUARE', dashes: '8 3' },
  BUTUH_PERBAIKAN: { colour: '#a97400', pattern: 'DOTS', mark: 'TRIANGLE', dashes: '2 3' },
  KURANG: { colour: '#c4501b', pattern: 'LEVEL', mark: 'DIAMOND', dashes: '9 3 2 3' },
  SANGAT_KURANG: { colour: '#5c1a33', pattern: 'CROSSED', mark: 'CROSS', dashes: '4 4' },
  NEUTRAL: { colour: '#6b7178', pattern: 'HOLLOW', mark: 'RING', dashes: '1 3' },
};

/** From the least to the most of something, by lightness alone. */
export const HEAT: readonly Colour[] = ['#f4f8fc', '#cfe0f1', '#93bce0', '#5c96c9', '#0b3c6f'];

/** How light a colour is, from 0 to 1. Source: WCAG 2.2, relative luminance. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, from 1 to 21. Source: WCAG 2.2, contrast ratio. */
export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Ink or paper, whichever is read better on a colour. */
export const inkOn = (colour: Colour): Colour => (contrast(INK, colour) >= contrast(PAPER, colour) ? INK : PAPER);
