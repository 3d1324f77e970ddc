import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Cell } from './cells.js';
import type { Column, ColumnKind } from './columns.js';

/** Rows as they come, and where they come from closes when nobody wants more. */
export type Rows = AsyncIterable<Cell[]>;

const FORMATS: Partial<Record<ColumnKind, string>> = {
  ...{ text: '@', list: '@', object: '@' },
  ...{ day: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm:ss' },
};

/**
 * A CSV (quoted as in RFC 4180, UTF-8 with its mark), made while it is read. It is cut by semicolons, because Excel in Indonesian takes a
 * comma for the decimal sign.
 */
export function csvFile(headings: readonly string[], rows: AsyncIterable<unknown>): Readable {
  const form = { delimiter: ';', bom: true, record_delimiter: 'windows' } as const;
  const lines = stringify({ header: true, columns: [...headings], ...form });
  const source = Readable.from(rows);
  source.on('error', (error) => lines.destroy(error));
  lines.on('close', () => source.destroy());
  return source.pipe(lines);
}

/** A workbook (XLSX) of one sheet, made while it is read. */
export function workbookFile(sheet: string, columns: readonly Column[], rows: Rows): Readable {
  const definitions = columns.map(({ label, kind }) => {
    const numFmt = FORMATS[kind];
    return { header: label, width: 20, ...(numFmt === undefined ? {} : { numFmt }) };
  });
  // Excel's longest name of a sheet.
  const name = sheet.slice(0, 31);
  const workbook = writeXlsxStream(rows, { name, columns: definitions, freezePane: { rows: 1 } });
  return Readable.fromWeb(workbook as Parameters<typeof Readable.fromWeb>[0]);
}
