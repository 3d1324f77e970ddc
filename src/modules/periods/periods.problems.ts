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
  PROGRESS_DUE_OUTSIDE: [
    'invalid',
    ['Batas waktu tidak sah', 'Batas pelaporan masa evaluasi ini harus antara {from} dan {until}.'],
    ['Invalid deadline', 'Reports on this evaluation period are due between {from} and {until}.'],
  ],
  DOWNTIME_IMPOSSIBLE: [
    'invalid',
    [
      'Gangguan tidak sah',
      'Gangguan berakhir setelah dimulai, paling lama {days} hari, dan tidak lebih dari sekarang.',
    ],
    ['Impossible outage', 'An outage ends after it began, within {days} days, and not later than now.'],
  ],
  DOWNTIME_NOTICED: [
    'conflict',
    ['Gangguan dicatat sistem', 'Gangguan yang dicatat sistem sendiri tidak dapat dihapus.'],
    ['The service noticed it', 'What the service has noticed itself cannot be taken back.'],
  ],
  OPENS_OUTSIDE: [
    'invalid',
    ['Tanggal pembukaan tidak sah', 'Evaluasi tahunan hanya dapat dibuka antara {from} dan {until}.'],
    ['Invalid opening day', 'Annual appraisals can only open between {from} and {until}.'],
  ],
});
