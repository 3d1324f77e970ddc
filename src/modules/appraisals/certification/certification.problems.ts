import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** Refusals around the course of appraisers. */
export const certificationProblems = defineProblems('CERTIFICATION', {
  MISSING: [
    'conflict',
    [
      'Perlu sertifikasi penilai',
      'Pemerintah daerah ini mewajibkan sertifikasi penilai sebelum memberi rating, dan sertifikasi Anda belum ada atau sudah berakhir. Mulailah latihan: POST /my/certification-attempts.',
    ],
    [
      'Certification needed',
      'This government asks for certification before anybody rates, and you have none that is valid. Begin the practice: POST /my/certification-attempts.',
    ],
  ],
  ATTEMPT_OPEN: [
    'conflict',
    ['Masih ada latihan yang terbuka', 'Selesaikan dahulu latihan yang sudah Anda mulai: {attemptId}.'],
    ['An attempt is open', 'Finish the attempt that you have begun first: {attemptId}.'],
  ],
  ATTEMPT_ANSWERED: [
    'conflict',
    ['Latihan sudah dijawab', 'Latihan ini sudah dijawab dan tidak berubah lagi; mulailah yang baru.'],
    ['Answered already', 'This attempt was answered and does not change any more; begin another one.'],
  ],
  ANSWERS_INCOMPLETE: [
    'invalid',
    ['Jawaban belum sesuai', 'Jawab setiap kasus latihan ini tepat satu kali. Belum ada atau berlebih: {codes}.'],
    ['Answers do not fit', 'Answer each vignette of this attempt exactly once. Missing, or too many: {codes}.'],
  ],
});
