import { soundsOf } from './spelling.js';
import { isOneMistake, neighbourhood, SHORTEST_MISTAKEN } from './typo.js';

/** How well something found fits what was looked for, best first; a list is ordered by the sum over all terms (rule SE-5). */
export const LIKENESS = { EXACT: 0, PREFIX: 1, VARIANT: 2, MISTAKE: 3, PLACE: 4 } as const;

/** How well a word of a name fits a word that was looked for; null when it does not. */
export function likenessOf(sought: string, word: string): number | null {
  if (sought === word) return LIKENESS.EXACT;
  if (word.startsWith(sought)) return LIKENESS.PREFIX;
  const [sounds, others] = [soundsOf(sought), soundsOf(word)];
  if (sounds.some((sound) => others.includes(sound))) return LIKENESS.VARIANT;
  if (Math.min([...sought].length, [...word].length) < SHORTEST_MISTAKEN) return null;
  const isMistake =
    isOneMistake(sought, word) || sounds.some((sound) => others.some((other) => isOneMistake(sound, other)));
  return isMistake ? LIKENESS.MISTAKE : null;
}

/** The keys under which a word is kept, and under which those like it are looked up: of all that may be alike one is shared. */
export function likenessKeys(word: string): string[] {
  return [...new Set([word, ...soundsOf(word)].flatMap(neighbourhood))];
}
