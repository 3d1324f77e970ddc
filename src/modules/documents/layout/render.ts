import { drawCurve, drawQuadrant, figureHeight } from './figures.js';
import { drawFeet } from './feet.js';
import { heightOf, linesOf } from './lines.js';
import type { Block, DocumentModel, HeadingBlock, TextBlock } from './model.js';
import { MARGIN, Sheet } from './sheet.js';
import { drawSignatures, signaturesHeight } from './signatures.js';
import { TableSetter } from './table.js';

const HEADING_SIZE = { 1: 11.5, 2: 9.5 } as const;
const TEXT_SIZE = 9.5;

/** A finished document. */
export interface Rendered {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Sets a document into pages. The same document gives the same bytes. */
export async function render(model: DocumentModel): Promise<Rendered> {
  const sheet = new Sheet(model);
  model.blocks.forEach((block, at) => drawBlock(sheet, block, model.blocks.slice(at + 1)));
  drawFeet(sheet, model);
  const pages = sheet.pageCount();
  return { bytes: await sheet.finish(), pages };
}

function drawBlock(sheet: Sheet, block: Block, following: readonly Block[]): void {
  switch (block.kind) {
    case 'page-break':
      return sheet.isFresh ? undefined : sheet.newPage();
    case 'table': {
      const setter = new TableSetter(sheet, block);
      const tail = block.keepWithNext || following[0]?.kind === 'signatures' ? tailOf(sheet, following) : 0;
      if (block.keepWithNext) makeRoom(sheet, setter.height() + tail);
      return setter.draw(tail);
    }
    case 'signatures':
      makeRoom(sheet, signaturesHeight(sheet, block));
      return drawSignatures(sheet, block);
    case 'heading':
      return drawHeading(sheet, block, following);
    case 'text':
      return drawText(sheet, block, following);
    case 'curve':
      makeRoom(sheet, figureHeight(block));
      return drawCurve(sheet, block);
    case 'quadrant':
      makeRoom(sheet, figureHeight(block));
      return drawQuadrant(sheet, block);
  }
}

/** Begins a new page where so much does not fit on this one, but does on a fresh one. */
function makeRoom(sheet: Sheet, height: number): void {
  if (!sheet.isFresh && height > sheet.room && height <= sheet.capacity) sheet.newPage();
}

/** How much of what follows has to stand on the same page: all up to the first thing that may be cut, and the beginning of that. */
function tailOf(sheet: Sheet, [next, ...rest]: readonly Block[]): number {
  const BEGINNING = 60;
  switch (next?.kind) {
    case 'signatures':
      return signaturesHeight(sheet, next);
    case 'heading':
      return headingHeight(sheet, next) + tailOf(sheet, rest);
    case 'table': {
      const height = new TableSetter(sheet, next).height();
      return next.keepWithNext ? height + tailOf(sheet, rest) : Math.min(height, BEGINNING);
    }
    case 'text': {
      const height = heightOf(textLines(sheet, next)) + (next.spaceAfter ?? 0);
      return next.keepWithNext ? height + tailOf(sheet, rest) : Math.min(height, BEGINNING / 2);
    }
    case 'curve':
    case 'quadrant':
      return figureHeight(next);
    case 'page-break':
    case undefined:
      return 0;
  }
}

function headingLines(sheet: Sheet, { lines, level, align = 'center' }: HeadingBlock) {
  const paragraphs = lines.map((text) => ({ text, bold: true, align }));
  return linesOf(paragraphs, { width: sheet.width, size: HEADING_SIZE[level], measure: sheet.measure });
}

function headingHeight(sheet: Sheet, block: HeadingBlock): number {
  return heightOf(headingLines(sheet, block)) + (block.spaceAfter ?? 0);
}

function drawHeading(sheet: Sheet, block: HeadingBlock, following: readonly Block[]): void {
  makeRoom(sheet, headingHeight(sheet, block) + tailOf(sheet, following));
  const type = `H${block.level}`;
  const element = sheet.element(type, sheet.root);
  for (const line of headingLines(sheet, block)) {
    sheet.inside(element, type, () => sheet.line(line, MARGIN, sheet.y));
    sheet.y += line.height;
  }
  sheet.y += block.spaceAfter ?? 0;
}

function textLines(sheet: Sheet, { paragraphs, size = TEXT_SIZE }: TextBlock) {
  return linesOf(paragraphs, { width: sheet.width, size, measure: sheet.measure });
}

/** Running text: at least two lines of a paragraph stand together. */
function drawText(sheet: Sheet, block: TextBlock, following: readonly Block[]): void {
  const lines = textLines(sheet, block);
  if (block.keepWithNext) makeRoom(sheet, heightOf(lines) + (block.spaceAfter ?? 0) + tailOf(sheet, following));
  const elements = block.paragraphs.map(() => sheet.element('P', sheet.root));
  lines.forEach((line, at) => {
    const isLastButOne = lines[at + 1]?.paragraph === line.paragraph && lines[at + 2]?.paragraph !== line.paragraph;
    const isFirst = lines[at - 1]?.paragraph !== line.paragraph && lines[at + 1]?.paragraph === line.paragraph;
    const needed = line.spaceBefore + line.height * (isFirst || isLastButOne ? 2 : 1);
    if (!sheet.isFresh && needed > sheet.room) sheet.newPage();
    sheet.y += line.spaceBefore;
    const element = elements[line.paragraph] ?? sheet.root;
    sheet.inside(element, 'P', () => sheet.line(line, MARGIN, sheet.y));
    sheet.y += line.height;
  });
  sheet.y += block.spaceAfter ?? 0;
}
