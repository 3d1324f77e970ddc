/*
 * How documents write Indonesian: months in words, a comma before decimals, dots between thousands, a non-breaking space where a line must
 * not end.
 */

const MONTHS = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli'],
  ...['Agustus', 'September', 'Oktober', 'November', 'Desember'],
];
const NBSP = '\u00a0';

/** A civil day as `12 Januari 2026`. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-');
  return [Number(date), MONTHS[Number(month) - 1], year].join(NBSP);
}

/** Two days as the head of a form has them: `1 JANUARI s.d. 31 DESEMBER TAHUN 2026`. */
export function spanInWords(from: string, until: string): string {
  const [first, last] = [dayInWords(from), dayInWords(until)].map((day) => day.toUpperCase());
  const year = from.slice(0, 4);
  if (year !== until.slice(0, 4)) return `${first} s.d. ${last}`;
  return `${first?.slice(0, -5)} s.d. ${last?.slice(0, -5)} TAHUN${NBSP}${year}`;
}

/** A decimal as sent (`1234.50`) as it is written: `1.234,5`; zeros at the end say nothing. */
export function figure(decimal: string): string {
  const [whole = '0', rest = ''] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const decimals = rest.replace(/0+$/, '');
  return decimals === '' ? grouped : `${grouped},${decimals}`;
}

/** A figure with its unit; a percent sign and a unit of one word stay on the line of the figure. */
export function withUnit(text: string, unit: string | null): string {
  if (unit === null || unit === '') return text;
  return unit === '%' ? `${text}%` : `${text}${unit.includes(' ') ? ' ' : NBSP}${unit}`;
}

/** What an indicator has as its target, on paper. */
export interface PrintedTarget {
  readonly target: string | null;
  readonly targetUntil: string | null;
  readonly targetText: string | null;
  readonly unit: string | null;
}

/** A target: a figure, a range or words. */
export function targetInWords({ target, targetUntil, targetText, unit }: PrintedTarget): string {
  if (target === null) return targetText ?? '–';
  if (targetUntil === null) return withUnit(figure(target), unit);
  return withUnit(`${figure(target)}–${figure(targetUntil)}`, unit);
}

/** A code such as `DI_ATAS_EKSPEKTASI` as the forms print it. */
export const inCapitals = (code: string | null): string => (code === null ? '–' : code.replaceAll('_', ' '));

const PREDICATE_NAMES: Readonly<Record<string, string>> = {
  SANGAT_BAIK: 'SANGAT BAIK',
  BAIK: 'BAIK',
  CUKUP: 'CUKUP',
  BUTUH_PERBAIKAN: 'BUTUH PERBAIKAN',
  KURANG: 'KURANG/MISCONDUCT',
  SANGAT_KURANG: 'SANGAT KURANG',
};

/** The predicate of a person as PermenPANRB 6/2022 prints it. */
export const predicateName = (code: string | null): string =>
  code === null ? '–' : (PREDICATE_NAMES[code] ?? inCapitals(code));
