/*
 * A document as plain data: what stands in it, not where. Forms make it, the layout turns it into pages, and it goes to the thread that
 * does so as it is. Widths and sizes are points (1/72 inch) unless their name says otherwise.
 */

/** How a piece of text looks. */
export interface TextStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly size?: number;
}

/** Words that belong together; a marker hangs before them, as the number of a list does. */
export interface Paragraph extends TextStyle {
  readonly text: string;
  readonly marker?: string;
  readonly spaceBefore?: number;
}

/** A cell of a table. */
export interface Cell {
  readonly paragraphs: readonly Paragraph[];
  readonly span?: number;
  readonly fill?: boolean;
  /** Beside rows that go on, on every page of them; for the eye alone from the second one on. */
  readonly repeated?: boolean;
  /** What it is the heading of. */
  readonly header?: 'Row' | 'Column';
}

/** Rows that belong together: cells that stand beside all of them, and the rows. A place that such a cell takes is null in the rows. */
export interface RowGroup {
  readonly spanned?: readonly { readonly column: number; readonly cell: Cell }[];
  readonly rows: readonly (readonly (Cell | null)[])[];
  /** A heading: it never stands alone at the foot of a page. */
  readonly keepWithNext?: boolean;
}

/** A table whose head is repeated on every page. */
export interface TableBlock {
  readonly kind: 'table';
  /** Shares of the width. */
  readonly columns: readonly number[];
  readonly head: readonly (readonly Cell[])[];
  readonly groups: readonly RowGroup[];
  readonly size?: number;
  readonly borders?: boolean;
  /** It stays on one page with what follows, as far as one page holds both. */
  readonly keepWithNext?: boolean;
  readonly spaceAfter?: number;
}

/** A heading of the document. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2;
  readonly lines: readonly string[];
  readonly align?: 'left' | 'center';
  readonly spaceAfter?: number;
}

/** Running text. */
export interface TextBlock {
  readonly kind: 'text';
  readonly paragraphs: readonly Paragraph[];
  readonly size?: number;
  readonly keepWithNext?: boolean;
  readonly spaceAfter?: number;
}

/** Who signs: name and number under a free space, beside each other. Stays whole, and never alone on a page. */
export interface SignatureBlock {
  readonly kind: 'signatures';
  readonly columns: readonly Signature[];
}

/** One who signs. Null leaves the place empty. */
export type Signature = {
  readonly above: readonly string[];
  readonly note: string | null;
  readonly name: string;
  readonly below: readonly string[];
} | null;

/** The curve of a pattern of distribution, without a scale. */
export interface CurveBlock {
  readonly kind: 'curve';
  readonly labels: readonly string[];
  /** Heights between 0 and 1, one for each label. */
  readonly heights: readonly number[];
  /** The place of the one that most should have. */
  readonly peak: number;
  readonly alt: string;
}

/** The nine fields of results and behaviour with the place of one person. */
export interface QuadrantBlock {
  readonly kind: 'quadrant';
  /** From the top row on, each from the left. */
  readonly fields: readonly (readonly string[])[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly at: { readonly row: number; readonly column: number } | null;
  readonly alt: string;
}

/** Begins a new page. */
export interface PageBreakBlock {
  readonly kind: 'page-break';
}

export type Block =
  TableBlock | HeadingBlock | TextBlock | SignatureBlock | CurveBlock | QuadrantBlock | PageBreakBlock;

/** How an issued document shows where it is verified. */
export interface Seal {
  readonly address: string;
  readonly lines: readonly string[];
}

export type PaperSize = 'A4' | 'F4';

/** A whole document. */
export interface DocumentModel {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly paper: PaperSize;
  readonly orientation: 'portrait' | 'landscape';
  /** Its moment in the file, so that the same contents are the same bytes. */
  readonly madeAt: string;
  /** Stands at the foot of every page, before the number of the page. */
  readonly footer: string;
  /** Large across every page; null for none. */
  readonly watermark: string | null;
  readonly seal: Seal | null;
  readonly blocks: readonly Block[];
}
