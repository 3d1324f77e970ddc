import { type Colour, INK } from './palette.js';
import { el, Markup } from './svg.js';

/** A letter is on average so wide, in parts of its height: of the widest of the usual fonts. */
const LETTER = 0.58;
/** The same of bold letters. */
const BOLD_LETTER = 0.66;

/** Sizes of letters. */
export const SIZES = { title: 17, text: 14, small: 12 } as const;

/** How wide a text is at most, about. */
export const widthOf = (text: string, size: number, isBold = false): number =>
  [...text].length * size * (isBold ? BOLD_LETTER : LETTER);

/** How a line of text is written. */
interface Writing {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly colour?: Colour;
}

/** A line of text. */
export function write(text: string, { x, y, size = SIZES.text, anchor, bold, colour = INK }: Writing): Markup {
  const more = { 'text-anchor': anchor, 'font-weight': bold ? 'bold' : undefined };
  return el('text', { x, y, 'font-size': size, fill: colour, ...more }, text);
}

/** A text cut into lines of so many letters; of more lines than `most` the last ends with a sign of it. */
function cut(text: string, room: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => pieces(one, room))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return kept.with(-1, `${(kept.at(-1) ?? '').slice(0, room - 1).trimEnd()}…`);
}

/** A text cut into lines that are no wider than this; of more lines than `most` the last ends with a sign of it. */
export const wrapped = (text: string, width: number, size: number, most = Number.POSITIVE_INFINITY): string[] =>
  cut(text, Math.max(3, Math.floor(width / widthOf('x', size))), most);

/** The same of bold letters. */
export const wrappedBold = (text: string, width: number, size: number): string[] =>
  cut(text, Math.max(3, Math.floor(width / widthOf('x', size, true))), Number.POSITIVE_INFINITY);

/** Lines below one another; says how high they are. */
export function writeLines(
  lines: readonly string[],
  { y, size = SIZES.text, ...rest }: Writing,
): { readonly parts: Markup[]; readonly height: number } {
  const step = size * 1.3;
  const parts = lines.map((line, at) => write(line, { ...rest, y: y + size + at * step, size }));
  return { parts, height: lines.length * step };
}

/** A word that is longer than a line, in pieces. */
function pieces(word: string, room: number): string[] {
  const letters = [...word];
  if (letters.length <= room) return [word];
  const count = Math.ceil(letters.length / room);
  return Array.from({ length: count }, (_, at) => letters.slice(at * room, (at + 1) * room).join(''));
}
