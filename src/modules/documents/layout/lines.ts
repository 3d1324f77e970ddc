import { type FontName, fontOf } from './fonts.js';
import type { Paragraph } from './model.js';

/** One line of text with its place in a box: `x` from its left side, `height` down to the next line. */
export interface Line {
  readonly text: string;
  readonly font: FontName;
  readonly size: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly spaceBefore: number;
  readonly underline: boolean;
  /** Stands before the first line of a list entry, at the left side of the box. */
  readonly marker: string | null;
  /** Which paragraph of the box it belongs to. */
  readonly paragraph: number;
}

/** How wide a text is in a cut and size. */
export type Measure = (text: string, font: FontName, size: number) => number;

/** Line height as a multiple of the size. */
const LEADING = 1.22;
const MARKER_GAP = 4;

/**
 * Breaks paragraphs into lines of a width: at spaces, behind hyphens and slashes; what alone is too wide at a space that holds, and only then
 * within a word.
 */
export function linesOf(
  paragraphs: readonly Paragraph[],
  { width, size, measure }: { readonly width: number; readonly size: number; readonly measure: Measure },
): Line[] {
  return paragraphs.flatMap((paragraph, index) => {
    const font = fontOf(paragraph);
    const ownSize = paragraph.size ?? size;
    const indent =
      paragraph.marker === undefined
        ? 0
        : Math.max(ownSize * 1.1, measure(paragraph.marker, font, ownSize)) + MARKER_GAP;
    const room = width - indent;
    const of = (text: string): number => measure(text, font, ownSize);
    return textLines(paragraph.text, room, of).map((text, at): Line => {
      const lineWidth = of(text);
      const free = Math.max(0, room - lineWidth);
      const shift = paragraph.align === 'center' ? free / 2 : paragraph.align === 'right' ? free : 0;
      return {
        ...{ text, font, size: ownSize, x: indent + shift, width: lineWidth, height: ownSize * LEADING },
        spaceBefore: at === 0 ? (paragraph.spaceBefore ?? 0) : 0,
        underline: paragraph.underline ?? false,
        marker: at === 0 ? (paragraph.marker ?? null) : null,
        paragraph: index,
      };
    });
  });
}

/** How high lines are together. */
export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { height, spaceBefore }) => sum + height + spaceBefore, 0);
}

/** Text as typed: its own line breaks stay, other control characters go. */
function textLines(text: string, room: number, of: (text: string) => number): string[] {
  const typed = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\u00ad\u200d]/gu, ' ');
  return typed.split('\n').flatMap((one) => broken(one, room, of));
}

function broken(text: string, room: number, of: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (of((line + piece).trimEnd()) <= room) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece.trimStart();
    while (of(line.trimEnd()) > room && line.length > 1) {
      const fitting = longestThatFits(line, room, of);
      const held = Math.max(...HOLDING.map((space) => line.slice(0, fitting + 1).lastIndexOf(space)));
      const cut = held > 0 ? held + 1 : fitting;
      lines.push(line.slice(0, cut).trimEnd());
      line = line.slice(cut);
    }
  }
  return [...lines, line.trimEnd()];
}

/** Spaces that keep words together. */
const HOLDING = ['\u00a0', '\u202f'];
/** A non-breaking space is no space here. */
const PIECE = /(?:[^\s/-]|[\u00a0\u202f])*(?:[/-]+(?=[\p{L}\d])|[/-]*[^\S\u00a0\u202f]+|[/-]*$)/gu;

/** Words with the spaces behind them, and the parts of a word that may stand on lines of their own. */
function piecesOf(text: string): string[] {
  return text.match(PIECE)?.filter((piece) => piece !== '') ?? [];
}

function longestThatFits(text: string, room: number, of: (text: string) => number): number {
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (of(text.slice(0, middle)) <= room) low = middle;
    else high = middle - 1;
  }
  // A pair of surrogates is one character.
  const last = text.charCodeAt(low - 1);
  return last >= 0xd800 && last <= 0xdbff && low > 1 ? low - 1 : low;
}
