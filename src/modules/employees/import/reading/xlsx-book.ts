import { fileProblems } from '../import.problems.js';
import { readPart } from './xlsx-part.js';
import { attribute, attributePattern } from './xml-scanner.js';
import type { ZipFile } from './zip-file.js';

/** What the cells of the sheet refer to. */
export interface Book {
  /** The part that holds the first visible sheet. */
  readonly sheet: string;
  readonly texts: readonly string[];
  /** Whether a style shows a number as a day. */
  readonly isDay: (style: number) => boolean;
  /** The day before day 1, in milliseconds. */
  readonly epoch: number;
}

/** Most characters of a cell that are looked at; what follows is dropped. */
export const CELL_LIMIT = 2_001;

const WORKBOOK = 'xl/workbook.xml';
const SHEET_ID = attributePattern('\\w+:id');
const STATE = attributePattern('state');
const DATE_1904 = attributePattern('date1904');
const RELATION_ID = attributePattern('Id');
const TARGET = attributePattern('Target');
const TYPE = attributePattern('Type');
const FORMAT_ID = attributePattern('numFmtId');
const FORMAT_CODE = attributePattern('formatCode');

/** True for a ZIP file that is a workbook. */
export function isWorkbook(zip: ZipFile): boolean {
  return zip.has(WORKBOOK);
}

/** Reads everything but the sheet. Throws IMPORT_FILE.DAMAGED, IMPORT_FILE.UNPACKED_TOO_LARGE. */
export async function readBook(zip: ZipFile): Promise<Book> {
  let sheetId: string | undefined;
  let is1904 = false;
  await readPart(zip, WORKBOOK, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute(attributes, DATE_1904) ?? '');
      const isShown = name === 'sheet' && (attribute(attributes, STATE) ?? 'visible') === 'visible';
      if (isShown) sheetId ??= attribute(attributes, SHEET_ID);
    },
  });
  const parts = await readRelations(zip);
  const sheet = parts.get(sheetId ?? '');
  if (sheet === undefined) throw fileProblems.DAMAGED();
  const texts = await readTexts(zip, parts.get('sharedStrings'));
  const isDay = await readStyles(zip, parts.get('styles'));
  return { sheet, texts, isDay, epoch: is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30) };
}

/** The parts of the workbook, by the id of the relation and by its kind. */
async function readRelations(zip: ZipFile): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  await readPart(zip, 'xl/_rels/workbook.xml.rels', {
    open(_, attributes) {
      const target = attribute(attributes, TARGET) ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      const kind = attribute(attributes, TYPE)?.split('/').at(-1) ?? '';
      parts.set(attribute(attributes, RELATION_ID) ?? '', path).set(kind, path);
    },
  });
  return parts;
}

/** The texts that cells name by number. A text may come in runs; phonetic guides do not belong to it. */
async function readTexts(zip: ZipFile, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let inGuide = false;
  await readPart(zip, part, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') inGuide = true;
      inText = name === 't' && !inGuide;
    },
    text(more) {
      if (inText && text.length < CELL_LIMIT) text += more;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inGuide = false;
      if (name === 'si') texts.push(unescaped(text).slice(0, CELL_LIMIT));
    },
  });
  return texts;
}

async function readStyles(zip: ZipFile, part: string | undefined): Promise<Book['isDay']> {
  const days = new Set<number>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readPart(zip, part, {
    open(name, attributes) {
      const id = Number(attribute(attributes, FORMAT_ID) ?? -1);
      if (name === 'numFmt' && isDayFormat(attribute(attributes, FORMAT_CODE) ?? '')) days.add(id);
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) styles.push(isKnownDay(id) || days.has(id));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return (style) => styles[style] ?? false;
}

/** Formats of days that every workbook knows without describing them. */
function isKnownDay(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** A year in the format, outside quoted text and colours in brackets, makes it one of days. */
function isDayFormat(code: string): boolean {
  return /y/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** Workbooks write control characters as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
