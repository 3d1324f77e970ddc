import { isCivilDate, type CivilDate } from '../../../../kernel/values/civil-date.js';

/** A cell as the file has it: text, a number where the file itself says that it is one, or nothing. A day is its text. */
export type Cell = string | number | null;

/**
 * The text of a cell without what exports put around it: spaces, an apostrophe in front that keeps a number text.
 * `null` and `-`, which SIASN writes for nothing, are empty.
 */
export function textOf(cell: Cell | undefined): string {
  const text = String(cell ?? '')
    .trim()
    .replace(/^'\s*/, '');
  return text === '-' || /^null$/i.test(text) ? '' : text;
}

/** A day written `22-07-1987`, `22/07/1987`, `1987-07-22`, also with a time behind it; null when it is none. */
export function dayOf(text: string): CivilDate | null {
  const bare = text.split(/[ T]/, 1)[0] ?? '';
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(bare) ?? [];
  const written = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : bare;
  return isCivilDate(written) ? written : null;
}

/** A code of two digits; a spreadsheet may have dropped the zero in front. */
export function codeOf(text: string): string {
  return /^\d$/.test(text) ? `0${text}` : text;
}

/** True for a number as a spreadsheet shows it once digits are lost: `1,98707E+17`, or 15 digits and then zeros. */
export function hasLostDigits(text: string): boolean {
  return /^\d([.,]\d+)?E\+?\d+$/i.test(text) || /^\d{15}000$/.test(text);
}

/** An id of SIASN: 32 hex digits come in capitals from one export and in small letters from another. */
export function externalIdOf(text: string): string {
  return /^[0-9a-f]{32}$/i.test(text) ? text.toUpperCase() : text;
}
