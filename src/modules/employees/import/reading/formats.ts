import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { fileProblems } from '../import-file.problems.js';

/** Kinds of file that are read. XML is the workbook that Excel 2003 wrote as text. */
export const FILE_FORMATS = ['CSV', 'XLSX', 'XLS', 'ODS', 'HTML', 'XML'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What a file is, by its content; a ZIP file may be one of two. */
export interface Sniffed {
  readonly format: Exclude<FileFormat, 'XLSX' | 'ODS'> | 'ZIP';
  readonly size: number;
  /** How the characters of a text file are written; of HTML, what it says of itself. */
  readonly encoding: string;
  /** The beginning of a text file. */
  readonly head: string;
}

const HEAD_BYTES = 65_536;
/** Where a workbook of Excel 97 begins within its container, and the record behind it that says it has a password. */
const BIFF_BEGINS = Buffer.from('0908100000060500', 'hex');
const PASSWORD_RECORDS = [0x2f, 0x86];

/**
 * Tells what a file is. Its name is not asked: an `.xls` may be a page of HTML.
 * Throws IMPORT_FILE.LOST, EMPTY, ENCRYPTED, ACTIVE_CONTENT, NOT_A_TABLE.
 */
export async function sniff(path: string): Promise<Sniffed> {
  const { size } = await stat(path).catch(() => {
    throw fileProblems.LOST();
  });
  if (size === 0) throw fileProblems.EMPTY();
  const bytes = await buffer(createReadStream(path, { end: HEAD_BYTES - 1 }));
  const begins = (...wanted: number[]): boolean => wanted.every((byte, at) => bytes[at] === byte);
  const binary = { size, encoding: '', head: '' };
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    if (hasPassword(bytes)) throw fileProblems.ENCRYPTED();
    return { format: 'XLS', ...binary };
  }
  if (begins(0x50, 0x4b, 0x03, 0x04)) return { format: 'ZIP', ...binary };
  const marked = begins(0xff, 0xfe) ? 'utf-16le' : begins(0xfe, 0xff) ? 'utf-16be' : 'utf-8';
  const head = new TextDecoder(marked).decode(bytes);
  if (size === 1 || head.includes('\0') || head.startsWith('%PDF-')) throw fileProblems.NOT_A_TABLE();
  const markup = markupOf(head);
  if (!markup) return { format: 'CSV', size, encoding: marked, head };
  return { format: markup, size, encoding: marked === 'utf-8' ? encodingSaid(head) : marked, head };
}

/** Throws NOT_A_TABLE for markup without a table, ACTIVE_CONTENT for a workbook with entities of its own. */
function markupOf(head: string): 'HTML' | 'XML' | null {
  if (
    /^\s*<\?xml/.test(head) &&
    head.includes('urn:schemas-microsoft-com:office:spreadsheet') &&
    !/<html/i.test(head)
  ) {
    if (head.includes('<!DOCTYPE')) throw fileProblems.ACTIVE_CONTENT();
    return 'XML';
  }
  const isPage = /^\s*<(!doctype html|html|head|meta|body)\b/i.test(head);
  if (isPage || /<table[\s>]/i.test(head)) return 'HTML';
  if (/^\s*<(\?xml|!doctype)/i.test(head)) throw fileProblems.NOT_A_TABLE();
  return null;
}

/** What the page says of itself, where that is known; what is no UTF-8 and says nothing is taken for that of Windows. */
function encodingSaid(head: string): string {
  const said = /\b(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  const fallback = head.includes('\ufffd') ? 'windows-1252' : 'utf-8';
  if (said === undefined) return fallback;
  try {
    return new TextDecoder(said).encoding;
  } catch {
    return fallback;
  }
}

/** The second record of a workbook with a password says so; a protected one has another before it. */
function hasPassword(bytes: Buffer): boolean {
  const begin = bytes.indexOf(BIFF_BEGINS);
  if (begin < 0) return false;
  const next = begin + 4 + bytes.readUInt16LE(begin + 2);
  if (next + 4 > bytes.length) return false;
  const record = bytes.readUInt16LE(next);
  if (record === PASSWORD_RECORDS[0]) return true;
  const third = next + 4 + bytes.readUInt16LE(next + 2);
  return (
    record === PASSWORD_RECORDS[1] && third + 2 <= bytes.length && bytes.readUInt16LE(third) === PASSWORD_RECORDS[0]
  );
}
