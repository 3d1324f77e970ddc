import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about the library of results. */
export const libraryProblems = defineProblems('LIBRARY', {
  NOT_YOURS: [
    'forbidden',
    [
      'Bukan pustaka dalam kelolaan Anda',
      'Hasil kerja pustaka ini dikelola oleh BKPSDM atau pengelola kinerja unitnya.',
    ],
    ['Not in your care', 'This result of the library is kept by the HR office (BKPSDM) or its performance manager.'],
  ],
  UNIT_UNKNOWN: [
    'invalid',
    [
      'Unit tidak dapat dipilih',
      'Pilih unit yang kinerjanya Anda kelola; hanya BKPSDM yang menyusun untuk seluruh instansi.',
    ],
    [
      'Unit cannot be chosen',
      'Choose a unit whose performance you manage; for the whole government only the HR office does.',
    ],
  ],
  STATEMENT_NEEDED: [
    'invalid',
    ['Rumusan hasil kerja belum ada', 'Isi statement, atau fromResultId untuk mengambil hasil kerja dari sebuah SKP.'],
    ['No statement', 'Say a statement, or take one over from a result of a plan by fromResultId.'],
  ],
  RESULT_UNKNOWN: [
    'invalid',
    ['Hasil kerja tidak dapat dipilih', 'Pilih hasil kerja dari SKP yang boleh Anda baca.'],
    ['No result to choose', 'Choose a result of a plan that you may read.'],
  ],
  RETIRED: [
    'conflict',
    ['Tidak dipakai lagi', 'Hasil kerja pustaka ini sudah tidak dipakai; pilih yang berstatus ACTIVE.'],
    ['Retired', 'This result of the library is not taken up any more; choose one that is ACTIVE.'],
  ],
});
