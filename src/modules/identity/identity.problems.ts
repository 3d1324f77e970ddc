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
  TOTP_REQUIRED: [
    'unauthenticated',
    [
      'Kode autentikator diperlukan',
      'Kata sandi benar; kirim lagi dengan totp berisi kode dari aplikasi autentikator atau satu kode pemulihan.',
    ],
    [
      'Authenticator code needed',
      'The password is right; send it again with the code of your authenticator app, or a recovery code, in totp.',
    ],
  ],
  TOTP_REFUSED: [
    'unauthenticated',
    ['Kode ditolak', 'Kode ini salah, kedaluwarsa, atau sudah dipakai; tunggu kode berikutnya lalu coba lagi.'],
    ['Code refused', 'This code is wrong, expired or used already; wait for the next one and try again.'],
  ],
  PROOF_REFUSED: [
    'forbidden',
    ['Bukti ditolak', 'Kata sandi sekarang atau kode autentikator salah; tidak ada yang berubah.'],
    ['Proof refused', 'The current password or the authenticator code is wrong; nothing was changed.'],
  ],
  PROOF_INCOMPLETE: [
    'forbidden',
    [
      'Kode diperlukan',
      'Akun ini memakai faktor kedua; kirim lagi dengan totp berisi kode autentikator atau kode pemulihan.',
    ],
    ['Code needed', 'This account has a second factor; send it again with an authenticator or recovery code in totp.'],
  ],
  PASSWORD_USED_BEFORE: [
    'invalid',
    ['Kata sandi pernah dipakai', 'Kata sandi ini sama dengan yang sekarang atau yang sebelumnya; pilih yang baru.'],
    ['Password used before', 'This is your current password or a former one; choose a new one.'],
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
  NOT_ACTIVE: [
    'conflict',
    [
      'Akun belum aktif',
      'Akun ini belum punya kata sandi; buat kode aktivasi dengan POST /accounts/{id}/activation-secret.',
    ],
    ['Account not active yet', 'It has no password yet; make a secret with POST /accounts/{id}/activation-secret.'],
  ],
  OWN_ACCOUNT: [
    'forbidden',
    ['Akun sendiri', 'Peran, keaktifan, dan kredensial akun sendiri hanya dapat diubah begini oleh admin lain.'],
    ['Own account', 'Roles, state and credentials of your own account can only be changed so by another admin.'],
  ],
  LAST_ADMIN: [
    'conflict',
    ['Admin terakhir', 'Harus tetap ada satu akun aktif yang menjadi ADMIN tanpa tanggal akhir.'],
    ['Last admin', 'One active account must remain that is ADMIN without an end date.'],
  ],
  PERSON_REQUIRED: [
    'conflict',
    [
      'Akun ini bukan milik pegawai',
      'Peran EMPLOYEE hanya untuk akun seorang pegawai; buat akun dengan employeeId untuk pegawai itu.',
    ],
    [
      'The account belongs to no person',
      'The role EMPLOYEE is for the account of a person; make an account with employeeId for that person.',
    ],
  ],
  ROLE_OVERLAPS: [
    'conflict',
    ['Peran sudah ada', 'Akun ini sudah mempunyai peran yang sama pada sebagian hari itu.'],
    ['Role already held', 'The account has the same role on some of these days already.'],
  ],
});

/** What can be refused about the authenticator app of an account. */
export const secondFactorProblems = defineProblems('SECOND_FACTOR', {
  NONE: [
    'conflict',
    ['Tanpa autentikator', 'Akun ini tidak memakai aplikasi autentikator, sehingga tidak ada yang dicabut.'],
    ['No authenticator', 'This account uses no authenticator app, so that there is nothing to take away.'],
  ],
  ALREADY_ON: [
    'conflict',
    [
      'Faktor kedua sudah aktif',
      'Akun ini sudah memakai aplikasi autentikator; matikan dahulu dengan POST /auth/totp/removal.',
    ],
    [
      'Second factor already on',
      'This account uses an authenticator app; switch it off first by POST /auth/totp/removal.',
    ],
  ],
  NOT_ON: [
    'conflict',
    ['Faktor kedua tidak aktif', 'Akun ini tidak memakai aplikasi autentikator; siapkan dengan POST /auth/totp.'],
    ['Second factor not on', 'This account uses no authenticator app; set it up with POST /auth/totp.'],
  ],
  NOT_BEGUN: [
    'conflict',
    ['Penyiapan belum dimulai', 'Mulai dengan POST /auth/totp, lalu kirim kode yang ditunjukkan aplikasi.'],
    ['Set-up not begun', 'Begin with POST /auth/totp, then send the code that the app shows.'],
  ],
  CODE_WRONG: [
    'invalid',
    ['Kode salah', 'Kode tidak cocok; periksa jam telepon, lalu kirim kode yang sedang ditunjukkan aplikasi.'],
    ['Wrong code', 'The code does not fit; check the clock of the phone and send the code that the app shows now.'],
  ],
});
