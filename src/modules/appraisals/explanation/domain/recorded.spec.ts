import type { RatedBasis, RatedIndicator } from '../../domain/rated-basis.js';
import { disagreementOf, recordedOf } from './recorded.js';

const indicator = (statement: string, percentHundredths: number | null): RatedIndicator => ({
  ...{ statement, unit: 'laporan', isNumeric: true, target: 300, targetUntil: null, direction: 'NORMAL' as const },
  ...{ reached: percentHundredths === null ? null : 300, percentHundredths },
});
const basis = (...percents: readonly (number | null)[]): RatedBasis => {
  const indicators = percents.map((percent, at) => indicator(`Indikator ${at + 1}`, percent));
  const result = { resultId: 'r', statement: 'Laporan', reports: 1, evidence: 0, praises: 0, improvements: 0 };
  const days = { from: '2026-01-01', until: '2026-03-31' };
  const plan = { workPlanId: 'p', ...days, results: [{ ...result, indicators }], behaviours: [] };
  return { ...days, plans: [plan], criteria: null, review: null, attendance: null };
};

describe('what is on record of results (PX-4)', () => {
  it.each([
    ['nothing', [], { indicators: 0, silent: 0, percentHundredths: null, weakest: null }],
    ['no report', [null, null], { indicators: 2, silent: 2, percentHundredths: null, weakest: null }],
    ['one of four', [6493, null, null, null], { indicators: 4, silent: 3, percentHundredths: 6493 }],
    ['far more than was due', [20_000, 4000], { percentHundredths: 8000 }],
    ['far too much', [-10_000, 10_000], { percentHundredths: 5000 }],
    ['a third', [10_000, 10_000, 9999], { percentHundredths: 9999 }],
    ['enough', [10_000, 12_000], { weakest: null }],
    ['the furthest behind', [9000, 6493], { weakest: { statement: 'Indikator 2', percentHundredths: 6493 } }],
  ])('%s', (_, percents, expected) => {
    expect(recordedOf(basis(...percents))).toMatchObject(expected);
  });

  it('is nothing of a result from before it was kept', () => {
    expect(recordedOf(null)).toEqual({ indicators: 0, silent: 0, percentHundredths: null, weakest: null });
  });
});

describe('a rating and what is on record (PX-4)', () => {
  it.each([
    ['SESUAI_EKSPEKTASI', 6493, 'BELOW'],
    ['SESUAI_EKSPEKTASI', 8999, 'BELOW'],
    ['SESUAI_EKSPEKTASI', 9000, null],
    ['DI_ATAS_EKSPEKTASI', 8999, 'BELOW'],
    ['DI_ATAS_EKSPEKTASI', 9500, null],
    ['DI_BAWAH_EKSPEKTASI', 9999, null],
    ['DI_BAWAH_EKSPEKTASI', 10_000, 'REACHED'],
    ['SESUAI_EKSPEKTASI', null, null],
    [null, 6493, null],
  ] as const)('%s at %s: %s', (rating, percent, expected) => {
    expect(disagreementOf(rating, percent)).toBe(expected);
  });
});
