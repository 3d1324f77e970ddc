import { isTitle } from '../../../../kernel/values/name-key.js';
import { lettersOf, plain } from './name-words.js';

/** What somebody looks for: words, and parts of numbers. */
export interface QueryTerms {
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

const MOST_TERMS = 8;
const LONGEST_WORD = 40;
/** Digits, with the points and hyphens that people put between them. */
const DIGITS = /^\d[\d.\-]*$/;
/** From so many digits on they are part of a NIP and not of the name of a school. */
const SHORTEST_NUMBER = 4;

/**
 * What a text looks for (rule SE-2): its words without titles, in any order; digits that follow one another are one number,
 * however they are grouped. A text of titles alone looks for them. Signs that are neither letter nor digit stand for nothing.
 */
export function queryTerms(text: string): QueryTerms {
  const parts = plain(text.replaceAll(',', ' ')).split(' ').filter(Boolean);
  const groups = joinedDigits(parts);
  const numbers = groups.filter((part) => DIGITS.test(part)).map((part) => part.replace(/\D/g, ''));
  const long = numbers.filter((digits) => digits.length >= SHORTEST_NUMBER);
  const named = groups.filter((part) => !DIGITS.test(part) || part.replace(/\D/g, '').length < SHORTEST_NUMBER);
  const bare = named.filter((part) => !isTitle(part));
  const kept = bare.length > 0 || long.length > 0 ? bare : named;
  const words = kept.flatMap(lettersOf).map((word) => [...word].slice(0, LONGEST_WORD).join(''));
  return { words: [...new Set(words)].slice(0, MOST_TERMS), numbers: [...new Set(long)].slice(0, MOST_TERMS) };
}

function joinedDigits(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && DIGITS.test(last) && DIGITS.test(part)) joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
