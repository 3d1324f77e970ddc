import { defineProblems } from '../../kernel/errors/domain-error.js';
import type { Bilingual } from '../../kernel/i18n/language.js';
import type { Finding } from './domain/completeness.js';

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
  NO_QUANTITY: {
    id: 'Hasil kerja ini belum mempunyai indikator kuantitas.',
    en: 'This result has no indicator of quantity.',
  },
  ALIGNMENT_PENDING: {
    id: 'Hasil kerja ini belum dikaitkan dengan hasil kerja pimpinan.',
    en: 'This result is not linked to a result of the leader yet.',
  },
};
