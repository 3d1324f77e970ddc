import { type AdjustingFacts, obstacleTo, statusOf } from './adjusting.js';

const FACTS: AdjustingFacts = {
  as: 'RATEE',
  rules: { adjusters: ['APPRAISER', 'RATEE'], mostAdjustments: 2, wishesNeedApproval: true },
  ...{ isInTime: true, made: 1, isOwed: false },
};

describe('adjusting who reviews (rule RV-5)', () => {
  it.each([
    ['a second adjustment of two', {}, null],
    ['a third', { made: 2 }, 'ADJUSTED_ENOUGH'],
    ['after the last day', { isInTime: false }, 'ADJUSTING_OVER'],
    ['the superior', { isOwed: true }, 'REVIEWER_STAYS'],
    ['by who may not', { rules: { ...FACTS.rules, adjusters: ['APPRAISER'] } }, 'NOT_ADJUSTED_BY_YOU'],
    ['by the appraiser', { as: 'APPRAISER', rules: { ...FACTS.rules, adjusters: ['APPRAISER'] } }, null],
  ] as [string, Partial<AdjustingFacts>, string | null][])('%s: %s', (_, more, expected) => {
    expect(obstacleTo({ ...FACTS, ...more })).toBe(expected);
  });

  it.each([
    ['RATEE', true, 'WAITING'],
    ['RATEE', false, 'ACCEPTED'],
    ['APPRAISER', true, 'ACCEPTED'],
  ] as const)('by %s, approval %s: %s', (as, wishesNeedApproval, expected) => {
    expect(statusOf({ as, rules: { ...FACTS.rules, wishesNeedApproval } })).toBe(expected);
  });
});
