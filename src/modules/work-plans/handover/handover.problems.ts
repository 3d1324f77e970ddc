import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What keeps results of a closed plan from going on in another. */
export const handoverProblems = defineProblems('HANDOVER', {
  RESULT_UNKNOWN: [
    'invalid',
    [
      'Hasil kerja tidak dapat diambil alih',
      'Pilih hasil kerja organisasi dari SKP yang ditutup milik pendahulu Anda pada jabatan ini (GET /handovers), atau hasil kerja individu dari SKP lama Anda sendiri, pada tahun yang sama.',
    ],
    [
      'No result to take over',
      'Choose a result of the organisation in the closed plan of your predecessor in this post (GET /handovers), or an individual one of your own former plan, of the same year.',
    ],
  ],
  ALREADY_TAKEN: [
    'conflict',
    [
      'Sudah diserahterimakan',
      'Salah satu hasil kerja ini sudah diambil ke SKP lain; lihat GET /work-plans/{plan}/handover.',
    ],
    ['Handed over already', 'One of these results goes on in a plan already; see GET /work-plans/{plan}/handover.'],
  ],
  NOT_IN_FORM: [
    'invalid',
    [
      'Tidak sesuai formulir SKP Anda',
      'Indikator hasil kerja ini tidak sesuai formulir {family} {approach}; tambahkan hasil kerjanya dengan POST /work-plans/{plan}/results.',
    ],
    [
      'Not in your form',
      'An indicator of this result does not fit the form {family} {approach}; add the result by POST /work-plans/{plan}/results.',
    ],
  ],
  NOTHING_REMAINS: [
    'invalid',
    [
      'Target sudah tercapai',
      'Semua target hasil kerja ini sudah tercapai; ambil dengan target FULL bila dilanjutkan.',
    ],
    ['Nothing remains', 'All targets of this result are reached; take it with the target FULL if it goes on.'],
  ],
});
