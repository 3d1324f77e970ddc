import PDFDocument from 'pdfkit';
import { FONT_NAMES, fontFile, type FontName } from './fonts.js';
import type { Line, Measure } from './lines.js';
import type { DocumentModel, PaperSize } from './model.js';

type Pdf = PDFKit.PDFDocument;
/** An element of the structure that reading aids follow. */
export type Element = PDFKit.PDFStructureElement;

/** Widths and heights of paper in points; F4 is what Indonesian offices call folio (215 × 330 mm). */
const PAPER: Readonly<Record<PaperSize, readonly [number, number]>> = { A4: [595.28, 841.89], F4: [609.45, 935.43] };
export const MARGIN = 40;
/** Room for the foot of a page, and for that of an issued document, which shows where it is verified. */
const FOOT = 26;
const SEALED_FOOT = 62;
export const INK = '#111111';
const WATERMARK = '#eeeeee';

/** The pages of one document: where the next thing goes, and the structure beside what is drawn. */
export class Sheet {
  readonly pdf: Pdf;
  readonly width: number;
  readonly top = MARGIN;
  readonly bottom: number;
  readonly root: Element;
  readonly measure: Measure;
  y = MARGIN;
  /** True while nothing stands on the page yet. */
  isFresh = true;
  private readonly model: DocumentModel;
  private readonly chunks: Buffer[] = [];
  private readonly size: [number, number];
  private readonly widths = new Map<string, number>();

  constructor(model: DocumentModel) {
    this.model = model;
    const [short, long] = PAPER[model.paper];
    this.size = model.orientation === 'portrait' ? [short, long] : [long, short];
    this.width = this.size[0] - 2 * MARGIN;
    this.bottom = this.size[1] - MARGIN + 8 - (model.seal ? SEALED_FOOT : FOOT);
    this.pdf = new PDFDocument({ ...optionsOf(model), autoFirstPage: false, bufferPages: true });
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    for (const name of FONT_NAMES) this.pdf.registerFont(name, fontFile(name));
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    this.measure = (text, font, size) => this.widthOf(text, font) * size;
    this.newPage();
  }

  /** How much is left on the page. */
  get room(): number {
    return this.bottom - this.y;
  }

  /** How much a page holds. */
  get capacity(): number {
    return this.bottom - this.top;
  }

  newPage(): void {
    this.pdf.addPage({ size: this.size, margin: 0 });
    this.y = this.top;
    this.isFresh = true;
    if (this.model.watermark !== null) this.drawWatermark(this.model.watermark);
  }

  /** A new element inside another one. */
  element(type: string, parent: Element, options: Record<string, unknown> = {}): Element {
    const element = this.pdf.struct(type, options);
    parent.add(element);
    return element;
  }

  /** What is drawn belongs to an element. */
  inside(element: Element, type: string, draw: () => void): void {
    const content = this.pdf.markStructureContent(type);
    draw();
    this.pdf.endMarkedContent();
    element.add(content);
    this.isFresh = false;
  }

  /** What is drawn is for the eye alone. */
  beside(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.pdf.markContent('Artifact', { type });
    draw();
    this.pdf.endMarkedContent();
  }

  /** Draws a line of text; `left` is the left side of its box. */
  line(line: Line, left: number, y: number): void {
    const { text, font, size, x, width, marker, underline } = line;
    const pdf = this.pdf.font(font).fontSize(size).fillColor(INK);
    if (marker !== null) pdf.text(marker, left, y, { lineBreak: false });
    if (text !== '') pdf.text(text, left + x, y, { lineBreak: false });
    if (underline && text !== '') {
      const at = y + size * 1.08;
      pdf
        .lineWidth(0.6)
        .moveTo(left + x, at)
        .lineTo(left + x + width, at)
        .stroke(INK);
    }
  }

  /** Words of one line at a place. */
  words(text: string, { x, y, font = 'regular', size }: { x: number; y: number; font?: FontName; size: number }): void {
    this.pdf.font(font).fontSize(size).fillColor(INK).text(text, x, y, { lineBreak: false });
  }

  pageCount(): number {
    return this.pdf.bufferedPageRange().count;
  }

  /** Goes back to pages, one after the other, to draw what only now is known. */
  eachPage(draw: (number: number, total: number) => void): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      this.pdf.switchToPage(start + at);
      draw(at + 1, count);
    }
  }

  /** The whole file. */
  async finish(): Promise<Buffer> {
    const ended = new Promise<void>((resolve, reject) => this.pdf.on('end', resolve).on('error', reject));
    this.pdf.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  /** Width of text at size 1; the words of forms come again and again. */
  private widthOf(text: string, font: FontName): number {
    const key = `${font} ${text}`;
    const known = this.widths.get(key) ?? this.pdf.font(font).fontSize(100).widthOfString(text) / 100;
    this.widths.set(key, known);
    return known;
  }

  private drawWatermark(text: string): void {
    const [width, height] = this.size;
    const size = Math.min(150, (0.85 * Math.hypot(width, height)) / Math.max(this.widthOf(text, 'bold'), 1));
    const pdf = this.pdf;
    this.beside(() => {
      pdf.save();
      const angle = (-Math.atan2(height, width) * 180) / Math.PI;
      pdf.rotate(angle, { origin: [width / 2, height / 2] });
      const x = (width - this.widthOf(text, 'bold') * size) / 2;
      pdf.font('bold').fontSize(size).fillColor(WATERMARK);
      pdf.text(text, x, height / 2 - size * 0.55, { lineBreak: false });
      pdf.restore();
    }, 'Pagination');
  }
}

function optionsOf({ title, subject, author, madeAt }: DocumentModel): PDFKit.PDFDocumentOptions {
  const made = new Date(madeAt);
  const info = { Title: title, Subject: subject, Author: author, Creator: 'Sasaran', Producer: 'Sasaran (pdfkit)' };
  return {
    ...{ pdfVersion: '1.7', tagged: true, lang: 'id-ID', displayTitle: true, compress: true },
    // Without a font of its own: only embedded ones are used.
    font: null as unknown as string,
    info: { ...info, CreationDate: made, ModDate: made },
  };
}
