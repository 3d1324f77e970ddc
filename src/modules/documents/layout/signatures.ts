import { heightOf, type Line, linesOf } from './lines.js';
import type { Paragraph, Signature, SignatureBlock } from './model.js';
import { MARGIN, type Sheet } from './sheet.js';

const SIZE = 9;
const BEFORE = 14;
/** Where a pen, or a note of what was signed electronically, has its place. */
const SPACE = 44;

interface Column {
  readonly above: readonly Line[];
  readonly note: readonly Line[];
  readonly below: readonly Line[];
}

/** How high the block is with the space before it. */
export function signaturesHeight(sheet: Sheet, block: SignatureBlock): number {
  const columns = block.columns.map((signature) => columnOf(sheet, signature, widthOf(sheet, block)));
  return BEFORE + aboveOf(columns) + SPACE + belowOf(columns);
}

/** Draws it as it is: the caller has made room. Its sides stand in one line, whatever is longer. */
export function drawSignatures(sheet: Sheet, block: SignatureBlock): void {
  const width = widthOf(sheet, block);
  const columns = block.columns.map((signature) => columnOf(sheet, signature, width));
  const top = sheet.y + BEFORE;
  const above = aboveOf(columns);
  columns.forEach(({ above: first, note, below }, at) => {
    const left = MARGIN + at * width;
    drawLines(sheet, first, left, top + above - heightOf(first));
    drawLines(sheet, note, left, top + above + (SPACE - heightOf(note)) / 2);
    drawLines(sheet, below, left, top + above + SPACE);
  });
  sheet.y = top + above + SPACE + belowOf(columns);
}

const widthOf = (sheet: Sheet, { columns }: SignatureBlock): number => sheet.width / columns.length;
const aboveOf = (columns: readonly Column[]): number => Math.max(0, ...columns.map(({ above }) => heightOf(above)));
const belowOf = (columns: readonly Column[]): number => Math.max(0, ...columns.map(({ below }) => heightOf(below)));

function columnOf(sheet: Sheet, signature: Signature, width: number): Column {
  if (signature === null) return { above: [], note: [], below: [] };
  const centred = (text: string, style: Partial<Paragraph> = {}): Paragraph => ({ text, align: 'center', ...style });
  const set = (paragraphs: readonly Paragraph[], size = SIZE): Line[] =>
    linesOf(paragraphs, { width: width - 16, size, measure: sheet.measure }).map((line) => ({
      ...line,
      x: line.x + 8,
    }));
  return {
    above: set(signature.above.map((text) => centred(text))),
    note: signature.note === null ? [] : set([centred(signature.note, { italic: true })], 7.5),
    below: set([
      centred(signature.name, { bold: true, underline: true }),
      ...signature.below.map((text) => centred(text)),
    ]),
  };
}

function drawLines(sheet: Sheet, lines: readonly Line[], left: number, top: number): void {
  let y = top;
  const elements = new Map<number, ReturnType<Sheet['element']>>();
  for (const line of lines) {
    const element = elements.get(line.paragraph) ?? sheet.element('P', sheet.root);
    elements.set(line.paragraph, element);
    sheet.inside(element, 'P', () => sheet.line(line, left, y));
    y += line.height;
  }
}
