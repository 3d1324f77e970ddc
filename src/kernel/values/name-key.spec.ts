import { nameKey, searchKey } from './name-key.js';

describe('nameKey', () => {
  it.each([
    ['Dr. Siti Aminah, S.Kom., M.T.', 'siti aminah'],
    ['drg. I Gusti Ayu Ratna', 'i gusti ayu ratna'],
    ['Drs. H. Muhammad  Yusuf', 'muhammad yusuf'],
    ["Nur 'Aini", 'nur aini'],
    ['André', 'andre'],
    ['H.', 'h'],
  ])('%s is found as "%s"', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe('searchKey', () => {
  it('keeps every word of a unit, titles and commas too', () => {
    expect(searchKey('Bidang  Umum, Kepegawaian dan H.A.M')).toBe('bidang umum, kepegawaian dan h.a.m');
  });
});
