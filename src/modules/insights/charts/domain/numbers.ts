import { fromScaled } from '../../../../kernel/values/scaled.js';
import { type ChartLanguage, DIGITS_OF, type Measure, type Said } from './chart.js';

const SIGNS: Readonly<Record<ChartLanguage, { readonly decimal: string; readonly thousands: string }>> = {
  id: { decimal: ',', thousands: '.' },
  en: { decimal: '.', thousands: ',' },
};

/** A value as people read it: `1.234`, `12,5 %`. Rule CH-2. */
export function shownNumber(value: number, measure: Measure, language: ChartLanguage): string {
  const [whole = '', rest] = fromScaled(Math.abs(value), DIGITS_OF[measure]).split('.');
  const { decimal, thousands } = SIGNS[language];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = value < 0 ? '−' : '';
  const text = `${sign}${grouped}${rest === undefined ? '' : decimal + rest}`;
  return measure === 'PERCENT' ? `${text}\u00a0%` : text;
}

/** A part of a whole in tenths of a per cent, rounded half up; null of nothing. Rule CH-2. */
export function tenthsOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((2000 * part + whole) / (2 * whole));
}

/** A text in both languages, made by a number of both. */
export const saidWith = (
  tell: (shown: (value: number, measure?: Measure) => string, language: ChartLanguage) => string,
): Said => {
  const of = (language: ChartLanguage): string =>
    tell((value, measure = 'COUNT') => shownNumber(value, measure, language), language);
  return { id: of('id'), en: of('en') };
};
