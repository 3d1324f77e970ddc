import { hintsOf, type WordedResult } from './quality-hints.js';

const result = (id: string, statement: string, more: Partial<WordedResult> = {}): WordedResult => {
  return { id, statement, isCopy: false, isReviewed: false, isPerspectiveGone: false, indicators: [], ...more };
};
const NOBODY = { approach: 'KUANTITATIF', lastYear: [], colleagues: [], similarityPercent: 85 } as const;
const told = (asked: Partial<Parameters<typeof hintsOf>[0]> & { results: readonly WordedResult[] }): string[] =>
  hintsOf({ ...NOBODY, ...asked }).map(({ code, resultId, indicatorId, percent, similarResultId }) =>
    [code, resultId, indicatorId, percent, similarResultId].filter((part) => part !== null).join(' '),
  );

describe('hintsOf (rules QU-1, QU-2)', () => {
  it.each([
    ['a result', [result('a', 'Laporan terbit tepat waktu')], []],
    ['an activity', [result('a', 'Menyusun laporan')], ['ACTIVITY a']],
    [
      'a target in words without a measure',
      [result('a', 'Laporan terbit', { indicators: [{ id: 'i', statement: 'Mutu', targetText: 'baik' }] })],
      ['NO_MEASURE a i'],
    ],
    [
      'a target in words with one',
      [result('a', 'Laporan terbit', { indicators: [{ id: 'i', statement: 'Mutu', targetText: 'sesuai pedoman' }] })],
      [],
    ],
    [
      'a number as target',
      [result('a', 'Laporan terbit', { indicators: [{ id: 'i', statement: 'Mutu', targetText: null }] })],
      [],
    ],
    ['a copy', [result('a', 'Laporan terbit', { isCopy: true })], ['COPY_NOT_REVIEWED a']],
    ['a copy that was looked at', [result('a', 'Laporan terbit', { isCopy: true, isReviewed: true })], []],
    [
      'a perspective of former years',
      [result('a', 'Laporan terbit', { isPerspectiveGone: true })],
      ['PERSPECTIVE_GONE a'],
    ],
    [
      'the same twice',
      [result('a', 'Laporan terbit tepat waktu'), result('b', 'Laporan terbit, tepat waktu')],
      ['LIKE_ANOTHER_RESULT b 100 a'],
    ],
  ])('%s', (_, results, expected) => {
    expect(told({ results })).toEqual(expected);
  });

  it('judges the words of an indicator where the form has no target beside them', () => {
    const results = [result('a', 'Laporan terbit', { indicators: [{ id: 'i', statement: 'Mutu', targetText: null }] })];
    expect(told({ results, approach: 'KUALITATIF' })).toEqual(['NO_MEASURE a i']);
  });

  it('names the most alike of last year and of colleagues, from the given likeness on', () => {
    const results = [result('a', 'Laporan keuangan terbit 2026')];
    const lastYear = [
      { resultId: 'x', statement: 'Laporan keuangan terbit' },
      { resultId: 'y', statement: 'Laporan keuangan terbit 2025' },
    ];
    expect(told({ results, lastYear })).toEqual(['LIKE_LAST_YEAR a 93 y']);
    expect(told({ results, lastYear, similarityPercent: 94 })).toEqual([]);
    expect(told({ results, colleagues: lastYear })).toEqual(['LIKE_COLLEAGUE a 93 y']);
    const copied = [result('a', 'Laporan keuangan terbit 2026', { isCopy: true, isReviewed: true })];
    expect(told({ results: copied, lastYear })).toEqual([]);
  });
});
