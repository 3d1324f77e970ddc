import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { balancesOf, cellFaults, type SharedCell } from './role-matrix.js';

const direct = (indicatorId: string, shareHundredths: number): SharedCell => ({
  way: 'DIRECT',
  indicatorId,
  shareHundredths,
});

describe('what a cell names (CA-6)', () => {
  it.each([
    ['DIRECT', 'i1', 400, []],
    ['DIRECT', null, null, ['indicatorId NEEDED', 'share NEEDED']],
    ['DIRECT', 'i1', null, ['share NEEDED']],
    ['NON_DIRECT', null, null, []],
    ['NON_DIRECT', 'i1', 400, ['indicatorId ONLY_DIRECT', 'share ONLY_DIRECT']],
  ] as const)('%s with indicator %s and share %s', (way, indicatorId, shareHundredths, faults) => {
    expect(cellFaults({ way, indicatorId, shareHundredths }).map(({ field, code }) => `${field} ${code}`)).toEqual(
      faults,
    );
  });
});

describe('shares of a target (CA-7)', () => {
  const target = (from: number | null, until: number | null = null) => [
    { id: 'i1', targetHundredths: from, targetUntilHundredths: until },
  ];

  it.each([
    ['12.00 in 4 + 8', target(1200), [400, 800], 1200, true],
    ['12.00 in 4 + 7', target(1200), [400, 700], 1100, false],
    ['12.00 in 4 + 9', target(1200), [400, 900], 1300, false],
    ['12.00 to 14.00 in 6 + 7', target(1200, 1400), [600, 700], 1300, true],
    ['12.00 to 14.00 in 6 + 9', target(1200, 1400), [600, 900], 1500, false],
    ['words in 1', target(null), [100], 100, false],
  ])('%s', (_, targets, shares, sharedHundredths, isBalanced) => {
    const cells = shares.map((share) => direct('i1', share));
    expect(balancesOf(targets, cells)).toEqual([{ indicatorId: 'i1', sharedHundredths, isBalanced }]);
  });

  it('says nothing of a target that nobody shares', () => {
    expect(balancesOf(target(1200), [direct('i2', 1200)])).toEqual([]);
  });

  it('adds up for any number of shares that were cut from the target', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 }), (shares) => {
        const whole = shares.reduce((sum, share) => sum + share, 0);
        const cells = shares.map((share) => direct('i1', share));
        expect(balancesOf(target(whole), cells)[0]?.isBalanced).toBe(true);
        expect(balancesOf(target(whole + 1), cells)[0]?.isBalanced).toBe(false);
      }),
    );
  });
});
