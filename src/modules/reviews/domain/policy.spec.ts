import { countOf, type ReviewRules, ruleFault } from './policy.js';

/** Rules to begin with. */
const RULES: ReviewRules = {
  ...{ minimumPerGroup: 3, minimumPerUnit: 5, peerCount: 5, subordinateCount: 4, servedCount: 3, mostPerReviewer: 10 },
  groups: ['SELF', 'SUPERIOR', 'PEER', 'SUBORDINATE', 'SERVED'],
  weights: { SUPERIOR: 60, PEER: 20, SUBORDINATE: 10, SERVED: 10 },
  ...{ adjusters: ['APPRAISER'], mostAdjustments: 2, wishesNeedApproval: true, gapPoints: 15 },
};

describe('rules of reviews (rule RV-4)', () => {
  it.each([
    ['the usual ones', {}, null],
    ['weights that total 90', { weights: { ...RULES.weights, PEER: 10 } }, 'WEIGHTS'],
    ['a weight of a group that is not in use', { groups: ['SUPERIOR', 'PEER', 'SUBORDINATE'] }, 'WEIGHTS'],
    ['weights of the groups in use', { groups: ['SUPERIOR', 'PEER'], weights: { ...RULES.weights, PEER: 40 } }, null],
    ['nobody who stays unknown', { groups: ['SELF', 'SUPERIOR'] }, 'GROUPS'],
    ['as many adjustments as make a group', { mostAdjustments: 3 }, 'ADJUSTMENTS'],
    ['the same with a larger minimum', { mostAdjustments: 3, minimumPerGroup: 4 }, null],
  ] as [string, Partial<ReviewRules>, string | null][])('%s', (_, more, expected) => {
    expect(ruleFault({ ...RULES, ...more })).toBe(expected);
  });

  it('say how many of each group are proposed', () => {
    const groups = ['SELF', 'SUPERIOR', 'PEER', 'SUBORDINATE', 'SERVED'] as const;
    expect(groups.map((group) => countOf(RULES, group))).toEqual([1, 1, 5, 4, 3]);
    expect(groups.map((group) => countOf({ ...RULES, groups: ['PEER'] }, group))).toEqual([0, 0, 5, 0, 0]);
  });
});
