import { type Bilingual, type Language, say } from '../../../../kernel/i18n/language.js';
import { POSITION_FAULTS } from '../../../organization/index.js';
import { NIK_FAULTS, NUMBER_DIFFERENCES, NUMBER_FAULTS } from '../../person-fault-texts.js';

/** What may be wrong with one row, with the way out. A row with an ERROR is not applied; with a WARNING it is. */
export const ROW_FAULTS = {
  REQUIRED: { id: 'Kolom ini wajib diisi.', en: 'This column must be filled in.' },
  TOO_LONG: { id: 'Paling banyak {max} karakter.', en: 'At most {max} characters.' },
  NOT_A_DAY: {
    id: 'Bukan tanggal; tulis seperti 31-12-2026.',
    en: 'This is no day; write it as 31-12-2026.',
  },
  DAY_IMPOSSIBLE: {
    id: 'Tanggal {value} tidak ada dalam kalender; perbaiki hari, bulan, atau tahunnya.',
    en: 'There is no day {value} in the calendar; correct day, month or year.',
  },
  NOT_ALLOWED: { id: 'Harus salah satu dari {allowed}.', en: 'This must be one of {allowed}.' },
  REVERSED: {
    id: 'Hari terakhir mendahului hari pertama.',
    en: 'The last day is before the first day.',
  },
  DAY_TO_COME: { id: 'Hari ini belum tiba; perbaiki tanggalnya.', en: 'This day is still to come; correct it.' },
  POSTS_OVERLAP: {
    id: 'Jabatan definitif lain mulai atau berlaku pada {validFrom}; tidak boleh ada dua sekaligus. Perbaiki tanggalnya.',
    en: 'Another definitive post begins or holds on {validFrom}; there may be only one at a time. Correct the days.',
  },
  PERSON_UNKNOWN: {
    id: 'Tidak ada pegawai dengan nomor ini. Impor dahulu berkas EMPLOYEES yang memuatnya, atau perbaiki nomornya.',
    en: 'Nobody has this number. Import the EMPLOYEES file that has it first, or correct it.',
  },
  POST_HELD: {
    id: 'Jabatan ini dipegang {count} orang pada hari di luar masa berlakunya; pindahkan mereka dahulu.',
    en: 'This post is held by {count} people on days on which it would not be there; move them first.',
  },
  POST_DOUBLE: {
    id: 'Jabatan lain dengan nama ini sudah ada pada sebagian hari itu; perbaiki masa berlakunya.',
    en: 'Another post of this title is there on some of these days; correct the days.',
  },
  LEVEL_OF_OTHER_KIND: POSITION_FAULTS.LEVEL_OF_OTHER_KIND,
  ECHELON_UNKNOWN: POSITION_FAULTS.ECHELON_UNKNOWN,
  ECHELON_NOT_STRUCTURAL: POSITION_FAULTS.ECHELON_NOT_STRUCTURAL,
  ECHELON_OF_OTHER_LEVEL: POSITION_FAULTS.ECHELON_OF_OTHER_LEVEL,
  NOT_IN_RANGE: {
    id: 'Harus bilangan bulat {min} sampai {max}.',
    en: 'This must be a whole number from {min} to {max}.',
  },
  CONTROL_CHARACTER: {
    id: 'Ada karakter kendali yang tak terlihat; ketik ulang isinya.',
    en: 'There is an invisible control character; type the value anew.',
  },
  COLUMN_COUNT: {
    id: 'Baris ini memiliki {found} kolom, judulnya {expected}; periksa pemisah dan tanda kutip.',
    en: 'This row has {found} columns, the header {expected}; check separators and quotation marks.',
  },
  NIP_NUMERIC_CELL: {
    id: 'NIP tersimpan sebagai angka sehingga digit terakhirnya hilang. Ekspor lagi, atau format kolom sebagai Teks lalu ketik ulang.',
    en: 'The NIP is kept as a number, so its last digits are lost. Export again, or format the column as Text and retype it.',
  },
  NIP_NOT_18_DIGITS: NUMBER_FAULTS.NOT_18_DIGITS,
  NIP_BIRTH_DATE: NUMBER_FAULTS.BIRTH_DATE,
  NIP_AGE: NUMBER_FAULTS.AGE,
  NIP_SERVICE_MONTH: NUMBER_FAULTS.SERVICE_MONTH,
  NIP_TOO_YOUNG: NUMBER_FAULTS.TOO_YOUNG,
  NIP_SEX_DIGIT: NUMBER_FAULTS.SEX_DIGIT,
  NIP_SEQUENCE: NUMBER_FAULTS.SEQUENCE,
  DUPLICATE: {
    id: 'Sama dengan baris {line}; hapus salah satunya.',
    en: 'The same as in line {line}; remove one of them.',
  },
  IDENTITY_CONFLICT: {
    id: 'PNS ID ini dan NIP ini tercatat pada dua pegawai berbeda; periksa keduanya di SIASN.',
    en: 'This PNS ID and this NIP belong to two different employees; check both in SIASN.',
  },
  POST_KIND_UNKNOWN: {
    id: 'Harus 1 (struktural), 2 (fungsional), 3 (rangkap), atau 4 (pelaksana).',
    en: 'This must be 1 (structural), 2 (functional), 3 (both) or 4 (pelaksana).',
  },
  STANDING_UNKNOWN: {
    id: 'Kode kedudukan hukum ini tidak ada dalam daftar kedudukan-hukum pada hari ini; perbaiki, atau tambahkan dahulu ke daftar itu.',
    en: 'The list kedudukan-hukum has no such code on this day; correct it, or add it to the list first.',
  },
  UNIT_UNKNOWN: {
    id: 'Unit ini tidak ada. Impor dahulu berkas ORG_UNITS yang memuatnya, atau perbaiki kolom ini.',
    en: 'There is no such unit. Import the ORG_UNITS file that has it first, or correct this column.',
  },
  PARENT_UNKNOWN: {
    id: 'Unit induk ini tidak ada dalam berkas maupun dalam data.',
    en: 'This parent is neither in the file nor among the known units.',
  },
  PARENT_REFUSED: {
    id: 'Baris unit induk ini, atau yang di atasnya, ditolak; perbaiki baris itu dahulu.',
    en: 'The row of this parent, or of one above it, is refused; correct that one first.',
  },
  PARENT_CYCLE: {
    id: 'Unit ini atau induknya berada di bawah dirinya sendiri; perbaiki induknya.',
    en: 'This unit or its parent stands below itself; correct the parent.',
  },
  SECOND_ROOT: {
    id: 'Hanya satu unit boleh tanpa induk; yang pertama di baris {line}.',
    en: 'Only one unit may have no parent; the first is in line {line}.',
  },
  OTHER_ROOT: {
    id: 'Unit puncak sudah ada: {name}. Pakai Id dan nama unit itu; hanya satu unit boleh tanpa induk.',
    en: 'There is a topmost unit already: {name}. Use its id and name; only one unit may have no parent.',
  },
  GOVERNMENT_REQUIRED: {
    id: 'Belum ada pohon unit: isi INSTANSI KERJA ID dan INSTANSI KERJA NAMA, atau impor dahulu berkas ORG_UNITS.',
    en: 'There is no tree of units yet: fill in INSTANSI KERJA ID and INSTANSI KERJA NAMA, or import a file ORG_UNITS first.',
  },
  ...NUMBER_DIFFERENCES,
  ...NIK_FAULTS,
  NIK_TAKEN: {
    id: 'NIK ini sudah tercatat pada pegawai lain; periksa keduanya di KTP.',
    en: 'Another employee has this NIK; check both identity cards.',
  },
  NIK_NUMERIC_CELL: {
    id: 'NIK tersimpan sebagai angka sehingga digit terakhirnya hilang; NIK ini tidak dicatat. Format kolom sebagai Teks lalu ketik ulang.',
    en: 'The NIK is kept as a number, so its last digit is lost; it is not recorded. Format the column as Text and retype it.',
  },
  NUMBER_FORMER: {
    id: 'Nomor pegawai ini bukan yang berlaku sekarang; nomor dan jenis pegawai dibiarkan seperti yang tercatat.',
    en: 'This number of the person is not the one in force; number and kind of employee stay as they are recorded.',
  },
  NUMBER_TO_COME: {
    id: 'Nomor lain sudah tercatat mulai {validFrom}; impor berkas ini sesudah hari itu, atau perbaiki nomornya.',
    en: 'Another number is recorded from {validFrom}; import this file after that day, or correct the number.',
  },
  NOT_AN_ADDRESS: {
    id: 'Ini bukan satu alamat surel; yang tercatat dibiarkan.',
    en: 'This is not one e-mail address; what is recorded stays.',
  },
  BIRTH_DATE_UNREADABLE: {
    id: 'Bukan tanggal, misalnya 31-12-1987; yang tercatat dibiarkan.',
    en: 'This is no day such as 31-12-1987; what is recorded stays.',
  },
  BIRTH_DATE_IMPOSSIBLE: {
    id: 'Tanggal {value} tidak ada dalam kalender; yang tercatat dibiarkan. Perbaiki di sumbernya, lalu unggah lagi.',
    en: 'There is no day {value} in the calendar; what is recorded stays. Correct it in the source and upload again.',
  },
  START_IMPOSSIBLE: {
    id: 'Tanggal {value} tidak ada dalam kalender; dianggap hari penerapan impor. Perbaiki di sumbernya, lalu unggah lagi.',
    en: 'There is no day {value} in the calendar; the day of the import is taken. Correct it in the source and upload again.',
  },
  GRADE_UNREADABLE: {
    id: 'Bukan golongan seperti III/d atau IX, atau kode dan namanya berbeda; dibiarkan seperti yang tercatat.',
    en: 'This is no golongan such as III/d or IX, or code and name differ; what is recorded stays.',
  },
  DAY_ASSUMED: {
    id: 'Tanggal ini kosong atau tidak terbaca; dianggap hari penerapan impor.',
    en: 'This day is missing or unreadable; the day of the import is taken.',
  },
  POST_TO_COME: {
    id: 'Tanggal ini belum tiba; jabatan ini baru berlaku mulai hari itu.',
    en: 'This day is still to come; the post begins on it.',
  },
} as const satisfies Record<string, Bilingual>;

/** Code of what is wrong with a row. */
export type RowFaultCode = keyof typeof ROW_FAULTS;

/** One thing that is wrong with a row. */
export interface RowFault {
  /** The column as the file names it; empty for the row as a whole. */
  readonly column: string;
  readonly code: RowFaultCode;
  /** What stands there, shortened. */
  readonly value: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

const NIK_WARNINGS = Object.keys(NIK_FAULTS) as (keyof typeof NIK_FAULTS)[];
const WARNINGS: ReadonlySet<RowFaultCode> = new Set([
  ...(['GRADE_UNREADABLE', 'BIRTH_DATE_DIFFERS', 'SEX_DIFFERS', 'DAY_ASSUMED', 'POST_TO_COME'] as const),
  ...(['NIK_NUMERIC_CELL', 'NUMBER_FORMER', 'NOT_AN_ADDRESS', 'BIRTH_DATE_UNREADABLE'] as const),
  ...(['BIRTH_DATE_IMPOSSIBLE', 'START_IMPOSSIBLE'] as const),
  ...NIK_WARNINGS,
]);

/** True when a row with this fault can be applied all the same. */
export function isWarning({ code }: RowFault): boolean {
  return WARNINGS.has(code);
}

/** What is wrong, in a language, with the value as the reader may see it; an ellipsis stands for one that is kept no longer. */
export function messageOf({ code, facts }: RowFault, language: Language, value: string): string {
  return say(ROW_FAULTS[code], language, { ...facts, value: value || '…' });
}

/** The worst of the faults, as the state of a row. */
export function statusOf(faults: readonly RowFault[]): 'OK' | 'WARNING' | 'ERROR' {
  if (faults.length === 0) return 'OK';
  return faults.every(isWarning) ? 'WARNING' : 'ERROR';
}
