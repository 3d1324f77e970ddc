import { say } from './language.js';

describe('say', () => {
  it.each([
    ['a fact', '{name} menyusun SKP.', { name: 'Siti' }, 'Siti menyusun SKP.'],
    [
      'a title and the end of a sentence with one full stop',
      'Nilai {name}.',
      { name: 'Siti, S.E.' },
      'Nilai Siti, S.E.',
    ],
    ['a full stop after anything else', 'Nilai {name}.', { name: 'Siti' }, 'Nilai Siti.'],
    ['an unknown fact as it stands', 'Nilai {name}.', {}, 'Nilai {name}.'],
  ])('says %s', (_, id, facts, said) => {
    expect(say({ id, en: '' }, 'id', facts)).toBe(said);
  });
});
