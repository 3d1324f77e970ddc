import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about how people are told. */
export const notificationProblems = defineProblems('NOTIFICATION', {
  NO_PERSON: [
    'absent',
    ['Tidak ada pegawai', 'Akun ini bukan milik pegawai, sehingga tidak ada yang diberi tahu.'],
    ['No person', 'This account belongs to no employee, so there is nobody to be told.'],
  ],
  QUIET_HOURS: [
    'invalid',
    [
      'Jam tenang tidak lengkap',
      'Jam tenang sendiri (OWN) memerlukan quietFrom dan quietUntil yang berbeda; tanpa OWN keduanya tidak dikirim.',
    ],
    [
      'Quiet hours not complete',
      'Own quiet hours (OWN) need quietFrom and quietUntil, which differ; without OWN neither is sent.',
    ],
  ],
});
