import { type CivilDate, isCivilDate } from '../../../kernel/values/civil-date.js';

/** What the 18 digits of a NIP (PNS) or NI PPPK say. */
export interface CivilServantNumber {
  readonly digits: string;
  readonly kind: 'PNS' | 'PPPK';
  readonly birthDate: CivilDate;
  readonly sex: 'MALE' | 'FEMALE';
  /** First month of service (`YYYY-MM`) of a PNS, first year (`YYYY`) of a PPPK. */
  readonly serviceFrom: string;
  readonly sequence: number;
}

/** Why a text is no NIP or NI PPPK. */
export type NumberFault =
  'NOT_18_DIGITS' | 'BIRTH_DATE' | 'AGE' | 'SERVICE_MONTH' | 'TOO_YOUNG' | 'SEX_DIGIT' | 'SEQUENCE';

/** Ages in full years between which somebody can be a civil servant, both included; settings of the installation. */
export interface AgeBounds {
  readonly youngest: number;
  readonly oldest: number;
}

/**
 * Reads a NIP or NI PPPK.
 *
 * Digits 1–8 are the birth date, of somebody whose age today lies within the bounds. Digits 13–14 tell the kind: 01–12 is
 * the month of a PNS's first service, 21–29 is a PPPK (2, then the number of the agreement), anything else is refused. Digit
 * 15 is the sex (1 male, 2 female), 16–18 the sequence from 001. Service begins after the birthday of the youngest age,
 * counted on the first day of the month (PNS) or on the last of the year (PPPK, of which only the year is known).
 * Source: rules.md EM-1, EM-2 (BKN practice; PerBKN 22/2007 for the NIP).
 */
export function parseCivilServantNumber(
  text: string,
  today: CivilDate,
  { youngest, oldest }: AgeBounds,
): CivilServantNumber | NumberFault {
  if (!/^\d{18}$/.test(text)) return 'NOT_18_DIGITS';
  const birthDate = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  if (!isCivilDate(birthDate)) return 'BIRTH_DATE';
  const birthday = (age: number): CivilDate => `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`;
  if (today < birthday(youngest) || today >= birthday(oldest + 1)) return 'AGE';
  const year = text.slice(8, 12);
  const code = Number(text.slice(12, 14));
  const isPns = code >= 1 && code <= 12;
  if (!isPns && (code < 21 || code > 29)) return 'SERVICE_MONTH';
  const firstDay = isPns ? `${year}-${text.slice(12, 14)}-01` : `${year}-12-31`;
  if (firstDay <= birthday(youngest)) return 'TOO_YOUNG';
  const sexDigit = text[14];
  if (sexDigit !== '1' && sexDigit !== '2') return 'SEX_DIGIT';
  const sequence = Number(text.slice(15));
  if (sequence === 0) return 'SEQUENCE';
  return {
    digits: text,
    kind: isPns ? 'PNS' : 'PPPK',
    birthDate,
    sex: sexDigit === '1' ? 'MALE' : 'FEMALE',
    serviceFrom: isPns ? `${year}-${text.slice(12, 14)}` : year,
    sequence,
  };
}

/** The number with its middle hidden, for logs and audit records: `19870722••••••1005`. */
export function maskNumber(digits: string): string {
  return `${digits.slice(0, 8)}••••••${digits.slice(-4)}`;
}

/** True where somebody of a kind of employment has numbers of this kind. Source: rules.md EM-22. */
export function fitsNumber(kind: string, numberKind: CivilServantNumber['kind']): boolean {
  return (numberKind === 'PNS' ? ['PNS', 'CPNS'] : ['PPPK', 'PPPK_PARUH_WAKTU']).includes(kind);
}
