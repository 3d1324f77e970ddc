import { type CivilDate, isCivilDate, plusDays } from '../../../../kernel/values/civil-date.js';

/** A cell as the file has it: text, a number where the file itself says that it is one, or nothing. A day is its text. */
export type Cell = string | number | null;

/**
 * The text of a cell without what exports put around it: spaces, an apostrophe in front that keeps a number text, and the one
 * that a file given back has put before that (rule EX-1).
 * `null` and `-`, which SIASN writes for nothing, are empty.
 */
export function textOf(cell: Cell | undefined): string {
  const text = String(cell ?? '')
    .trim()
    .replace(/^('\s*)+/, '');
  return text === '-' || /^null$/i.test(text) ? '' : text;
}

const MONTHS = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(' ');
/** Beginnings of months as people shorten them, in both languages. */
const SHORT_MONTHS = /^(jan|feb|peb|mar|mrt|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)/;
const SAME_MONTH: Readonly<Record<string, string>> = {
  ...{ peb: 'feb', mrt: 'mar', may: 'mei', ags: 'agu', agt: 'agu', aug: 'agu', oct: 'okt', nop: 'nov', dec: 'des' },
};

/** The order of day and month where both are figures; the year stands last. */
export const DAY_ORDERS = ['DMY', 'MDY'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/**
 * A day written `22-07-1987`, `22/07/1987`, `22.07.1987`, `1987-07-22`, `22 Juli 1987`, `22-Jul-1987`, also with a time behind
 * it; null when it is none. Source: rules.md IM-14.
 */
export function dayOf(text: string, order: DayOrder = 'DMY'): CivilDate | null {
  const bare = text.trim().replace(/[ T]\d{1,2}[:.]\d{2}.*$/, '');
  const figures = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(bare);
  if (figures) {
    const [, first = '', second = '', year = ''] = figures;
    return order === 'DMY' ? civil(year, second, first) : civil(year, first, second);
  }
  const named = /^(\d{1,2})[-/. ]+(\p{L}{3,9})[-/. ]+(\d{4})$/u.exec(bare);
  if (named) return civil(named[3] ?? '', String(monthOf(named[2] ?? '')), named[1] ?? '');
  return isCivilDate(bare) ? bare : null;
}

/**
 * True for what is written like a day of figures, or with the name of a month, and is none of the calendar, such as 30-02-2026, in
 * whichever order its day and month stand. Source: rules.md IM-14.
 */
export function isImpossibleDay(text: string): boolean {
  const bare = text.trim().replace(/[ T]\d{1,2}[:.]\d{2}.*$/, '');
  const isWritten =
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(bare) ||
    /^\d{4}-\d{2}-\d{2}$/.test(bare) ||
    (/^\d{1,2}[-/. ]+\p{L}{3,9}[-/. ]+\d{4}$/u.test(bare) && monthOf(/\p{L}+/u.exec(bare)?.[0] ?? '') > 0);
  return isWritten && DAY_ORDERS.every((order) => dayOf(bare, order) === null);
}

/** The number of a month by its name or the beginning of it; 0 for none. */
function monthOf(name: string): number {
  const word = name.toLowerCase();
  const [, begins = ''] = SHORT_MONTHS.exec(word) ?? [];
  const short = SAME_MONTH[begins] ?? begins;
  return begins === '' ? 0 : MONTHS.findIndex((month) => month.startsWith(short)) + 1;
}

function civil(year: string, month: string, day: string): CivilDate | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(written) ? written : null;
}

/** The day on which a spreadsheet begins to count, where day 1 is the first: in 1900 (which has a false 29 February) or 1904. */
export type SerialSystem = 1900 | 1904;

/**
 * The day that a spreadsheet means by a number: 36526 is 1 January 2000, or four years and a day later where it counts from
 * 1904. Null outside the years 1901 to 2199. Source: rules.md IM-14.
 */
export function dayOfSerial(serial: number, system: SerialSystem): CivilDate | null {
  const days = Math.floor(serial) + (system === 1904 ? 1_462 : 0);
  return days >= 367 && days <= 109_574 ? plusDays('1899-12-30', days) : null;
}

/** A code of two digits; a spreadsheet may have dropped the zero in front. */
export function codeOf(text: string): string {
  return /^\d$/.test(text) ? `0${text}` : text;
}

/** True for a number as a spreadsheet shows it once digits are lost: `1,98707E+17`, or 15 digits and then zeros. */
export function hasLostDigits(text: string): boolean {
  return /^\d([.,]\d+)?E\+?\d+$/i.test(text) || /^\d{15}000$/.test(text);
}

/** True for what looks like one e-mail address of at most 254 characters. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;:<>()"]+@[^\s@,;:<>()".]+(\.[^\s@,;:<>()".]+)+$/.test(text);
}

/** An id of SIASN: 32 hex digits come in capitals from one export and in small letters from another. */
export function externalIdOf(text: string): string {
  return /^[0-9a-f]{32}$/i.test(text) ? text.toUpperCase() : text;
}
