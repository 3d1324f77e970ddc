import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { fileProblems } from '../import.problems.js';
import type { FileRow, RowSource } from './table-file.js';

const SEPARATORS = [';', ',', '|', '\t'];
/** No row of the export is a tenth as long; a quotation mark that is never closed would make one of the whole file. */
const ROW_LIMIT = 262_144;

/** Opens a CSV file in UTF-8 that begins with `head`. Its rows throw IMPORT_FILE.ENCODING, IMPORT_FILE.BROKEN_QUOTES. */
export function openCsv(path: string, size: number, head: string): RowSource<FileRow> {
  const source = createReadStream(path);
  return { rows: csvRows(source, separatorOf(head)), progress: () => ({ done: source.bytesRead, total: size }) };
}

/** The separator that stands most often in the first line, outside quotation marks. */
function separatorOf(head: string): string {
  // The mark of UTF-8 counts as a space.
  const [line = ''] = head.trimStart().split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}

async function* csvRows(source: ReadStream, delimiter: string): AsyncGenerator<FileRow> {
  const options = { info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: ROW_LIMIT };
  type Row = { info: Info; record: string[] };
  const rows = pipeline(source, utf8, parse({ ...options, delimiter }), () => undefined) as AsyncIterable<Row>;
  try {
    for await (const { info, record } of rows) yield { line: info.lines, cells: record, width: record.length };
  } catch (error) {
    if (error instanceof CsvError) throw fileProblems.BROKEN_QUOTES({ line: Number(error.lines ?? 0) });
    if ((error as { code?: string }).code?.startsWith('ERR_ENCODING')) throw fileProblems.ENCODING();
    throw error;
  }
}

async function* utf8(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of source) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
