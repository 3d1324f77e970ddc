import { type Cell, type DayOrder, dayOf, dayOfSerial, type SerialSystem, textOf } from '../domain/cell.js';
import { candidatesFor, type MappedColumn, titleKey } from '../domain/header.js';
import type { ImportColumn } from '../domain/import-column.js';
import type { RowCells } from '../domain/row-reader.js';
import { fileProblems } from '../import-file.problems.js';
import { openCsv } from './csv.js';
import { findHeader, type FoundHeader, type HeaderWish, isEmpty } from './find-header.js';
import { type FileFormat, sniff } from './formats.js';
import { MOST_COLUMNS, MOST_ROWS, ROWS_LOOKED_AT } from './limits.js';
import { openWorkbook } from './workbook.js';

/** One row as the file has it. */
export interface FileRow {
  /** The line in the file, as an editor or a spreadsheet counts. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Cells there are in a file where every row must have as many as the header. */
  readonly width?: number;
}

/** One row below the header. */
export interface TableRow extends RowCells {
  readonly line: number;
  /** What stands in the columns that are read, in their order, as the file has it. */
  readonly written: readonly Cell[];
}

/** The rows of a file, and how much of it is read: bytes of a text file, rows of a workbook. */
export interface RowSource<Row> {
  readonly rows: AsyncGenerator<Row>;
  readonly progress: () => { readonly done: number; readonly total: number };
}

/** A value that holds for all rows of a file. */
export interface Constant {
  readonly field: string;
  readonly value: string;
}

/** How a file is to be read that does not speak for itself. */
export interface TableProfile extends HeaderWish {
  readonly constants: readonly Constant[];
  readonly dayOrder: DayOrder;
}

/** As what the columns of a file are read, and what it lacks. */
export interface TableMapping {
  readonly format: FileFormat;
  /** The sheet or table of the file, counted from 1; null where there is only one. */
  readonly sheet: number | null;
  /** The line of the header; null when there is none. */
  readonly headerLine: number | null;
  readonly columns: readonly MappedColumn[];
  readonly constants: readonly Constant[];
  /** Titles that are read as nothing. */
  readonly unread: readonly string[];
  /** Required columns that were not found, with the titles that may mean them. */
  readonly missing: readonly { readonly field: string; readonly candidates: readonly string[] }[];
}

/** A file whose header was looked for. Its rows throw what is wrong with the header, and whatever else `fileProblems` lists. */
export interface Table extends RowSource<TableRow> {
  readonly mapping: TableMapping;
}

type Source = RowSource<FileRow> & Pick<TableMapping, 'format' | 'sheet'> & { readonly serials: SerialSystem };

const NO_PROFILE: TableProfile = { headerLine: null, dayOrder: 'DMY', columns: [], constants: [] };
const NAMED = 300;

/**
 * Opens a file of any format that is read; which, its content tells. Columns are found by their names and the usual other
 * ones, in any order and wherever the header stands in the first lines, or as the profile says; others are passed over.
 * Throws, here or while rows are read, what `fileProblems` lists.
 */
export async function openTable(
  path: string,
  columns: readonly ImportColumn[],
  profile: TableProfile = NO_PROFILE,
): Promise<Table> {
  const { rows, progress, format, sheet, serials } = await sourceOf(path, columns, profile);
  const first: FileRow[] = [];
  while (first.length < ROWS_LOOKED_AT) {
    const next = await rows.next();
    if (next.done === true) break;
    const { value } = next;
    if (value.cells.length > MOST_COLUMNS)
      throw fileProblems.TOO_MANY_COLUMNS({ limit: MOST_COLUMNS, line: value.line });
    first.push(value);
  }
  const header = findHeader(first, columns, profile);
  const mapping = mappingOf({ format, sheet }, header, columns, profile);
  const reader = new Rows(columns, profile, header, serials);
  return { mapping, progress, rows: reader.below(first, rows) };
}

async function sourceOf(path: string, columns: readonly ImportColumn[], profile: TableProfile): Promise<Source> {
  const file = await sniff(path);
  if (file.format === 'CSV') return { ...openCsv(path, file), format: 'CSV', sheet: null, serials: 1900 };
  return openWorkbook(path, file, (rows) => {
    const header = findHeader(rows, columns, profile);
    if (!header) return Infinity;
    const hasRows = rows.slice(header.next).some(({ cells }) => !isEmpty(cells));
    return header.missing.length + (hasRows ? 0 : 0.5);
  });
}

function mappingOf(
  file: Pick<TableMapping, 'format' | 'sheet'>,
  header: FoundHeader | null,
  columns: readonly ImportColumn[],
  { constants }: TableProfile,
): TableMapping {
  if (!header) return { ...file, headerLine: null, columns: [], constants, unread: [], missing: [] };
  const missing = columns.flatMap((column) => {
    const isMissing = header.missing.includes(column.name);
    return isMissing ? [{ field: column.name, candidates: candidatesFor(column, header.unread) }] : [];
  });
  const { columns: read, unread, line: headerLine } = header;
  return { ...file, headerLine, columns: read, constants, unread, missing };
}

/** Reads the rows below a header. */
class Rows {
  private readonly columns: ReadonlyMap<string, ImportColumn>;
  private readonly constants: ReadonlyMap<string, string>;

  constructor(
    columns: readonly ImportColumn[],
    private readonly profile: TableProfile,
    private readonly header: FoundHeader | null,
    private readonly serials: SerialSystem,
  ) {
    this.columns = new Map(columns.map((column) => [column.name, column]));
    this.constants = new Map(profile.constants.map(({ field, value }) => [field, value]));
  }

  async *below(first: readonly FileRow[], rest: AsyncGenerator<FileRow>): AsyncGenerator<TableRow> {
    let count = 0;
    try {
      const header = this.requireHeader();
      for await (const row of inTurn(first.slice(header.next), rest)) {
        if (row.cells.length > MOST_COLUMNS)
          throw fileProblems.TOO_MANY_COLUMNS({ limit: MOST_COLUMNS, line: row.line });
        if (isEmpty(row.cells)) continue;
        const read = this.read(row, header);
        if (this.isExample(read)) continue;
        if ((count += 1) > MOST_ROWS) throw fileProblems.TOO_MANY_ROWS({ limit: MOST_ROWS });
        yield read;
      }
    } finally {
      await rest.return(undefined);
    }
    if (count === 0) throw fileProblems.EMPTY();
  }

  /** Throws IMPORT_FILE.EMPTY, NO_HEADER, PROFILE_MISFIT, COLUMNS_MISSING, COLUMN_REPEATED, COLUMN_AMBIGUOUS. */
  private requireHeader(): FoundHeader {
    const { header, profile } = this;
    if (!header)
      throw profile.headerLine === null ? fileProblems.EMPTY() : fileProblems.NO_HEADER({ line: profile.headerLine });
    const { missing, unread, places, ambiguous } = header;
    const found = named(unread);
    if (missing.length > 0) throw fileProblems.COLUMNS_MISSING({ columns: missing.join(', '), found });
    const [first] = ambiguous;
    if (first) {
      const isRepeated = new Set(first.titles.map(titleKey)).size === 1;
      const columns = named(first.titles);
      throw isRepeated
        ? fileProblems.COLUMN_REPEATED({ column: columns.split(', ')[0] ?? '' })
        : fileProblems.COLUMN_AMBIGUOUS({ field: first.field, columns });
    }
    const absent = profile.columns.filter(({ field }) => !places.has(field)).map(({ title }) => title);
    if (absent.length > 0) throw fileProblems.PROFILE_MISFIT({ columns: named(absent), found });
    return header;
  }

  private read({ line, cells, width }: FileRow, { places, columns, width: expected }: FoundHeader): TableRow {
    const misfits =
      width !== undefined && (width < expected || cells.slice(expected).some((cell) => textOf(cell) !== ''));
    const at = (field: string): Cell => cells[places.get(field) ?? -1] ?? null;
    return {
      line,
      cell: (field) => this.cleaned(places.has(field) ? at(field) : (this.constants.get(field) ?? null), field),
      written: columns.map(({ field }) => (this.columns.get(field)?.isSecret ? null : at(field))),
      misfit: misfits ? { found: width, expected } : undefined,
      dayOrder: this.profile.dayOrder,
    };
  }

  /** The cell in the one form that readers of rows know, where it can be told; otherwise as it is. */
  private cleaned(cell: Cell, field: string): Cell {
    const column = this.columns.get(field);
    if (cell === null || !column) return cell;
    if (column.type === 'date') return this.day(cell);
    return column.allowed ? valueMeant(cell, column.allowed) : cell;
  }

  private day(cell: string | number): Cell {
    const text = textOf(cell);
    if (/^\d{5}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text), this.serials) ?? cell;
    return dayOf(text, this.profile.dayOrder) ?? cell;
  }

  /** The row that templates come with, where nobody has changed it. */
  private isExample({ written }: TableRow): boolean {
    return (this.header?.columns ?? []).every(({ field }, at) => {
      const column = this.columns.get(field);
      return column?.isSecret === true || textOf(written[at]) === textOf(column?.example.id);
    });
  }
}

/** Where a cell has the meaning of a value in words: the value. */
function valueMeant(cell: string | number, allowed: NonNullable<ImportColumn['allowed']>): Cell {
  const bare = (text: string): string => titleKey(text).replace(/^JABATAN/, '');
  const text = textOf(cell);
  if (text === '' || allowed.some(({ value }) => value === text)) return cell;
  const meant = allowed.filter(({ meaning }) => [meaning.id, meaning.en].some((word) => bare(word) === bare(text)));
  return meant.length === 1 ? (meant[0]?.value ?? cell) : cell;
}

async function* inTurn<T>(first: Iterable<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}

function named(titles: readonly string[]): string {
  const text = titles.join(', ');
  return text.length > NAMED ? `${text.slice(0, NAMED)}…` : text === '' ? '–' : text;
}
