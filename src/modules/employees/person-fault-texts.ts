import type { Bilingual } from '../../kernel/i18n/language.js';
import type { NumberFault } from './domain/civil-servant-number.js';
import type { GradeFault } from './domain/grade.js';
import type { NationalIdDifference, NationalIdFault } from './domain/national-id.js';

/** Why a number was refused, in words. */
export const NUMBER_FAULTS: Readonly<Record<NumberFault, Bilingual>> = {
  NOT_18_DIGITS: { id: 'NIP harus tepat 18 angka.', en: 'A NIP has exactly 18 digits.' },
  BIRTH_DATE: {
    id: 'Angka 1–8 NIP bukan tanggal lahir yang benar.',
    en: 'Digits 1–8 of the NIP are not a real birth date.',
  },
  AGE: {
    id: 'Menurut NIP, pegawai ini belum {youngest} atau sudah lebih dari {oldest} tahun.',
    en: 'By the NIP, this person is not yet {youngest} or older than {oldest}.',
  },
  SERVICE_MONTH: {
    id: 'Angka 13–14 NIP harus 01–12 (PNS) atau 21–29 (PPPK).',
    en: 'Digits 13–14 of the NIP must be 01–12 (PNS) or 21–29 (PPPK).',
  },
  TOO_YOUNG: {
    id: 'Menurut NIP, masa kerja mulai sebelum usia {youngest} tahun.',
    en: 'By the NIP, service began before the age of {youngest}.',
  },
  SEX_DIGIT: {
    id: 'Angka 15 NIP harus 1 (laki-laki) atau 2 (perempuan).',
    en: 'Digit 15 of the NIP must be 1 (male) or 2 (female).',
  },
  SEQUENCE: {
    id: 'Nomor urut NIP (angka 16–18) tidak boleh 000.',
    en: 'The sequence of the NIP (digits 16–18) must not be 000.',
  },
};

/** Why a golongan was refused, in words. */
export const GRADE_FAULTS: Readonly<Record<GradeFault['fault'], Bilingual>> = {
  PNS_GRADE_UNKNOWN: {
    id: 'Golongan PNS dan CPNS adalah I/a sampai IV/e; kodenya 11–14, 21–24, 31–34, 41–45.',
    en: 'PNS and CPNS have I/a to IV/e, with the codes 11–14, 21–24, 31–34, 41–45.',
  },
  PPPK_GRADE_UNKNOWN: {
    id: 'Golongan PPPK adalah I sampai XVII; kodenya 01–17.',
    en: 'PPPK have I to XVII, with the codes 01–17.',
  },
  GRADES_DIFFER: {
    id: 'Kode {code} adalah {name}; samakan keduanya, atau kirim salah satu saja.',
    en: 'The code {code} is {name}; make them the same, or send only one.',
  },
  NO_GRADE: { id: 'NON_ASN tidak mempunyai golongan; kosongkan.', en: 'NON_ASN have no golongan; leave it out.' },
};

/** What only deserves a look: old conversions of numbers hold such mismatches. */
export const NUMBER_DIFFERENCES = {
  BIRTH_DATE_DIFFERS: {
    id: 'Tanggal lahir ini tidak sama dengan yang ada dalam NIP; tanggal ini yang dipakai.',
    en: 'This birth date is not the one in the NIP; it is taken all the same.',
  },
  SEX_DIFFERS: {
    id: 'Jenis kelamin ini tidak sama dengan yang ada dalam NIP; isi ini yang dipakai.',
    en: 'This sex is not the one in the NIP; it is taken all the same.',
  },
} as const satisfies Record<string, Bilingual>;

/** What is wrong with a NIK, and what only deserves a look. */
export const NIK_FAULTS = {
  NIK_NOT_16_DIGITS: { id: 'NIK harus tepat 16 angka.', en: 'A NIK has exactly 16 digits.' },
  NIK_BIRTH_DATE: {
    id: 'Angka 7–12 NIK bukan tanggal lahir yang benar; NIK ini tetap dicatat, periksa di KTP.',
    en: 'Digits 7–12 of the NIK are not a real birth date; it is recorded all the same, check the identity card.',
  },
  NIK_SEQUENCE: {
    id: 'Nomor urut NIK (angka 13–16) 0000 tidak lazim; NIK ini tetap dicatat, periksa di KTP.',
    en: 'The sequence of the NIK (digits 13–16) is 0000; it is recorded all the same, check the identity card.',
  },
  NIK_BIRTH_DATE_DIFFERS: {
    id: 'Tanggal lahir dalam NIK tidak sama dengan yang tercatat; NIK ini tetap dicatat.',
    en: 'The birth date in the NIK is not the one on record; it is recorded all the same.',
  },
  NIK_SEX_DIFFERS: {
    id: 'Jenis kelamin dalam NIK tidak sama dengan yang tercatat; NIK ini tetap dicatat.',
    en: 'The sex in the NIK is not the one on record; it is recorded all the same.',
  },
} as const satisfies Record<NationalIdFault | NationalIdDifference, Bilingual>;
