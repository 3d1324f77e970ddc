import fc from 'fast-check';
import { CAPS, gapsOf, matchOf, type Requirement } from './job-match.js';
import { MASTERY_LEVELS, type MasteryLevel } from './mastery.js';

const of = (code: string, required: number, held: number | null): Requirement => ({
  code,
  required: required as MasteryLevel,
  held: held as MasteryLevel | null,
});

describe('gapsOf (rule CP-4)', () => {
  it('puts the greatest need first and what was not assessed last', () => {
    const gaps = gapsOf([of('M.1', 2, 4), of('M.2', 4, 1), of('M.3', 3, null), of('M.4', 3, 3), of('M.0', 2, 4)]);
    expect(gaps.map(({ code, gap }) => [code, gap])).toEqual([
      ['M.2', -3],
      ['M.4', 0],
      ['M.0', 2],
      ['M.1', 2],
      ['M.3', null],
    ]);
  });
});

/** So many requirements that the sums are as wanted: each requires 4, one more or less where they do not divide. */
function sums(held: number, required: number): Requirement[] {
  const rows = Array.from({ length: required / 4 }, (_, at) => ({ code: `T.${at}`, required: 4 as const, held: 0 }));
  for (let left = held, at = 0; left > 0; left--, at = (at + 1) % rows.length) rows[at]!.held += 1;
  return rows.map(({ code, held: own }) => of(code, 4, own));
}

describe('matchOf (rule CP-5)', () => {
  it.each([
    [6799, 10_000, '67.99', 'KURANG_MEMENUHI_SYARAT', 'KURANG_OPTIMAL'],
    [67_996, 100_000, '68.00', 'KURANG_MEMENUHI_SYARAT', 'KURANG_OPTIMAL'],
    [68, 100, '68.00', 'MASIH_MEMENUHI_SYARAT', 'KURANG_OPTIMAL'],
    [7799, 10_000, '77.99', 'MASIH_MEMENUHI_SYARAT', 'KURANG_OPTIMAL'],
    [78, 100, '78.00', 'MASIH_MEMENUHI_SYARAT', 'CUKUP_OPTIMAL'],
    [7999, 10_000, '79.99', 'MASIH_MEMENUHI_SYARAT', 'CUKUP_OPTIMAL'],
    [80, 100, '80.00', 'MEMENUHI_SYARAT', 'CUKUP_OPTIMAL'],
    [8999, 10_000, '89.99', 'MEMENUHI_SYARAT', 'CUKUP_OPTIMAL'],
    [90, 100, '90.00', 'MEMENUHI_SYARAT', 'OPTIMAL'],
    [125, 100, '125.00', 'MEMENUHI_SYARAT', 'OPTIMAL'],
  ])('%i of %i is %s: %s, %s', (held, required, percent, post, mapping) => {
    const match = matchOf(sums(held, required), 'NONE');
    expect(match).toMatchObject({ percent, classes: { POST: post, MAPPING: mapping } });
  });

  it('lets a strength make up for a gap or not, as the setting says', () => {
    const rows = [of('M.1', 2, 5), of('M.2', 4, 2)];
    expect(matchOf(rows, 'NONE')?.percent).toBe('116.67');
    expect(matchOf(rows, 'REQUIRED')?.percent).toBe('66.67');
  });

  it('leaves what was not assessed out of both sums', () => {
    const rows = [of('M.1', 4, 3), of('M.2', 5, null)];
    expect(matchOf(rows, 'NONE')).toMatchObject({ assessed: 1, required: 2, percent: '75.00' });
    expect(matchOf([of('M.2', 5, null)], 'NONE')).toBeNull();
    expect(matchOf([], 'NONE')).toBeNull();
  });

  const level = fc.constantFrom(...MASTERY_LEVELS);
  const row = fc.record({ code: fc.string(), required: level, held: fc.option(level) });

  it('never gets worse when somebody is better, nor above 100 where it is capped', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.nat(), (rows, at) => {
        const better = rows.map((one, place): Requirement =>
          place === at % rows.length && one.held !== null && one.held < 5
            ? { ...one, held: (one.held + 1) as MasteryLevel }
            : one,
        );
        for (const cap of CAPS) {
          const [before, after] = [matchOf(rows, cap), matchOf(better, cap)].map((match) =>
            Number(match?.percent ?? 0),
          );
          expect(after).toBeGreaterThanOrEqual(before ?? 0);
        }
        expect(Number(matchOf(rows, 'REQUIRED')?.percent ?? 0)).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('says of equals the same whatever their order', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        expect(matchOf(rows.toReversed(), 'NONE')).toEqual(matchOf(rows, 'NONE'));
      }),
    );
  });
});
