import type { DomainError, Facts, InputFault, ProblemFactory } from '../errors/domain-error.js';
import type { Bilingual } from '../i18n/language.js';

/** What may be wrong with one value of the input, in both languages. Codes are part of the contract. */
export const FAULTS = {
  REQUIRED: { id: 'Wajib diisi.', en: 'This is required.' },
  NOT_NULL: { id: 'Tidak boleh null.', en: 'This must not be null.' },
  UNKNOWN: { id: 'Nama ini tidak dikenal atau tidak boleh dikirim.', en: 'This name is unknown or may not be sent.' },
  REPEATED: { id: 'Hanya boleh dikirim satu kali.', en: 'This may be sent only once.' },
  NOT_TEXT: { id: 'Harus berupa teks.', en: 'This must be text.' },
  NOT_OBJECT: { id: 'Harus berupa objek JSON.', en: 'This must be a JSON object.' },
  NOT_LIST: { id: 'Harus berupa daftar.', en: 'This must be a list.' },
  NOT_INTEGER: { id: 'Harus berupa bilangan bulat.', en: 'This must be a whole number.' },
  NOT_FLAG: { id: 'Harus true atau false.', en: 'This must be true or false.' },
  NOT_ID: { id: 'Harus UUID dengan huruf kecil.', en: 'This must be a UUID in lower case.' },
  NOT_DAY: { id: 'Harus tanggal yang ada, TTTT-BB-HH.', en: 'This must be a real day, YYYY-MM-DD.' },
  DAY_TO_COME: { id: 'Tanggal ini belum tiba.', en: 'This day is still to come.' },
  DAY_TOO_EARLY: { id: 'Tanggal ini paling awal {min}.', en: 'This day must be {min} or later.' },
  NOT_INSTANT: {
    id: 'Harus waktu UTC, misalnya 2026-01-31T02:15:00.000Z.',
    en: 'This must be an instant in UTC, such as 2026-01-31T02:15:00.000Z.',
  },
  NOT_DECIMAL: {
    id: 'Harus teks angka dengan paling banyak {scale} angka di belakang titik.',
    en: 'This must be a decimal number as text with at most {scale} digits behind the point.',
  },
  NOT_MONTH: { id: 'Harus bulan seperti 2026-03.', en: 'This must be a month such as 2026-03.' },
  NOT_ALLOWED: { id: 'Harus salah satu dari {allowed}.', en: 'This must be one of {allowed}.' },
  NOT_USERNAME: {
    id: 'Nama pengguna terdiri dari {min}–{max} karakter: huruf kecil a–z, angka, titik, tanda hubung, garis bawah; tanpa spasi.',
    en: 'A username has {min} to {max} characters: small letters a–z, digits, points, hyphens, underscores; no spaces.',
  },
  NOT_EMAIL: {
    id: 'Harus alamat surel, misalnya siti.aminah@example.go.id.',
    en: 'This must be an e-mail address, such as siti.aminah@example.go.id.',
  },
  NOT_PHONE: {
    id: 'Harus nomor telepon dengan {min} sampai {max} karakter, misalnya +62 24 7608201.',
    en: 'This must be a telephone number of {min} to {max} characters, such as +62 24 7608201.',
  },
  NOT_CODE: {
    id: 'Harus kode dari huruf besar, angka, dan garis bawah, misalnya KEHADIRAN.',
    en: 'This must be a code of capitals, digits and underscores, such as KEHADIRAN.',
  },
  NOT_TIME: { id: 'Harus jam seperti 21:00.', en: 'This must be a time such as 21:00.' },
  NOT_NIK: {
    id: 'NIK harus tepat {max} angka tanpa spasi.',
    en: 'A NIK has exactly {max} digits without spaces.',
  },
  CONTROL_CHARACTER: {
    id: 'Tidak boleh memuat karakter kendali selain baris baru dan tab.',
    en: 'This must not contain control characters other than line feed and tab.',
  },
  TOO_SHORT: { id: 'Paling sedikit {min} karakter.', en: 'This needs at least {min} character(s).' },
  TOO_LONG: { id: 'Paling banyak {max} karakter.', en: 'This may have at most {max} characters.' },
  TOO_SMALL: { id: 'Paling kecil {min}.', en: 'This must be at least {min}.' },
  TOO_LARGE: { id: 'Paling besar {max}.', en: 'This must be at most {max}.' },
  TOO_FEW: { id: 'Paling sedikit {min} butir.', en: 'This needs at least {min} item(s).' },
  TOO_MANY: { id: 'Paling banyak {max} butir.', en: 'This may have at most {max} items.' },
  DUPLICATE: { id: 'Tidak boleh ada butir yang sama.', en: 'Items must not repeat.' },
  INVALID: { id: 'Nilai ini tidak sah.', en: 'This value is not valid.' },
} as const satisfies Record<string, Bilingual>;
export type FaultCode = keyof typeof FAULTS;

/** Where in the input something is wrong. */
export type FaultPlace = Pick<InputFault, 'pointer' | 'parameter' | 'header'>;

/** One standard fault at a place: `inputFault({ pointer: '/endsOn' }, 'REQUIRED')`. */
export function inputFault(place: FaultPlace, code: FaultCode, facts?: Facts): InputFault {
  return { ...place, code, text: FAULTS[code], facts };
}

/**
 * A refusal of what these fields of the body say; beside each stands what is wrong and the way out:
 * `refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil }, '/validUntil')`.
 */
export function refusedAt(problem: ProblemFactory, facts: Facts, ...pointers: readonly string[]): DomainError {
  const { detail: text } = problem.definition;
  return problem(
    facts,
    pointers.map((pointer) => ({ pointer, code: 'INVALID', text, facts })),
  );
}
