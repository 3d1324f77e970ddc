import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about public figures. */
export const publicFiguresProblems = defineProblems('PUBLIC_FIGURES', {
  SWITCHED_OFF: [
    'absent',
    ['Angka publik belum dibuka', 'Pemerintah daerah ini belum membuka angka kinerjanya.'],
    ['Figures are not public', 'This government has not opened its figures.'],
  ],
  NOT_PUBLISHED: [
    'absent',
    ['Tahun belum diterbitkan', 'Angka tahun {year} belum diterbitkan.'],
    ['Not published', 'The figures of {year} have not been published.'],
  ],
  YEAR_NOT_FINISHED: [
    'conflict',
    [
      'Tahun belum selesai',
      'Angka diterbitkan sekali untuk selamanya: tunggu sampai tahun kinerja berakhir, ada penilaian tahunan yang final, dan semua keberatan atas penilaian tahunan diputus.',
    ],
    [
      'The year is not finished',
      'Figures are published once and for all: wait until the performance year has ended, annual appraisals are final, and every objection to them is decided.',
    ],
  ],
  ALREADY_PUBLISHED: [
    'conflict',
    ['Sudah diterbitkan', 'Angka tahun ini sudah diterbitkan dan tidak berubah lagi.'],
    ['Already published', 'The figures of this year are published and do not change any more.'],
  ],
});
