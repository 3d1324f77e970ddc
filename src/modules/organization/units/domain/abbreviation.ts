/** Small words that no abbreviation has a letter of. */
const SMALL = new Set(['dan', 'di', 'ke', 'dari', 'pada', 'yang', 'untuk', 'serta', 'dengan']);
/** The shortest text that may abbreviate a name. */
const SHORTEST = 3;
/** Letters that one word gives at most. */
const LONGEST_PIECE = 4;

/**
 * Whether a word abbreviates the name of a unit (rule SE-6): it consists of the first letters of neighbouring words and of
 * others from within each of them, in order, small words apart: "BKPSDM", "dinkes", "diskominfo". At least two words take part.
 */
export function abbreviates(word: string, nameKey: string): boolean {
  if (word.length < SHORTEST) return false;
  const words = nameKey.split(/[^\p{L}\p{N}]+/u).filter((one) => one !== '' && !SMALL.has(one));
  return words.some((_, at) => isMadeOf(word, words.slice(at), 0));
}

function isMadeOf(rest: string, words: readonly string[], used: number): boolean {
  if (rest === '') return used >= 2;
  const [word = '', ...others] = words;
  for (let length = Math.min(LONGEST_PIECE, rest.length); length > 0; length -= 1) {
    if (isPieceOf(rest.slice(0, length), word) && isMadeOf(rest.slice(length), others, used + 1)) return true;
  }
  return false;
}

/** The first letter of a word and others of it in order. */
function isPieceOf(piece: string, word: string): boolean {
  if (piece[0] !== word[0]) return false;
  let at = -1;
  return [...piece].every((letter) => (at = word.indexOf(letter, at + 1)) >= 0);
}
