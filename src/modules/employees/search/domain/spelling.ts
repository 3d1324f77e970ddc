/** Names with many spellings and abbreviations of their own, after the rules of letters below; the first that fits counts. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(m|md|mhd|m[ou][hc]d?|m[ou][hc]am[aei][dt])$/, 'muhamad'],
  [/^(abd|abdul)$/, 'abdul'],
  [/^(st|sti|siti)$/, 'siti'],
  [/^(ah|ac|a[hc]ma[dt])$/, 'ahmad'],
];

/**
 * The sounds of a word (rule SE-3): how it is written after the spelling of today, with one letter for letters that
 * stand for each other in Indonesian names. Words of one sound are spellings of one name: "Djoko" and "Joko". `ch` may be
 * an old `kh` ("Achmad") or a hard `c` ("Chandra"), so that a word with it has two.
 */
export function soundsOf(word: string): string[] {
  const base = word
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/kh/g, 'h')
    .replace(/j/g, 'y')
    .replace(/iy?(?=[aeou])/g, 'y')
    .replace(/y(?![aeiou])/g, 'i');
  const sounds = [base.replace(/ch/g, 'h'), base.replace(/ch/g, 'c')].map(single);
  return [...new Set(sounds.map(called))];
}

/** Doubled letters count once. */
function single(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

function called(sound: string): string {
  return NAMES.find(([form]) => form.test(sound))?.[1] ?? sound;
}
