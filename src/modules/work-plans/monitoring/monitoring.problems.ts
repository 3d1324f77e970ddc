import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What keeps a step from being planned, or a value from being taken. */
export const monitoringProblems = defineProblems('MONITORING', {
  RESULT_UNKNOWN: [
    'invalid',
    ['Hasil kerja tidak dikenal', 'Pilih hasil kerja dari SKP ini yang masih berlaku.'],
    ['Unknown result', 'Choose a result of this plan that still stands.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    [
      'Masa evaluasi tidak dikenal',
      'Pilih masa evaluasi dari tahun SKP ini: GET /performance-periods/…/evaluation-periods.',
    ],
    [
      'Unknown evaluation period',
      "Choose an evaluation period of the plan's year: GET /performance-periods/…/evaluation-periods.",
    ],
  ],
  PERIOD_OUTSIDE_PLAN: [
    'invalid',
    ['Masa evaluasi di luar SKP', '{period} tidak mempunyai hari yang sama dengan SKP ini.'],
    ['Evaluation period outside the plan', '{period} has no day in common with this plan.'],
  ],
  PERIOD_RATED: [
    'conflict',
    ['Masa evaluasi sudah dinilai', '{period} sudah dinilai dan diumumkan; rencana aksinya tidak berubah lagi.'],
    ['Evaluation period already rated', '{period} is rated and published; its action plan does not change any more.'],
  ],
  ENTRY_CLOSED: [
    'conflict',
    [
      'Batas pelaporan terlewati',
      '{day} termasuk {period}: laporan dan bukti dukungnya diterima sampai {dueOn}. Minta pejabat penilai membukanya kembali, atau laporkan untuk hari sesudah {period}.',
    ],
    [
      'Deadline for reports has passed',
      '{day} is in {period}: reports and evidence of it were taken until {dueOn}. Ask your appraiser to reopen it, or report for a day after {period}.',
    ],
  ],
  ENTRY_RATED: [
    'conflict',
    ['Masa evaluasi sudah dinilai', '{period} sudah dinilai dan diumumkan; pelaporannya tidak dibuka lagi.'],
    ['Evaluation period already rated', '{period} is rated and published; no reports on it are taken any more.'],
  ],
  OPEN_UNTIL: [
    'invalid',
    ['Batas waktu tidak sah', 'Pelaporan dapat dibuka sampai hari antara {from} dan {until}.'],
    ['Invalid deadline', 'Reports can be taken until a day between {from} and {until}.'],
  ],
  TOO_MANY_ITEMS: [
    'conflict',
    ['Terlalu banyak langkah', 'Satu hasil kerja mempunyai paling banyak {limit} langkah untuk satu masa evaluasi.'],
    ['Too many steps', 'A result has at most {limit} steps in one evaluation period.'],
  ],
  NOT_PLANNED: [
    'conflict',
    ['Langkah sudah dilaporkan', 'Langkah yang sudah selesai atau dibatalkan tidak dihapus; ubah statusnya dahulu.'],
    ['Step was reported on', 'A step that is done or dropped is not removed; change its status first.'],
  ],
  INDICATOR_UNKNOWN: [
    'invalid',
    ['Indikator tidak dikenal', 'Tidak ada indikator dengan id itu dalam jangkauan mesin ini.'],
    ['Unknown indicator', 'There is no indicator with that id within reach of this machine.'],
  ],
  NO_TARGET_IN_NUMBERS: [
    'invalid',
    [
      'Target bukan angka',
      'Indikator itu mempunyai target dalam kata-kata, sehingga tidak ada nilai yang diterima untuknya.',
    ],
    ['Target is no number', 'That indicator has a target in words, so that no value is taken for it.'],
  ],
});
