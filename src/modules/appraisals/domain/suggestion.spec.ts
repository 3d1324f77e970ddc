import fc from 'fast-check';
import type { Rating } from './rule-set.js';
import {
  SUGGESTION_RULES,
  suggestForBehaviour,
  suggestForResult,
  suggestForWhole,
  type SuggestionPolicy,
} from './suggestion.js';

const [ABOVE, AT, BELOW] = ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'] as const;
const policy: SuggestionPolicy = {
  suggestionRule: 'MAJORITY',
  aboveFromPercent: 110,
  belowPercent: 90,
  fewestPraises: 2,
  minimumCoveragePercent: 50,
};
const NOBODY = { praises: 0, improvements: 0 };

describe('suggestForResult (rule AP-14)', () => {
  it.each<[string, number[], number, number, Rating | null, string]>([
    ['nothing in numbers', [], 0, 0, null, 'IN_WORDS'],
    ['nothing reported', [], 2, 0, null, 'NO_PROGRESS'],
    ['89.99 %', [8999], 1, 0, BELOW, 'PROGRESS_BELOW'],
    ['90 %', [9000], 1, 0, AT, 'PROGRESS_AT'],
    ['110 %', [11_000], 1, 0, AT, 'PROGRESS_AT'],
    ['110.01 %', [11_001], 1, 0, ABOVE, 'PROGRESS_ABOVE'],
    ['much, but asked to improve', [12_000], 1, 1, AT, 'IMPROVEMENT_ASKED'],
    ['80 % and 100 %', [8000, 10_000], 2, 0, AT, 'PROGRESS_AT'],
    ['one of two reported', [12_000], 2, 0, ABOVE, 'PROGRESS_ABOVE'],
  ])('%s', (_, percentsHundredths, numericIndicators, improvements, rating, reason) => {
    const facts = { percentsHundredths, numericIndicators, praises: 0, improvements };
    expect(suggestForResult(facts, policy)).toMatchObject({ rating, reason });
  });

  it('never falls when more was reached', () => {
    const order = [BELOW, AT, ABOVE];
    fc.assert(
      fc.property(fc.nat(12_000), fc.nat(12_000), (a, b) => {
        const rated = (percent: number): number =>
          order.indexOf(
            suggestForResult({ ...NOBODY, percentsHundredths: [percent], numericIndicators: 1 }, policy).rating!,
          );
        expect(rated(Math.max(a, b))).toBeGreaterThanOrEqual(rated(Math.min(a, b)));
      }),
    );
  });
});

describe('suggestForBehaviour (rule AP-14)', () => {
  it.each<[string, number, number, number | null, Rating | null, string]>([
    ['nobody spoke', 0, 0, null, null, 'NO_FEEDBACK'],
    ['praised once', 1, 0, null, AT, 'MIXED'],
    ['praised twice', 2, 0, null, ABOVE, 'PRAISED'],
    ['praised as often as asked to improve', 1, 1, null, AT, 'MIXED'],
    ['praised often, asked to improve once', 5, 1, null, AT, 'MIXED'],
    ['asked to improve', 0, 1, null, BELOW, 'TO_IMPROVE'],
    ['a review goes before feedback', 0, 5, 11_500, ABOVE, 'REVIEW'],
    ['a review at 90 %', 0, 0, 9000, AT, 'REVIEW'],
    ['a review below', 9, 0, 8999, BELOW, 'REVIEW'],
  ])('%s', (_, praises, improvements, review, rating, reason) => {
    expect(suggestForBehaviour({ praises, improvements }, policy, review)).toMatchObject({ rating, reason });
  });
});

describe('suggestForWhole (rule AP-14)', () => {
  it.each<[string, (typeof SUGGESTION_RULES)[number], (Rating | null)[], Rating | null, string]>([
    ['more than half', 'MAJORITY', [ABOVE, ABOVE, AT], ABOVE, 'MAJORITY'],
    ['exactly half', 'MAJORITY', [ABOVE, AT], null, 'NO_MAJORITY'],
    ['of those that are rated', 'MAJORITY', [ABOVE, null], ABOVE, 'MAJORITY'],
    ['too few', 'MAJORITY', [ABOVE, null, null], null, 'TOO_LITTLE'],
    ['none', 'MAJORITY', [], null, 'TOO_LITTLE'],
    ['the lowest', 'LOWEST', [ABOVE, BELOW, AT], BELOW, 'LOWEST'],
    ['a mean of 2.5', 'MEAN', [ABOVE, AT], ABOVE, 'MEAN'],
    ['a mean of 1.5', 'MEAN', [BELOW, AT], AT, 'MEAN'],
    ['a mean of 2.33', 'MEAN', [ABOVE, AT, AT], AT, 'MEAN'],
    ['switched off', 'OFF', [ABOVE, ABOVE], null, 'OFF'],
  ])('%s', (_, suggestionRule, parts, rating, reason) => {
    expect(suggestForWhole(parts, { ...policy, suggestionRule })).toMatchObject({ rating, reason });
  });

  it('says what all parts say, by every rule that says something', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(ABOVE, AT, BELOW),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('MAJORITY' as const, 'LOWEST' as const, 'MEAN' as const),
        (rating, count, suggestionRule) => {
          const parts = Array.from({ length: count }, () => rating);
          expect(suggestForWhole(parts, { ...policy, suggestionRule }).rating).toBe(rating);
        },
      ),
    );
  });
});
