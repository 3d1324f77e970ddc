import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about fairness figures. */
export const fairnessProblems = defineProblems('FAIRNESS', {
  YEAR_UNKNOWN: [
    'invalid',
    ['Tahun kinerja tidak dikenal', 'Tidak ada tahun kinerja dengan id itu.'],
    ['Unknown performance year', 'There is no performance year with that id.'],
  ],
  RUNNING: [
    'conflict',
    ['Analisis sedang berjalan', 'Tahun kinerja itu sedang dianalisis; tunggu sampai selesai.'],
    ['Analysis is running', 'That performance year is being analysed; wait until it is finished.'],
  ],
  ANSWERED: [
    'conflict',
    ['Sudah ditanggapi', 'Anda sudah menanggapi angka kewajaran ini; tanggapan tidak diubah lagi.'],
    ['Answered already', 'You have answered these fairness figures; an answer is not changed any more.'],
  ],
});
