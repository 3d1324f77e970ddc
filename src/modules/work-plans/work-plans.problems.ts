import { defineProblems } from '../../kernel/errors/domain-error.js';
import type { Bilingual } from '../../kernel/i18n/language.js';
import type { Finding } from './domain/completeness.js';
import type { MeasureFault } from './domain/forms.js';

/** What can be refused about work plans (SKP). */
export const workPlanProblems = defineProblems('WORK_PLAN', {
  WRONG_STATE: [
    'conflict',
    ['Status SKP tidak sesuai', 'SKP ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.'],
    ['Wrong state', 'This plan is {status}; that can only be done while it is {needed}.'],
  ],
  NOT_THE_OWNER: [
    'forbidden',
    ['Bukan SKP Anda', 'Hanya pegawai pemilik SKP yang dapat melakukan ini.'],
    ['Not your plan', 'Only the employee whose plan it is can do this.'],
  ],
  NOT_THE_APPRAISER: [
    'forbidden',
    ['Bukan pejabat penilai', 'Hanya pejabat penilai kinerja pegawai ini pada hari ini yang dapat melakukan ini.'],
    ['Not the appraiser', "Only the employee's appraiser of today can do this."],
  ],
  NOT_THE_MANAGER: [
    'forbidden',
    ['Bukan pengelola kinerja', 'Hanya pengelola kinerja unit pegawai ini atau BKPSDM yang dapat melakukan ini.'],
    ['Not the manager', "Only the performance manager of the employee's unit or the HR office (BKPSDM) can do this."],
  ],
  NOT_A_PARTY: [
    'forbidden',
    [
      'Bukan pihak dalam SKP ini',
      'Hanya pegawai pemilik SKP dan pejabat penilainya hari ini yang dapat melakukan ini.',
    ],
    ['No party to this plan', 'Only the employee whose plan it is and the appraiser of today can do this.'],
  ],
  BEFORE_SUPERIOR: [
    'conflict',
    [
      'Menunggu atasan pejabat penilai',
      'Pegawai dan pejabat penilai belum sepakat; SKP ini sedang diputuskan oleh atasan pejabat penilai.',
    ],
    [
      'Before the superior',
      'Employee and appraiser do not agree; the superior of the appraiser decides about this plan.',
    ],
  ],
  NOT_RETURNED: [
    'conflict',
    [
      'Belum pernah dikembalikan',
      'SKP diajukan kepada atasan pejabat penilai setelah dikembalikan paling sedikit satu kali.',
    ],
    ['Never returned', 'A plan is put before the superior of the appraiser once it was returned at least once.'],
  ],
  NO_SUPERIOR: [
    'conflict',
    ['Tidak ada atasan pejabat penilai', 'Tidak ada atasan pejabat penilai hari ini; hubungi BKPSDM.'],
    ['No superior of the appraiser', 'Nobody is above the appraiser today; ask the HR office (BKPSDM).'],
  ],
  PART_UNKNOWN: [
    'invalid',
    ['Bagian tidak dikenal', 'SKP ini tidak mempunyai bagian itu.'],
    ['Unknown part', 'The plan has no such part.'],
  ],
  THREAD_UNKNOWN: [
    'invalid',
    ['Percakapan tidak dikenal', 'SKP ini tidak mempunyai percakapan itu.'],
    ['Unknown thread', 'The plan has no such thread.'],
  ],
  THREAD_CLOSED: [
    'conflict',
    ['Percakapan sudah ditutup', 'Percakapan ini sudah ditutup; mulai yang baru.'],
    ['Thread closed', 'This thread is closed; begin a new one.'],
  ],
  REVISION_OPEN: [
    'conflict',
    ['Masih ada perubahan', 'Perubahan SKP sebelumnya belum diputuskan; selesaikan atau tarik dahulu.'],
    ['A revision is open', 'A revision of this plan is not decided yet; finish or withdraw it first.'],
  ],
  REVISION_STATE: [
    'conflict',
    [
      'Status perubahan tidak sesuai',
      'Perubahan SKP ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.',
    ],
    ['Wrong state of the revision', 'This revision is {status}; that can only be done while it is {needed}.'],
  ],
  NOTHING_REVISED: [
    'conflict',
    [
      'Tidak ada yang berubah',
      'Isi perubahan ini sama dengan SKP yang berlaku; ubah dahulu, atau tarik perubahan ini.',
    ],
    ['Nothing revised', 'The revision says what the plan says already; change it first, or withdraw it.'],
  ],
  FOLLOWS_RECORD: [
    'conflict',
    [
      'Mengikuti data pegawai',
      'SKP ini ditutup menurut data penugasan, kedudukan hukum, atau perjanjian kerja; perbaiki datanya, dan SKP terbuka kembali.',
    ],
    [
      'Follows the record',
      'This plan was closed as the record of posts, standings and contracts says; correct the record, and it opens again.',
    ],
  ],
  ALREADY_RATED: [
    'conflict',
    [
      'Sudah dinilai',
      'Kinerja pada SKP ini sudah dinilai dan diumumkan, sehingga SKP tidak dapat dibatalkan; tutup saja.',
    ],
    ['Already rated', 'Performance of this plan is rated and published, so it can not be cancelled; close it instead.'],
  ],
  APPRAISER_UNFIT: [
    'invalid',
    ['Penilai tidak sesuai', 'Penilai harus pegawai lain yang tercatat; pilih dari GET /employees.'],
    ['Not a fit appraiser', 'The appraiser must be another person on record; choose one from GET /employees.'],
  ],
  NO_EMPLOYEE: [
    'forbidden',
    ['Akun tanpa pegawai', 'Akun ini tidak terhubung dengan pegawai, sehingga tidak dapat mempunyai SKP.'],
    ['Account without employee', 'This account belongs to no employee and so can have no plan.'],
  ],
  NO_DUTY: [
    'conflict',
    [
      'Tidak wajib SKP',
      'Menurut jenis pegawai dan kedudukan hukumnya, pegawai ini tidak menyusun SKP; hubungi BKPSDM bila keliru.',
    ],
    [
      'No SKP to make',
      'By kind and legal standing this person makes no SKP; ask the HR office (BKPSDM) if that is wrong.',
    ],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Tahun kinerja tidak dikenal', 'Tahun kinerja itu tidak ada; pilih dari GET /performance-periods.'],
    ['Unknown performance year', 'There is no such performance year; choose one from GET /performance-periods.'],
  ],
  OUTSIDE_YEAR: [
    'invalid',
    [
      'Tanggal di luar tahun',
      'SKP harus mulai dan berakhir antara {startsOn} dan {endsOn}, dan mulai sebelum berakhir.',
    ],
    ['Days outside the year', 'A plan must begin and end between {startsOn} and {endsOn}, and begin before it ends.'],
  ],
  OVERLAPS: [
    'conflict',
    [
      'SKP bertumpang tindih',
      'Sudah ada SKP untuk {startsOn} sampai {endsOn}; dua SKP tidak boleh berlaku pada hari yang sama.',
    ],
    ['Plans overlap', 'There is a plan from {startsOn} to {endsOn}; two plans must not be in force on one day.'],
  ],
  INCOMPLETE: [
    'invalid',
    ['SKP belum lengkap', 'SKP belum dapat diajukan; yang kurang ada di daftar errors.'],
    ['Plan incomplete', 'The plan can not be submitted yet; what is missing is in the list errors.'],
  ],
  FORM_FIXED: [
    'conflict',
    ['Formulir sudah dipakai', 'SKP ini sudah memuat hasil kerja; hapus dahulu, lalu ganti formulirnya.'],
    ['Form in use', 'This plan holds results already; remove them first, then change its form.'],
  ],
  NOT_IN_FORM: [
    'invalid',
    [
      'Tidak sesuai formulir',
      'Isian tidak sesuai formulir {family} {approach} dari SKP ini; rinciannya ada di daftar errors.',
    ],
    ['Not in this form', 'This does not fit the form {family} {approach} of the plan; the list errors says what.'],
  ],
  PERSPECTIVE_UNKNOWN: [
    'invalid',
    ['Perspektif tidak dikenal', 'Perspektif itu tidak ada; pilih dari GET /references/perspektif.'],
    ['Unknown perspective', 'There is no such perspective; choose one from GET /references/perspektif.'],
  ],
  NO_NUMBER: [
    'invalid',
    ['Tidak sesuai target', 'Laporan tidak sesuai target indikator ini; rinciannya ada di daftar errors.'],
    ['Does not fit the target', 'The report does not fit the target of this indicator; the list errors says what.'],
  ],
  LIMITS_CROSSED: [
    'invalid',
    ['Batas terbalik', 'Jumlah paling sedikit ({fewest}) tidak boleh melebihi jumlah paling banyak ({most}).'],
    ['Limits crossed', 'The least number ({fewest}) must not be above the greatest ({most}).'],
  ],
  TOO_MANY_RESULTS: [
    'conflict',
    ['Hasil kerja terlalu banyak', 'Satu SKP memuat paling banyak {limit} hasil kerja.'],
    ['Too many results', 'A plan holds at most {limit} results.'],
  ],
  TOO_MANY_INDICATORS: [
    'conflict',
    ['Indikator terlalu banyak', 'Satu hasil kerja memuat paling banyak {limit} indikator.'],
    ['Too many indicators', 'A result holds at most {limit} indicators.'],
  ],
  NO_APPRAISER: [
    'conflict',
    ['Belum ada pejabat penilai', 'Tidak ada pejabat penilai di atas Anda hari ini; hubungi BKPSDM.'],
    ['No appraiser', 'Nobody above you is in office today; ask the HR office (BKPSDM).'],
  ],
  NOT_STARTED: [
    'conflict',
    ['Belum mulai', 'SKP ini baru mulai berlaku pada {startsOn}.'],
    ['Not begun', 'This plan begins on {startsOn}.'],
  ],
  INDICATOR_UNKNOWN: [
    'invalid',
    ['Indikator tidak dikenal', 'Indikator itu bukan bagian dari SKP ini.'],
    ['Unknown indicator', 'That indicator is not part of this plan.'],
  ],
  OUTSIDE_PLAN: [
    'invalid',
    ['Tanggal di luar SKP', 'Tanggal harus antara {startsOn} dan {until}.'],
    ['Day outside the plan', 'The day must lie between {startsOn} and {until}.'],
  ],
  PERIOD_RATED: [
    'conflict',
    [
      'Masa evaluasi sudah dinilai',
      '{day} termasuk {period}: kinerja sampai {closedUntil} sudah dinilai dan diumumkan. Laporkan untuk hari sesudahnya, atau hubungi pejabat penilai.',
    ],
    [
      'Evaluation period already rated',
      '{day} lies in {period}: performance until {closedUntil} is rated and published. Report it for a later day, or turn to the appraiser.',
    ],
  ],
});

/** What a finding says to a person. */
export const FINDING_TEXTS: Readonly<Record<Finding['code'], Bilingual>> = {
  NO_MAIN_RESULT: { id: 'Tambahkan paling sedikit satu hasil kerja utama.', en: 'Add at least one main result.' },
  NO_INDICATOR: { id: 'Hasil kerja ini belum mempunyai indikator.', en: 'This result has no indicator yet.' },
  NO_PERSPECTIVE: {
    id: 'Hasil kerja ini belum mempunyai perspektif.',
    en: 'This result has no perspective yet.',
  },
  NO_ASPECT: {
    id: 'Hasil kerja ini belum mempunyai indikator untuk aspek yang diharapkan; lihat missing.',
    en: 'This result has no indicator for an expected aspect; see missing.',
  },
  NO_ANNEX: {
    id: 'Isi paling sedikit satu butir pada lampiran ini.',
    en: 'Write at least one entry in this annex.',
  },
  FEW_MAIN_RESULTS: {
    id: 'Hasil kerja utama lebih sedikit daripada lazimnya.',
    en: 'There are fewer main results than usual.',
  },
  MANY_MAIN_RESULTS: {
    id: 'Hasil kerja utama lebih banyak daripada lazimnya.',
    en: 'There are more main results than usual.',
  },
  ALIGNMENT_PENDING: {
    id: 'Hasil kerja ini belum dikaitkan dengan hasil kerja pimpinan.',
    en: 'This result is not linked to a result of the leader yet.',
  },
};

/** What does not fit the form of a plan, to a person. */
export const FORM_TEXTS: Readonly<Record<MeasureFault['code'] | 'ONLY_LEADERS', Bilingual>> = {
  NEEDED: { id: 'Wajib diisi pada formulir ini.', en: 'This form needs it.' },
  NOT_IN_FORM: { id: 'Formulir ini tidak memuatnya.', en: 'This form does not have it.' },
  NOT_BESIDE_WORDS: {
    id: 'Target berupa angka atau berupa kata-kata, tidak keduanya; hapus salah satu.',
    en: 'A target is a number or words, not both; take one away.',
  },
  NOT_WITH_RANGE: {
    id: 'Target berupa rentang tidak dapat menjadi nilai tertinggi yang mungkin.',
    en: 'A range can not be the most that is possible.',
  },
  NOT_ABOVE_TARGET: {
    id: 'Batas atas harus lebih besar dari batas bawah (target).',
    en: 'The upper end must be greater than the lower one (target).',
  },
  NOT_A_MOST: {
    id: 'Target yang makin kecil makin baik tidak mempunyai nilai tertinggi yang mungkin.',
    en: 'Where less is better there is no most that is possible.',
  },
  ONLY_LEADERS: {
    id: 'Perspektif hanya ada pada formulir JPT dan pimpinan unit kerja mandiri.',
    en: 'Only forms of leaders (JPT) have perspectives.',
  },
};

/** What is wrong with the ids in a revision. */
export const REVISION_TEXTS = {
  OF_OTHER_RESULT: {
    id: 'Indikator ini milik hasil kerja lain; kirim tanpa id untuk membuat yang baru.',
    en: 'This indicator belongs to another result; send it without an id to make a new one.',
  },
} as const satisfies Record<string, Bilingual>;

/** What of a report of progress does not fit the target. */
export const PROGRESS_TEXTS = {
  NEEDED: { id: 'Wajib diisi untuk target seperti ini.', en: 'A target like this needs it.' },
  NOT_BESIDE_WORDS: {
    id: 'Target indikator ini berupa kata-kata; ceritakan hasilnya di note.',
    en: 'The target of this indicator is in words; tell in note what was reached.',
  },
} as const satisfies Record<string, Bilingual>;
