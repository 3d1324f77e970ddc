/** What the page itself says. */
const WORDS = {
  id: {
    title: 'Sasaran: dokumentasi yang dapat dijalankan',
    username: 'NIP atau nama pengguna',
    password: 'Kata sandi',
    signIn: 'Masuk',
    signOut: 'Keluar',
    signedIn: 'Masuk sebagai',
    noRoles: 'tanpa peran hari ini',
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
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedIn: 'Signed in as',
    noRoles: 'no roles today',
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
