import { changesBetween, type Criterion, repeatedCode, unfitField } from './criteria-lines.js';

const LINE: Criterion = {
  ...{ code: 'HASIL', kind: 'RESULTS', title: 'Hasil kerja', description: 'Capaian target SKP' },
  ...{ levels: ['Di bawah', 'Sesuai', 'Di atas'], evidence: 'Realisasi', effect: 'MAY_MOVE' },
};
const OTHER: Criterion = { ...LINE, code: 'HADIR', kind: 'ATTENDANCE', title: 'Kehadiran', effect: 'INFORMS' };

describe('changesBetween (rule CR-10)', () => {
  it.each([
    { name: 'nothing', before: [LINE, OTHER], after: [LINE, OTHER], expected: [] },
    { name: 'another order is no change', before: [LINE, OTHER], after: [OTHER, LINE], expected: [] },
    {
      name: 'one more',
      before: [LINE],
      after: [LINE, OTHER],
      expected: [{ code: 'HADIR', change: 'ADDED', title: 'Kehadiran', fields: [] }],
    },
    {
      name: 'one less',
      before: [LINE, OTHER],
      after: [LINE],
      expected: [{ code: 'HADIR', change: 'REMOVED', title: 'Kehadiran', fields: [] }],
    },
    {
      name: 'other words and another scale',
      before: [LINE],
      after: [{ ...LINE, title: 'Hasil', levels: ['Kurang', 'Baik'] }],
      expected: [
        {
          ...{ code: 'HASIL', change: 'CHANGED', title: 'Hasil' },
          fields: [
            { field: 'title', before: 'Hasil kerja', after: 'Hasil' },
            { field: 'levels', before: '1: Di bawah; 2: Sesuai; 3: Di atas', after: '1: Kurang; 2: Baik' },
          ],
        },
      ],
    },
  ])('$name', ({ before, after, expected }) => {
    expect(changesBetween(before, after)).toEqual(expected);
  });
});

describe('repeatedCode', () => {
  it.each([
    [['A', 'B'], -1],
    [['A', 'B', 'A'], 2],
  ] as const)('%j: %i', (codes, expected) => {
    expect(repeatedCode(codes.map((code) => ({ code })))).toBe(expected);
  });
});

describe('unfitField (rule CR-5)', () => {
  const [known, fresh] = [{ code: 'HASIL' }, { code: 'INOVASI' }];
  it.each([
    ['ADD', null, fresh, null],
    ['ADD', null, null, 'criterion'],
    ['ADD', null, known, 'criterion'],
    ['ADD', 'HASIL', fresh, 'criterionCode'],
    ['CHANGE', 'HASIL', known, null],
    ['CHANGE', 'HASIL', fresh, 'criterion'],
    ['CHANGE', 'HASIL', null, 'criterion'],
    ['CHANGE', null, known, 'criterionCode'],
    ['CHANGE', 'INOVASI', fresh, 'criterionCode'],
    ['REMOVE', 'HASIL', null, null],
    ['REMOVE', 'HASIL', known, 'criterion'],
    ['REMOVE', null, null, 'criterionCode'],
  ] as const)('%s of %s as %j: %s', (kind, criterionCode, criterion, expected) => {
    expect(unfitField({ kind, criterionCode, criterion }, [known])).toBe(expected);
  });
});
