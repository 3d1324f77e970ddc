import { defineProblems } from '../errors/domain-error.js';

/** Why a job ended without success, where its own work gave no reason. */
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
  WORKER_LOST: [
    'failed',
    [
      'Pekerjaan terputus',
      'Layanan berhenti mendadak setiap kali menjalankan pekerjaan ini, sebanyak {attempts} kali.',
    ],
    ['Job cut off', 'The service stopped abruptly each time it ran this job, {attempts} times.'],
  ],
});
