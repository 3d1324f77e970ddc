import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about copies and drafts. */
export const qualityProblems = defineProblems('QUALITY', {
  SOURCE_UNKNOWN: [
    'invalid',
    ['SKP asal tidak dikenal', 'Pilih SKP Anda sendiri yang lain; daftarnya ada pada GET /work-plans.'],
    ['Unknown source', 'Choose another plan of your own; GET /work-plans lists them.'],
  ],
  RESULT_UNKNOWN: [
    'invalid',
    ['Hasil kerja tidak dikenal', 'Hasil kerja itu tidak ada pada SKP asal.'],
    ['Unknown result', 'There is no such result in the plan from which you copy.'],
  ],
  NOTHING_LEFT: [
    'conflict',
    ['Sudah diambil semua', 'Semua hasil kerja yang Anda pilih sudah pernah diambil ke SKP ini.'],
    ['Nothing left', 'All results that you chose were taken over into this plan already.'],
  ],
  NOTHING_TO_REVIEW: [
    'conflict',
    ['Tidak perlu ditinjau', 'Hasil kerja ini tidak diambil dari SKP lain, atau sudah ditinjau.'],
    ['Nothing to review', 'This result was not taken over from another plan, or was looked at already.'],
  ],
  YEAR_UNKNOWN: [
    'invalid',
    ['Tahun kinerja tidak dikenal', 'Tahun kinerja itu tidak ada, atau tidak ada tahun sebelum itu.'],
    ['Unknown performance year', 'There is no such performance year, or none before it.'],
  ],
  YEAR_OVER: [
    'invalid',
    ['Tahun kinerja sudah berakhir', 'Draf hanya disiapkan untuk tahun kinerja yang berjalan atau yang akan datang.'],
    ['The year is over', 'Drafts are prepared for the present performance year or one to come.'],
  ],
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dikenal', 'Pilih unit yang Anda kelola; tanpa unit hanya BKPSDM yang dapat menyiapkannya.'],
    ['Unknown unit', 'Choose a unit in your care; without one only the HR office can prepare drafts.'],
  ],
});
