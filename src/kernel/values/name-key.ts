const TITLES = /^(prof|dr|drs|dra|ir|drg|drh|h|hj|apt|ns|kh|r|rr|rd|kapten|letkol|[a-z]{1,4}(\.[a-z]{1,5})+)\.?$/;

/** The form of a text by which lists are ordered and searched: without accents, lower case, single spaces. */
export function searchKey(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * The search form of a person's name, without academic and other titles: "Dr. Siti Aminah, S.Kom., M.T." → "siti aminah".
 * A name that consists of titles alone keeps them.
 */
export function nameKey(name: string): string {
  const words = searchKey(name.split(',')[0] ?? '').split(' ');
  const bare = words.filter((word) => !TITLES.test(word));
  return (bare.length > 0 ? bare : words)
    .join(' ')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
}
