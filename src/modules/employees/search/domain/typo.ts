/** From so many letters on a word may be written with a mistake: shorter ones are one mistake away from too much. */
export const SHORTEST_MISTAKEN = 3;

/** The word itself and what is left of it without one of its letters: words one mistake apart share one of these. */
export function neighbourhood(word: string): string[] {
  const letters = [...word];
  const shorter = letters.map((_, at) => letters.toSpliced(at, 1).join(''));
  return [...new Set([word, ...shorter])].filter(Boolean);
}

/**
 * Whether two words are one mistake apart (rule SE-4): a letter is missing, too many, wrong, or two neighbours have changed
 * places. Equal words are not.
 */
export function isOneMistake(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  if (one === other || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - from && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const [left, right] = [a.length - from - tail, b.length - from - tail];
  const isSwap = left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  return isSwap || (left <= 1 && right <= 1);
}
