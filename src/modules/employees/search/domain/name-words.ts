import { isTitle, searchKey } from '../../../../kernel/values/name-key.js';

/** Words of a name that are kept, and letters of each: more than any name has, so that no text fills the index. */
const MOST_WORDS = 12;
const LONGEST_WORD = 40;
/** A part of something that looks like a title, as of "M.Yusuf", is a word from so many letters on. */
const SHORTEST_PART = 4;

/**
 * The words by which a name is found (rule SE-1): lower case, without accents, apostrophes and titles, each once. What
 * stands behind a comma is a title.
 */
export function nameWords(name: string): string[] {
  return wordsOf(name.split(',')[0] ?? '').words;
}

/** The words of a text with its titles apart; a text of titles alone has them as words. */
function wordsOf(text: string): { readonly words: string[]; readonly titles: string[] } {
  const parts = plain(text).split(' ').filter(Boolean);
  const titles = parts.filter(isTitle);
  const bare = parts.flatMap((part) => (isTitle(part) ? lettersOf(part).filter(isLong) : lettersOf(part)));
  return { words: limited(bare.length > 0 ? bare : parts.flatMap(lettersOf)), titles };
}

/** A text in the form of words, its parts with single spaces between them: an apostrophe joins what it stands between. */
export function plain(text: string): string {
  return searchKey(text).replace(/['’‘`´ʼ]/g, '');
}

/** Letters and digits of a part of a text, cut where there is anything else. */
export function lettersOf(part: string): string[] {
  return part.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function limited(words: readonly string[]): string[] {
  const cut = words.map((word) => [...word].slice(0, LONGEST_WORD).join(''));
  return [...new Set(cut)].slice(0, MOST_WORDS);
}

const isLong = (part: string): boolean => part.length >= SHORTEST_PART;
