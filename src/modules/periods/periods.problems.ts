import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about performance years. */
export const periodProblems = defineProblems('PERIOD', {
  YEAR_EXISTS: [
    'conflict',
    ['Tahun sudah ada', 'Tahun kinerja {year} sudah dibuat; lihat GET /performance-periods.'],
    ['The year exists', 'The performance year {year} exists already; see GET /performance-periods.'],
  ],
  DUE_OUTSIDE: [
    'invalid',
    ['Batas waktu tidak sah', 'Batas pengajuan SKP harus antara {from} dan {until}.'],
    ['Invalid deadline', 'Plans are due between {from} and {until}.'],
  ],
  OPENS_OUTSIDE: [
    'invalid',
    ['Tanggal pembukaan tidak sah', 'Evaluasi tahunan hanya dapat dibuka antara {from} dan {until}.'],
    ['Invalid opening day', 'Annual appraisals can only open between {from} and {until}.'],
  ],
});
