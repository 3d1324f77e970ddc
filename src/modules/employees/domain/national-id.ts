import { type CivilDate, isCivilDate } from '../../../kernel/values/civil-date.js';

/** What the 16 digits of a NIK say. */
export interface NationalId {
  readonly digits: string;
  /** Province, kabupaten or kota, and kecamatan of the first registration, two digits each. */
  readonly registeredIn: string;
  /** Month and day of birth with the last two digits of the year, `YY-MM-DD`. */
  readonly birth: string;
  readonly sex: 'MALE' | 'FEMALE';
}

/** Why a text is no NIK. */
export type NationalIdFault = 'NIK_NOT_16_DIGITS' | 'NIK_BIRTH_DATE' | 'NIK_SEQUENCE';
/** What of a NIK does not agree with the record; it warns and never refuses. */
export type NationalIdDifference = 'NIK_BIRTH_DATE_DIFFERS' | 'NIK_SEX_DIFFERS';

/** What is known of the person otherwise; null where it is not. */
export interface KnownPerson {
  readonly birthDate: CivilDate | null;
  readonly sex: string | null;
}

/**
 * Reads a NIK: six digits of the place of the first registration, DDMMYY of birth with 40 added to the day for women, and a
 * sequence from 0001. Source: rules.md EM-40.
 */
export function parseNationalId(text: string): NationalId | NationalIdFault {
  if (!/^\d{16}$/.test(text)) return 'NIK_NOT_16_DIGITS';
  const written = Number(text.slice(6, 8));
  const day = written > 40 ? written - 40 : written;
  const [month, year] = [text.slice(8, 10), text.slice(10, 12)];
  const birth = `${year}-${month}-${String(day).padStart(2, '0')}`;
  // A leap day is one of either century: 1900 had none, 2000 had one.
  if (!isCivilDate(`19${birth}`) && !isCivilDate(`20${birth}`)) return 'NIK_BIRTH_DATE';
  if (text.slice(12) === '0000') return 'NIK_SEQUENCE';
  return { digits: text, registeredIn: text.slice(0, 6), birth, sex: written > 40 ? 'FEMALE' : 'MALE' };
}

/** What of a NIK differs from the record; nothing where the record does not say it. Source: rules.md EM-40. */
export function differencesOf(nik: NationalId, { birthDate, sex }: KnownPerson): NationalIdDifference[] {
  const differences: NationalIdDifference[] = [];
  if (birthDate !== null && birthDate.slice(2) !== nik.birth) differences.push('NIK_BIRTH_DATE_DIFFERS');
  if (sex !== null && sex !== nik.sex) differences.push('NIK_SEX_DIFFERS');
  return differences;
}

/** The NIK as it is shown: `3374••••••••0001`. */
export function maskNationalId(digits: string): string {
  return digits.length < 12
    ? '•'.repeat(digits.length)
    : `${digits.slice(0, 4)}${'•'.repeat(digits.length - 8)}${digits.slice(-4)}`;
}
