import { splitName } from './name-titles.js';

describe('splitName (rule IM-13)', () => {
  it.each([
    ['Dr. Budi Santoso, S.Kom., M.T.', 'Dr.', 'Budi Santoso', 'S.Kom., M.T.'],
    ['Prof. Dr. Ir. Siti  Aminah, M.Sc., Ph.D.', 'Prof. Dr. Ir.', 'Siti Aminah', 'M.Sc., Ph.D.'],
    ['Prof.Dr.Siti Aminah', 'Prof. Dr.', 'Siti Aminah', null],
    ['dr. H. Rahmat Hidayat, Sp.PD-KGEH', 'dr. H.', 'Rahmat Hidayat', 'Sp.PD-KGEH'],
    ['Drs Ahmad Yani, MM', 'Drs', 'Ahmad Yani', 'MM'],
    ['SITI AMINAH,S.E', null, 'SITI AMINAH', 'S.E'],
    ['Siti Aminah, A.Md.Keb', null, 'Siti Aminah', 'A.Md.Keb'],
    ['Siti Aminah, A.Md. Kep., SKM', null, 'Siti Aminah', 'A.Md. Kep., SKM'],
    ['Moh. Ali', null, 'Moh. Ali', null],
    ['M. Yusuf, S.Pd', null, 'M. Yusuf', 'S.Pd'],
    ['St. Aminah', null, 'St. Aminah', null],
    ['Sr Rahayu', null, 'Sr Rahayu', null],
    ['H Rahmat', null, 'H Rahmat', null],
    ["Nur'aini", null, "Nur'aini", null],
    ['Siti Aminah,', null, 'Siti Aminah', null],
    ['Aminah, putri dari Bapak Santoso di Bandung', null, 'Aminah, putri dari Bapak Santoso di Bandung', null],
    ['Dr.', null, 'Dr.', null],
    ['', null, '', null],
  ])('"%s"', (text, frontTitle, name, backTitle) => {
    expect(splitName(text)).toEqual({ frontTitle, name, backTitle });
  });
});
