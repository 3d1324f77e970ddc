import { queryTerms } from './query-terms.js';

describe('queryTerms (rule SE-2)', () => {
  it.each([
    ['siti', ['siti'], []],
    ['Aminah  SITI', ['aminah', 'siti'], []],
    ['dr. Siti Aminah, S.Kom., M.T.', ['siti', 'aminah'], []],
    ['H.', ['h'], []],
    ['198707222019032005', [], ['198707222019032005']],
    ['19870722 201903 2 005', [], ['198707222019032005']],
    ['19870722.201903.2.005', [], ['198707222019032005']],
    ['siti 1987', ['siti'], ['1987']],
    ['1987 siti 2005', ['siti'], ['1987', '2005']],
    ['SMP Negeri 1', ['smp', 'negeri', '1'], []],
    ["nur'aini", ['nuraini'], []],
    ['%', [], []],
    ['_%', [], []],
    ['100%', ['100'], []],
    ["'; DROP TABLE employee; --", ['drop', 'table', 'employee'], []],
    ['🙂 siti', ['siti'], []],
    ['…', [], []],
  ])('%j looks for the words %j and the numbers %j', (text, words, numbers) => {
    expect(queryTerms(text)).toEqual({ words, numbers });
  });

  it('looks for no more than anybody remembers', () => {
    const { words } = queryTerms(Array.from({ length: 50 }, (_, at) => `kata${at}`).join(' '));
    expect(words).toHaveLength(8);
  });
});
