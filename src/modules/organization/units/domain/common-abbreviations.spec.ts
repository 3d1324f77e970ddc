import { postsMeantBy, unitsMeantBy } from './common-abbreviations.js';

describe('unitsMeantBy and postsMeantBy (rule SE-7)', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['disdik', ['dinas pendidikan'], []],
    ['pkm', ['puskesmas', 'pusat kesehatan masyarakat'], []],
    ['setwan', ['sekretariat dprd', 'sekretariat dewan'], []],
    ['sekda', [], ['sekretaris daerah']],
    ['kasubag', [], ['kepala sub bagian', 'kepala subbagian']],
    ['kabid', [], ['kepala bidang']],
    ['kasi', [], ['kepala seksi']],
    ['siti', [], []],
    ['constructor', [], []],
  ])('%s', (word, units, posts) => {
    expect(unitsMeantBy(word)).toEqual(units);
    expect(postsMeantBy(word)).toEqual(posts);
  });
});
