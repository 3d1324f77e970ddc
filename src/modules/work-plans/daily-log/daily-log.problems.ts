import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What keeps an entry of the daily log from being taken. */
export const dailyLogProblems = defineProblems('DAILY_LOG', {
  NOT_USED: [
    'conflict',
    [
      'Log harian tidak digunakan',
      'Pemerintah daerah ini tidak menggunakan log harian. BKPSDM menyalakannya dengan keepsDailyLog pada PATCH /work-plan-policy.',
    ],
    [
      'The daily log is not used',
      'This government does not use the daily log. The HR office switches it on by keepsDailyLog of PATCH /work-plan-policy.',
    ],
  ],
  NO_PLAN: [
    'invalid',
    [
      'Tanpa SKP pada hari itu',
      'Pada {day} tidak ada SKP Anda yang berlaku. Pilih hari dalam SKP Anda, atau tunggu sampai SKP diaktifkan.',
    ],
    [
      'No plan on that day',
      'No plan of yours is in force on {day}. Choose a day of your plan, or wait until it is active.',
    ],
  ],
  RESULT_OR_OTHER: [
    'invalid',
    [
      'Hasil kerja atau tugas lain',
      'Isi resultId (hasil kerja SKP) atau otherDuty (tugas lain, dengan penjelasannya), salah satu saja.',
    ],
    [
      'Result or other duty',
      'Send resultId (a result of the plan) or otherDuty (another duty, in words), one of both.',
    ],
  ],
  RESULT_UNKNOWN: [
    'invalid',
    ['Hasil kerja tidak dikenal', 'Pilih hasil kerja yang masih berlaku dari SKP Anda pada hari itu.'],
    ['Unknown result', 'Choose a result that still stands, of your plan on that day.'],
  ],
  QUANTITY_AND_UNIT: [
    'invalid',
    ['Jumlah dan satuan', 'Jumlah (quantity) dan satuan (unit) diisi bersama atau dikosongkan bersama.'],
    ['Quantity and unit', 'Quantity and unit are sent together, or neither is.'],
  ],
  EVIDENCE_UNKNOWN: [
    'invalid',
    ['Bukti tidak dikenal', 'Pilih bukti dukung dari SKP Anda pada hari itu yang tidak ditarik.'],
    ['Unknown evidence', 'Choose evidence of your plan on that day that was not taken back.'],
  ],
  DAY_FULL: [
    'invalid',
    ['Satu hari hanya 1440 menit', '{day} sudah memuat {taken} menit; paling banyak {left} menit lagi.'],
    ['A day has 1440 minutes', '{day} has {taken} minutes already; at most {left} more fit in.'],
  ],
  NOT_THE_APPRAISER: [
    'forbidden',
    [
      'Bukan pejabat penilai',
      'Hanya pejabat penilai kinerja pada hari itu, atau pada hari ini, yang menandai catatan sudah dilihat.',
    ],
    ['Not the appraiser', 'Only the appraiser of that day, or of today, marks an entry as seen.'],
  ],
});
