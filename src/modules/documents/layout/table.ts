import { linesOf } from './lines.js';
import type { Cell, RowGroup, TableBlock } from './model.js';
import {
  CELL_PADDING,
  groupHeight,
  type OpenCell,
  type OpenGroup,
  type OpenRow,
  type Piece,
  takePiece,
} from './pieces.js';
import { type Element, MARGIN, type Sheet } from './sheet.js';

const SIZE = 8.5;
const SIDE = 4;
const FILL = '#e9edf2';
/** A group that takes no more of a page than this is never cut. */
const WHOLE_UP_TO = 0.3;
/** A head that takes more of a page than this is not repeated: the rows would have no place. */
const HEAD_UP_TO = 0.4;

/** The elements of a table, each made when its first piece is drawn. */
interface Tags {
  readonly body: Element;
  readonly rows: Map<object, Element>;
  readonly cells: Map<Cell, { readonly element: Element; readonly paragraphs: Map<number, Element> }>;
}

/** Sets one table over as many pages as it takes. */
export class TableSetter {
  private readonly sheet: Sheet;
  private readonly table: TableBlock;
  private readonly lefts: readonly number[];
  private readonly size: number;

  constructor(sheet: Sheet, table: TableBlock) {
    this.sheet = sheet;
    this.table = table;
    this.size = table.size ?? SIZE;
    const total = table.columns.reduce((sum, share) => sum + share, 0);
    let sum = 0;
    this.lefts = [0, ...table.columns].map((share) => MARGIN + ((sum += share) / total) * sheet.width);
  }

  /** How high it is where nothing breaks it. */
  height(): number {
    const groups = this.table.groups.map((group) => groupHeight(this.open(group)));
    return this.headHeight() + groups.reduce((sum, height) => sum + height, 0) + (this.table.spaceAfter ?? 0);
  }

  /** Draws it; `tail` is how much of what follows has to stand on the page of its last rows. */
  draw(tail: number): void {
    const { sheet, table } = this;
    const isTable = table.borders !== false;
    const element = sheet.element(isTable ? 'Table' : 'Div', sheet.root);
    const groups = table.groups.map((group) => this.open(group));
    const head = this.headHeight();
    if (!sheet.isFresh && !this.begins(groups, head)) sheet.newPage();
    if (table.head.length > 0) this.drawHead(sheet.element('THead', element));
    const tags: Tags = { body: isTable ? sheet.element('TBody', element) : element, rows: new Map(), cells: new Map() };
    groups.forEach((group, at) =>
      this.place(groups, at, { tags, tail: at === groups.length - 1 ? tail : 0, group, head }),
    );
    sheet.y += table.spaceAfter ?? 0;
  }

  /** Whether the head with the first rows has a place on this page. */
  private begins(groups: readonly OpenGroup[], head: number): boolean {
    return this.fits(groups, 0, this.sheet.room - head);
  }

  /** Whether a group, or what of it must stand together, and after a heading the next one too, has a place in so much room. */
  private fits(groups: readonly OpenGroup[], at: number, room: number): boolean {
    const group = groups[at];
    if (!group) return true;
    if (!this.table.groups[at]?.keepWithNext) return takePiece(group, room, this.terms(false)) !== null;
    const height = groupHeight(group);
    return height <= room && this.fits(groups, at + 1, room - height);
  }

  private place(
    groups: readonly OpenGroup[],
    at: number,
    { tags, tail, group, head }: { tags: Tags; tail: number; group: OpenGroup; head: number },
  ): void {
    const { sheet } = this;
    const height = groupHeight(group);
    const fitsAfresh = height + tail + head <= sheet.capacity;
    if (!this.isTop && (!this.fits(groups, at, sheet.room) || (tail > 0 && fitsAfresh && height + tail > sheet.room)))
      this.turn();
    for (let rest: OpenGroup | null = group; rest !== null;) {
      const taken = takePiece(rest, sheet.room, this.terms(this.isTop));
      if (taken === null) {
        this.turn();
        continue;
      }
      this.drawPiece(taken.piece, tags);
      rest = taken.rest;
      if (rest !== null) this.turn();
    }
  }

  /** True while no rows stand on the page but the repeated head. */
  private isTop = false;

  private turn(): void {
    this.sheet.newPage();
    if (this.headHeight() <= this.sheet.capacity * HEAD_UP_TO) this.drawHead(null);
    this.isTop = true;
  }

  private terms(isFresh: boolean): { keepUnder: number; isFresh: boolean } {
    return { keepUnder: this.sheet.capacity * WHOLE_UP_TO, isFresh };
  }

  private open({ spanned = [], rows }: RowGroup): OpenGroup {
    return {
      spanned: spanned.map(({ column, cell }) => this.openCell(cell, column, rows.length)),
      rows: rows.map((row) => this.openRow(row)),
    };
  }

  private openRow(row: readonly (Cell | null)[]): OpenRow {
    let column = 0;
    const cells: OpenCell[] = [];
    for (const cell of row) {
      if (cell !== null) cells.push(this.openCell(cell, column));
      column += cell?.span ?? 1;
    }
    return { source: row, cells };
  }

  private openCell(source: Cell, column: number, rowSpan = 1): OpenCell {
    const span = source.span ?? 1;
    const width = this.left(column + span) - this.left(column) - 2 * SIDE;
    const lines = linesOf(source.paragraphs, { width, size: this.size, measure: this.sheet.measure });
    return { source, column, span, rowSpan, lines };
  }

  private left(column: number): number {
    return this.lefts[Math.min(column, this.lefts.length - 1)] ?? MARGIN;
  }

  private headHeight(): number {
    return this.table.head.reduce((sum, row) => sum + groupHeight({ spanned: [], rows: [this.openRow(row)] }), 0);
  }

  /** The head: with its elements on the first page, for the eye alone on others. */
  private drawHead(element: Element | null): void {
    const { sheet } = this;
    for (const cells of this.table.head) {
      const row = this.openRow(cells);
      const height = groupHeight({ spanned: [], rows: [row] });
      const tr = element && sheet.element('TR', element);
      for (const cell of row.cells) {
        sheet.beside(() => this.box(cell, sheet.y, height, true));
        const draw = (): void =>
          this.text(cell, sheet.y + Math.max(0, (height - this.textHeight(cell)) / 2 - CELL_PADDING));
        if (tr) sheet.inside(this.cellElement(cell, tr), 'TH', draw);
        else sheet.beside(draw, 'Pagination');
      }
      sheet.y += height;
    }
  }

  private textHeight(cell: OpenCell): number {
    return groupHeight({ spanned: [cell], rows: [] }) - 2 * CELL_PADDING;
  }

  private drawPiece({ spanned, rows, height }: Piece, tags: Tags): void {
    const { sheet } = this;
    const top = sheet.y;
    rows.forEach((row, at) => {
      const beside = at === 0 ? spanned : [];
      const cells = [...row.cells, ...beside].sort((a, b) => a.column - b.column);
      for (const cell of cells) {
        sheet.beside(() =>
          this.box(cell, sheet.y, beside.includes(cell) ? height : row.height, cell.source.fill ?? false),
        );
        this.drawCell(cell, this.rowElement(row.source, tags), tags);
      }
      sheet.y += row.height;
    });
    sheet.y = top + height;
    sheet.isFresh = false;
    this.isTop = false;
  }

  private rowElement(source: object, tags: Tags): Element {
    const type = this.table.borders === false ? 'Div' : 'TR';
    const element = tags.rows.get(source) ?? this.sheet.element(type, tags.body);
    tags.rows.set(source, element);
    return element;
  }

  private drawCell(cell: OpenCell, tr: Element, tags: Tags): void {
    const { sheet } = this;
    const { source } = cell;
    let known = tags.cells.get(source);
    if (!known) {
      known = { element: this.cellElement(cell, tr), paragraphs: new Map() };
      tags.cells.set(source, known);
    }
    const { element, paragraphs } = known;
    if (cell.isAgain) return sheet.beside(() => this.text(cell, sheet.y));
    let y = sheet.y + CELL_PADDING;
    for (const line of cell.lines) {
      const paragraph = paragraphs.get(line.paragraph) ?? sheet.element('P', element);
      paragraphs.set(line.paragraph, paragraph);
      y += line.spaceBefore;
      sheet.inside(paragraph, 'P', () => sheet.line(line, this.left(cell.column) + SIDE, y));
      y += line.height;
    }
  }

  /** What a reading aid is told of a cell; without borders it is no table but a place for text. */
  private cellElement({ source, span, rowSpan }: OpenCell, tr: Element): Element {
    if (this.table.borders === false) return this.sheet.element('Div', tr);
    const element = this.sheet.element(source.header ? 'TH' : 'TD', tr);
    const spans = { ...(span > 1 ? { ColSpan: span } : {}), ...(rowSpan > 1 ? { RowSpan: rowSpan } : {}) };
    const said = { ...(source.header ? { Scope: source.header } : {}), ...spans };
    const { data } = (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary;
    if (Object.keys(said).length > 0) data['A'] = { O: 'Table', ...said };
    return element;
  }

  private text(cell: OpenCell, top: number): void {
    let y = top + CELL_PADDING;
    for (const line of cell.lines) {
      y += line.spaceBefore;
      this.sheet.line(line, this.left(cell.column) + SIDE, y);
      y += line.height;
    }
  }

  private box({ column, span }: OpenCell, y: number, height: number, isFilled: boolean): void {
    const { pdf } = this.sheet;
    const [left, right] = [this.left(column), this.left(column + span)];
    if (isFilled) pdf.rect(left, y, right - left, height).fill(FILL);
    if (this.table.borders !== false)
      pdf
        .lineWidth(0.5)
        .rect(left, y, right - left, height)
        .stroke('#444444');
  }
}
