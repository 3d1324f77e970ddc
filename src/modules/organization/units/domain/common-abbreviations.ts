/** Abbreviations of units that the letters of the name do not yield, with the beginnings of the names they stand for. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  disdik: ['dinas pendidikan'],
  disdikbud: ['dinas pendidikan'],
  pkm: ['puskesmas', 'pusat kesehatan masyarakat'],
  setwan: ['sekretariat dprd', 'sekretariat dewan'],
};

/** Abbreviations of posts, with the beginnings of the titles they stand for. */
const POSTS: Readonly<Record<string, readonly string[]>> = {
  kabag: ['kepala bagian'],
  kaban: ['kepala badan'],
  kabid: ['kepala bidang'],
  kadis: ['kepala dinas'],
  kasi: ['kepala seksi'],
  kasubag: ['kepala sub bagian', 'kepala subbagian'],
  kasubbag: ['kepala sub bagian', 'kepala subbagian'],
  kasubbid: ['kepala sub bidang', 'kepala subbidang'],
  kasubid: ['kepala sub bidang', 'kepala subbidang'],
  sekda: ['sekretaris daerah'],
  sekdis: ['sekretaris dinas'],
  sekwan: ['sekretaris dprd', 'sekretaris dewan'],
};

/** The names of units that a word commonly stands for; none for a word that is no such abbreviation. Source: rules.md SE-7. */
export const unitsMeantBy = (word: string): readonly string[] =>
  Object.hasOwn(UNITS, word) ? (UNITS[word] ?? []) : [];

/** The titles of posts that a word commonly stands for; none for a word that is no such abbreviation. Source: rules.md SE-7. */
export const postsMeantBy = (word: string): readonly string[] =>
  Object.hasOwn(POSTS, word) ? (POSTS[word] ?? []) : [];
