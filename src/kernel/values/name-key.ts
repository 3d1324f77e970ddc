const TITLES = /^(prof|dr|drs|dra|ir|drg|drh|h|hj|apt|ns|kh|r|rr|rd|kapten|letkol|[a-z]{1,4}(\.[a-z]{1,5})+)\.?$/;

/** True for a word before or behind a name that is no part of it, in the form of `searchKey`: `dr.`, `s.kom.`, `hj`. */
export function isTitle(word: string): boolean {
  return TITLES.test(word);
}

/** The form of a text by which lists are ordered and searched: without accents, lower case, single spaces, no longer than this. */
export function searchKey(text: string, length = 300): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return shortened(plain.replace(/\s+/g, ' ').trim(), length);
}

/**
 * The search form of a person's name, without academic and other titles: "Dr. Siti Aminah, S.Kom., M.T." → "siti aminah".
 * A name that consists of titles alone keeps them.
 */
export function nameKey(name: string): string {
  const words = searchKey(name.split(',')[0] ?? '').split(' ');
  const bare = words.filter((word) => !isTitle(word));
  const key = (bare.length > 0 ? bare : words).join(' ').replace(/[^\p{L}\p{N} ]/gu, '');
  return shortened(key.trim(), 200);
}

/** One sign such as ﷺ becomes many letters; a key keeps to the length of its column. */
function shortened(key: string, length: number): string {
  return key.length > length ? [...key].slice(0, length).join('') : key;
}
