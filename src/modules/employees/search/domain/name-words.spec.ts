import { nameWords } from './name-words.js';

describe('nameWords (rule SE-1)', () => {
  it.each([
    ['Siti Aminah', ['siti', 'aminah']],
    ['Dr. Siti Aminah, S.Kom., M.T.', ['siti', 'aminah']],
    ['Drs. H. Muhammad Yusuf', ['muhammad', 'yusuf']],
    ["Nur'aini", ['nuraini']],
    ['Abdul-Rahman A.Rahman', ['abdul', 'rahman', 'a']],
    ['M.Yusuf', ['yusuf']],
    ['M. Ali', ['m', 'ali']],
    ['H.', ['h']],
    ['André', ['andre']],
    ['  Budi   Budi ', ['budi']],
    ['👩‍💻', []],
    ['', []],
    ['x'.repeat(200), ['x'.repeat(40)]],
  ])('%j has the words %j', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  it('keeps no more words than any name has', () => {
    expect(nameWords(Array.from({ length: 100 }, (_, at) => `kata${at}`).join(' '))).toHaveLength(12);
  });
});
