import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused at sign-in. None of these says whether an account exists. */
export const authProblems = defineProblems('AUTH', {
  SIGN_IN_REFUSED: [
    'unauthenticated',
    ['Gagal masuk', 'Nama pengguna atau kata sandi salah, atau akun tidak dapat dipakai. Periksa lalu coba lagi.'],
    ['Sign-in refused', 'The name or the password is wrong, or the account cannot be used. Check and try again.'],
  ],
  ACTIVATION_REFUSED: [
    'unauthenticated',
    ['Aktivasi ditolak', 'Nama atau kode aktivasi salah, sudah dipakai, atau kedaluwarsa; minta kode baru ke BKPSDM.'],
    ['Activation refused', 'The name or the secret is wrong, used up or expired; ask the HR office for a new secret.'],
  ],
  REFRESH_REFUSED: [
    'unauthenticated',
    ['Sesi berakhir', 'Token penyegar ini tidak berlaku lagi; masuk kembali.'],
    ['Session over', 'This refresh token is no longer valid; sign in again.'],
  ],
  TOO_MANY_ATTEMPTS: [
    'too-many',
    ['Terlalu banyak percobaan', 'Terlalu sering gagal; tunggu {seconds} detik lalu coba lagi.'],
    ['Too many attempts', 'Too many failed attempts; wait {seconds} seconds and try again.'],
  ],
  PASSWORD_WEAK: [
    'invalid',
    ['Kata sandi lemah', 'Kata sandi ini mudah ditebak; lihat daftar errors lalu pilih yang lain.'],
    ['Weak password', 'This password is easy to guess; see the list errors and choose another one.'],
  ],
});

/** What can be refused about accounts and their roles. */
export const accountProblems = defineProblems('ACCOUNT', {
  USERNAME_TAKEN: [
    'conflict',
    ['Nama pengguna sudah dipakai', 'Sudah ada akun dengan nama pengguna ini.'],
    ['Username taken', 'There is an account with this username already.'],
  ],
  EMAIL_TAKEN: [
    'conflict',
    ['Surel sudah dipakai', 'Sudah ada akun dengan alamat surel ini.'],
    ['E-mail address taken', 'There is an account with this e-mail address already.'],
  ],
  EMPLOYEE_TAKEN: [
    'conflict',
    ['Pegawai sudah punya akun', 'Pegawai ini sudah mempunyai akun.'],
    ['The employee has an account', 'This employee has an account already.'],
  ],
  ALREADY_ACTIVE: [
    'conflict',
    ['Akun sudah aktif', 'Akun ini sudah diaktifkan; kode aktivasi baru tidak dapat dibuat.'],
    ['Account already active', 'This account was activated; there is no new activation secret for it.'],
  ],
  OWN_ACCOUNT: [
    'conflict',
    ['Akun sendiri', 'Peran dan keaktifan akun sendiri hanya dapat diubah oleh admin lain.'],
    ['Own account', 'Roles and state of your own account can only be changed by another admin.'],
  ],
  LAST_ADMIN: [
    'conflict',
    ['Admin terakhir', 'Harus tetap ada satu akun aktif yang menjadi ADMIN tanpa tanggal akhir.'],
    ['Last admin', 'One active account must remain that is ADMIN without an end date.'],
  ],
  ROLE_OVERLAPS: [
    'conflict',
    ['Peran sudah ada', 'Akun ini sudah mempunyai peran yang sama pada sebagian hari itu.'],
    ['Role already held', 'The account has the same role on some of these days already.'],
  ],
});
