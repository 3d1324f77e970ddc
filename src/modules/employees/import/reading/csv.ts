import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { fileProblems } from '../import-file.problems.js';
import type { Sniffed } from './formats.js';
import { LINES_ABOVE } from './limits.js';
import type { FileRow, RowSource } from './table-file.js';

const SEPARATORS = [';', ',', '|', '\t'];
/** No row of the export is a tenth as long; a quotation mark that is never closed would make one of the whole file. */
const ROW_LIMIT = 262_144;

/** Opens a CSV file in UTF-8, or in UTF-16 that says so. Its rows throw IMPORT_FILE.ENCODING, IMPORT_FILE.BROKEN_QUOTES. */
export function openCsv(path: string, { size, head, encoding }: Sniffed): RowSource<FileRow> {
  const source = createReadStream(path);
  const rows = csvRows(source, encoding, separatorOf(head));
  return { rows, progress: () => ({ done: source.bytesRead, total: size }) };
}

/** The separator that stands most often in one of the first lines, outside quotation marks: titles above the header have none. */
function separatorOf(head: string): string {
  // The mark of UTF-8 counts as a space.
  const lines = head.trimStart().split(/\r\n|\r|\n/, LINES_ABOVE);
  const counts = SEPARATORS.map((separator) =>
    Math.max(...lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length)),
  );
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}

async function* csvRows(source: ReadStream, encoding: string, delimiter: string): AsyncGenerator<FileRow> {
  const options = { info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: ROW_LIMIT };
  type Row = { info: Info; record: string[] };
  const rows = pipeline(
    source,
    (pieces: AsyncIterable<Buffer>) => decoded(pieces, encoding),
    parse({ ...options, delimiter }),
    () => undefined,
  ) as AsyncIterable<Row>;
  try {
    for await (const { info, record } of rows) yield { line: info.lines, cells: record, width: record.length };
  } catch (error) {
    if (error instanceof CsvError) throw fileProblems.BROKEN_QUOTES({ line: Number(error.lines ?? 0) });
    if ((error as { code?: string }).code?.startsWith('ERR_ENCODING')) throw fileProblems.ENCODING();
    throw error;
  }
}

async function* decoded(source: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const piece of source) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
