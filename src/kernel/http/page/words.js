/** What the page itself says. */
const WORDS = {
  id: {
    title: 'Sasaran: dokumentasi yang dapat dijalankan',
    username: 'NIP atau nama pengguna',
    password: 'Kata sandi',
    code: 'Kode autentikator atau pemulihan',
    codeWanted: 'Kata sandi benar. Isi pula kode dari aplikasi autentikator, atau satu kode pemulihan.',
    signIn: 'Masuk',
    signOut: 'Keluar',
    signedIn: 'Masuk sebagai',
    noRoles: 'tanpa peran hari ini',
    duties: {
      CHANGE_PASSWORD: 'Ganti kata sandi Anda lebih dahulu: POST /auth/password.',
      SET_UP_SECOND_FACTOR: 'Pasang aplikasi autentikator lebih dahulu: POST /auth/totp.',
    },
    prove: 'Kirim kata sandi',
    proofWanted: 'Tindakan ini peka: masukkan kata sandi Anda sekali lagi, lalu ulangi.',
    proved: 'Terima kasih. Silakan jalankan lagi operasinya.',
    signedOut: 'Belum masuk',
    away: 'Layanan tidak dapat dihubungi.',
    ended: 'Sesi sudah berakhir. Silakan masuk lagi.',
    download: 'Unduh:',
    otherLanguage: 'English',
    filledIn: 'Diisi oleh halaman ini bila dikosongkan.',
  },
  en: {
    title: 'Sasaran: documentation that runs',
    username: 'NIP or username',
    password: 'Password',
    code: 'Authenticator or recovery code',
    codeWanted: 'The password is right. Add the code of your authenticator app, or a recovery code.',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedIn: 'Signed in as',
    noRoles: 'no roles today',
    duties: {
      CHANGE_PASSWORD: 'Change your password first: POST /auth/password.',
      SET_UP_SECOND_FACTOR: 'Set up an authenticator app first: POST /auth/totp.',
    },
    prove: 'Send password',
    proofWanted: 'This act is sensitive: give your password once more, then repeat it.',
    proved: 'Thank you. Please execute the operation again.',
    signedOut: 'Not signed in',
    away: 'The service cannot be reached.',
    ended: 'The session has ended. Please sign in again.',
    download: 'Download:',
    otherLanguage: 'Bahasa Indonesia',
    filledIn: 'Filled in by this page when left empty.',
  },
};

/** The language of the page. */
export const LANGUAGE = document.documentElement.lang === 'en' ? 'en' : 'id';
/** The words of that language. */
export const words = WORDS[LANGUAGE];
/** Address of the folder that holds `docs` and `api`, whatever a proxy puts before them. */
export const ROOT = new URL(LANGUAGE === 'en' ? '../' : './', window.location.href);
