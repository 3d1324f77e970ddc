import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What keeps feedback from being given, asked for or answered. */
export const feedbackProblems = defineProblems('FEEDBACK', {
  ABOUT_ONESELF: [
    'invalid',
    ['Tentang diri sendiri', 'Umpan balik diberikan kepada orang lain; tulis penilaian diri pada evaluasi Anda.'],
    ['About oneself', 'Feedback is given to somebody else; write a self-assessment in your appraisal.'],
  ],
  NOT_YOURS_TO_GIVE: [
    'invalid',
    [
      'Bukan untuk Anda beri',
      'Umpan balik diberikan oleh pejabat penilai, ketua tim, rekan seunit atau setim, bawahan, dan yang diminta. Minta pegawai itu meminta umpan balik Anda.',
    ],
    [
      'Not yours to give',
      'Feedback comes from the appraiser, leaders of teams, colleagues of unit or team, those whom the person appraises, and whoever was asked. Let the person ask you.',
    ],
  ],
  NO_PLAN: [
    'conflict',
    ['Tanpa SKP yang berlaku', 'Pegawai itu tidak mempunyai SKP yang sudah mulai dan belum ditutup.'],
    ['No plan in force', 'That person has no plan that has begun and is not closed.'],
  ],
  PART_UNKNOWN: [
    'invalid',
    ['Bagian tidak dikenal', 'Bagian itu bukan bagian dari SKP tersebut, atau tidak terlihat oleh Anda.'],
    ['Unknown part', 'That is no part of the plan, or you do not see it.'],
  ],
  REQUEST_UNKNOWN: [
    'invalid',
    ['Permintaan tidak dikenal', 'Tidak ada permintaan terbuka kepada Anda dengan id itu.'],
    ['Unknown request', 'There is no open request to you with that id.'],
  ],
  WHOM: [
    'invalid',
    ['Kepada siapa?', 'Isi requestId atau employeeId, tidak keduanya; bersama requestId, part ditentukan permintaan.'],
    ['To whom?', 'Send requestId or employeeId, not both; with requestId the request says what it is about.'],
  ],
  ASKED_UNFIT: [
    'invalid',
    ['Tidak dapat diminta', 'Pilih pegawai lain yang masih bertugas.'],
    ['Cannot be asked', 'Choose somebody else who is in service.'],
  ],
  ALREADY_ASKED: [
    'conflict',
    ['Sudah diminta', 'Pegawai itu sudah diminta tentang hal yang sama dan belum menjawab.'],
    ['Asked already', 'That person was asked about the same and has not answered yet.'],
  ],
  TOO_MANY_REQUESTS: [
    'conflict',
    ['Terlalu banyak permintaan', 'Paling banyak {limit} permintaan terbuka untuk satu SKP; tarik yang tidak perlu.'],
    ['Too many requests', 'A plan has at most {limit} open requests; withdraw what is not needed.'],
  ],
  TOO_MANY_REPLIES: [
    'conflict',
    ['Terlalu banyak jawaban', 'Satu umpan balik mempunyai paling banyak {limit} jawaban.'],
    ['Too many answers', 'A piece of feedback has at most {limit} answers.'],
  ],
  NOT_OPEN: [
    'conflict',
    ['Permintaan sudah selesai', 'Permintaan ini sudah dijawab, ditolak, atau ditarik.'],
    ['Request is settled', 'This request was answered, declined or withdrawn.'],
  ],
});
