import { defineProblems } from '../errors/domain-error.js';

/** Why a job ended without success, where its own work gave no reason; and what cannot be done with one. */
export const jobProblems = defineProblems('JOB', {
  FAILED: [
    'failed',
    ['Pekerjaan gagal', 'Kesalahan ini sudah dicatat; sebutkan id pekerjaan bila melapor.'],
    ['Job failed', 'This failure was recorded; name the id of the job when you report it.'],
  ],
  UNKNOWN_KIND: [
    'failed',
    ['Jenis pekerjaan tidak dikenal', 'Versi layanan ini tidak dapat menjalankan pekerjaan {kind}.'],
    ['Unknown kind of job', 'This version of the service cannot run the job {kind}.'],
  ],
  NOT_DEAD: [
    'conflict',
    ['Pekerjaan tidak gagal', 'Pekerjaan ini berstatus {status}; hanya yang DEAD dapat dicoba lagi.'],
    ['Job has not failed', 'This job is {status}; only a DEAD one can be tried again.'],
  ],
  TOO_MANY_STREAMS: [
    'too-many',
    ['Terlalu banyak yang mengikuti', 'Tutup aliran yang lain, atau tanyakan GET /jobs/(id) sesekali.'],
    ['Too many followers', 'Close other streams, or ask GET /jobs/(id) from time to time.'],
  ],
  WORKER_LOST: [
    'failed',
    [
      'Pekerjaan terputus',
      'Layanan berhenti mendadak setiap kali menjalankan pekerjaan ini, sebanyak {attempts} kali.',
    ],
    ['Job cut off', 'The service stopped abruptly each time it ran this job, {attempts} times.'],
  ],
});
