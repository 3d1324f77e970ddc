import fc from 'fast-check';
import { LIKENESS, likenessKeys, likenessOf } from './likeness.js';
import { soundsOf } from './spelling.js';
import { isOneMistake, neighbourhood } from './typo.js';

const { EXACT, PREFIX, VARIANT, MISTAKE } = LIKENESS;

describe('soundsOf (rule SE-3)', () => {
  it.each([
    ['Soekarno', 'Sukarno'],
    ['Djoko', 'Joko'],
    ['Tjahjo', 'Cahyo'],
    ['Jusuf', 'Yusuf'],
    ['Achmad', 'Ahmad'],
    ['Akhmad', 'Ahmad'],
    ['Ach', 'Ahmad'],
    ['Chandra', 'Candra'],
    ['Khoirul', 'Hoirul'],
    ['Muhammad', 'Mohamad'],
    ['Moch', 'Muhammad'],
    ['Moh', 'Muhammad'],
    ['Muh', 'Mochammad'],
    ['M', 'Muhammad'],
    ['Mohd', 'Mukhamad'],
    ['Abd', 'Abdul'],
    ['Abdoel', 'Abdul'],
    ['Sitti', 'Siti'],
    ['St', 'Siti'],
    ['Anissa', 'Anisa'],
    ['Heny', 'Heni'],
    ['Supriyadi', 'Supriadi'],
    ['Setiyawan', 'Setiawan'],
    ['Wahjoedi', 'Wahyudi'],
  ])('%s is a spelling of %s', (one, other) => {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    expect(soundsOf(a).some((sound) => soundsOf(b).includes(sound))).toBe(true);
  });

  it.each([
    ['Budi', 'Budiman'],
    ['Sari', 'Suri'],
    ['Candra', 'Handra'],
    ['Mamad', 'Muhammad'],
  ])('%s is none of %s', (one, other) => {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    expect(soundsOf(a).filter((sound) => soundsOf(b).includes(sound))).toEqual([]);
  });
});

describe('isOneMistake (rule SE-4)', () => {
  it.each([
    ['aminah', 'amina', true],
    ['aminah', 'aminahh', true],
    ['aminah', 'amonah', true],
    ['aminah', 'amniah', true],
    ['aminah', 'minah', true],
    ['aminah', 'aminah', false],
    ['aminah', 'amonsh', false],
    ['aminah', 'inamah', false],
    ['ab', 'ba', true],
    ['abcd', 'badc', false],
    ['a', '', true],
    ['abc', 'a', false],
    ['aa', 'a', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect([isOneMistake(one, other), isOneMistake(other, one)]).toEqual([expected, expected]);
  });

  it('is the distance of Damerau and Levenshtein of one, and words that far apart share a key', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const isNear = oneEditsOf(one, 'abc').has(other) && one !== other;
        expect(isOneMistake(one, other)).toBe(isNear);
        if (isNear && one.length > 1 && other.length > 1)
          expect(neighbourhood(one).some((key) => neighbourhood(other).includes(key))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('likenessOf (rule SE-5)', () => {
  it.each([
    ['siti', 'siti', EXACT],
    ['sit', 'siti', PREFIX],
    ['sitti', 'siti', VARIANT],
    ['moch', 'muhammad', VARIANT],
    ['aminha', 'aminah', MISTAKE],
    ['al', 'ali', PREFIX],
    ['li', 'ali', null],
    ['aki', 'ali', MISTAKE],
    ['budi', 'siti', null],
    ['aminah', 'amin', null],
  ])('%s for %s: %s', (sought, word, expected) => {
    expect(likenessOf(sought, word)).toBe(expected);
  });

  it('finds every word of a name with any one mistake in it, by a key that both have', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.nat(), (name, pick) => {
        const edits = [...oneEditsOf(name, 'abcdefghijklmnopqrstuvwxyz')];
        const typed = edits[pick % edits.length] ?? name;
        expect(likenessOf(typed, name)).not.toBeNull();
        expect(likenessKeys(typed).some((key) => likenessKeys(name).includes(key)) || name.startsWith(typed)).toBe(
          true,
        );
      }),
      { numRuns: 3_000 },
    );
  });
});

const NAMES = [
  ...['siti', 'aminah', 'bambang', 'widodo', 'soekarno', 'djoko', 'tjahjono', 'achmad', 'muhammad', 'abdul', 'yusuf'],
  ...['simanjuntak', 'hutapea', 'rusdiana', 'khoirunnisa', 'wahyuningsih', 'ayu', 'ketut', 'gusti', 'ngurah', 'putu'],
  ...['jhonson', 'nuraini', 'ratna', 'dewi', 'eko', 'sri', 'ida', 'lalu', 'baiq', 'zulkifli', 'syafril', 'chandra'],
].filter((word) => word.length >= 4);

/** Everything that one missing, additional, wrong or swapped letter makes of a word. */
function oneEditsOf(word: string, alphabet: string): Set<string> {
  const edits = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    for (const letter of alphabet) {
      edits.add(head + letter + tail);
      if (tail) edits.add(head + letter + tail.slice(1));
    }
    if (tail) edits.add(head + tail.slice(1));
    if (tail.length > 1) edits.add(head + tail[1]! + tail[0]! + tail.slice(2));
  }
  return edits;
}
