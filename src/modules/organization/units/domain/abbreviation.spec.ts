import { abbreviates } from './abbreviation.js';

describe('abbreviates (rule SE-6)', () => {
  it.each([
    ['bkpsdm', 'badan kepegawaian dan pengembangan sumber daya manusia', true],
    ['dinkes', 'dinas kesehatan', true],
    ['kominfo', 'dinas komunikasi dan informatika', true],
    ['diskominfo', 'dinas komunikasi dan informatika', true],
    ['setda', 'sekretariat daerah', true],
    ['bappeda', 'badan perencanaan pembangunan daerah', true],
    ['disdik', 'dinas pendidikan', false],
    ['dinkes', 'dinas pendidikan', false],
    ['dinas', 'dinas kesehatan', false],
    ['dk', 'dinas kesehatan', false],
    ['kes', 'kesehatan', false],
  ])('%s for %s: %s', (word, name, expected) => {
    expect(abbreviates(word, name)).toBe(expected);
  });
});
