import fc from 'fast-check';
import { type RatedPerson, unitFigures } from './unit-figures.js';

const PARENTS = new Map([
  ['region', null],
  ['agency', 'region'],
  ['one', 'agency'],
  ['two', 'agency'],
]);
const people = (unitId: string, ...scores: number[]): RatedPerson[] =>
  scores.map((score) => ({ unitId, scores: { LOYAL: score } }));
const of = (...all: RatedPerson[][]) => unitFigures(all.flat(), PARENTS, 3);

describe('figures of units (rule RV-12)', () => {
  it.each([
    ['of one that is large enough', [people('one', 50, 60, 71)], ['one 3-4 60']],
    ['of a small one with the unit above', [people('one', 50, 60), people('agency', 80)], ['agency 3-4 63']],
    ['of two small ones together', [people('one', 50, 60), people('two', 40)], ['agency 3-4 50']],
    [
      'of a large one alone, and of the rest above it',
      [people('one', 50, 50, 50), people('two', 10), people('agency', 20, 30)],
      ['agency 3-4 20', 'one 3-4 50'],
    ],
    [
      'of nobody where the rest is too small at the top',
      [people('one', 50, 50, 50), people('two', 10)],
      ['one 3-4 50'],
    ],
    ['of nobody', [], []],
  ] as [string, RatedPerson[][], string[]][])('%s', (_, all, expected) => {
    expect(of(...all).map(({ unitId, people: band, scores }) => `${unitId} ${band} ${scores['LOYAL']}`)).toEqual(
      expected,
    );
  });

  it('shows no value of which too few have a figure', () => {
    const some = people('one', 50, 60, 70).map((one, at) => (at === 0 ? { ...one, scores: {} } : one));
    expect(unitFigures(some, PARENTS, 3)).toEqual([{ unitId: 'one', people: '3-4', scores: {} }]);
  });

  it('counts everybody once at most, and never fewer than the minimum', () => {
    const units = fc.array(fc.constantFrom('region', 'agency', 'one', 'two'), { maxLength: 20 });
    fc.assert(
      fc.property(units, fc.integer({ min: 2, max: 5 }), (where, minimum) => {
        // Each person is a power of two, so that a sum tells who is in it.
        const all = where.map((unitId, at) => ({ unitId, scores: { [`p${at}`]: 1, LOYAL: 1 } }));
        const figures = unitFigures(all, PARENTS, minimum);
        const large = figures.reduce((sum, { people: band }) => sum + Number(band.split(/[-+]/)[0]), 0);
        expect(large).toBeLessThanOrEqual(where.length);
        for (const { people: band } of figures) expect(Number(band.split(/[-+]/)[0])).toBeGreaterThanOrEqual(minimum);
      }),
    );
  });
});
