import { draftOutcomeOf } from './draft-outcome.js';

describe('draftOutcomeOf (rule QU-4)', () => {
  it.each([
    ['DRAFTED', { isAppraised: true, hasPlan: false, hasEarlierPlan: true }],
    ['NO_EARLIER_PLAN', { isAppraised: true, hasPlan: false, hasEarlierPlan: false }],
    ['ALREADY_THERE', { isAppraised: true, hasPlan: true, hasEarlierPlan: true }],
    ['NO_APPRAISER', { isAppraised: false, hasPlan: false, hasEarlierPlan: true }],
    ['ALREADY_THERE', { isAppraised: false, hasPlan: true, hasEarlierPlan: true }],
  ] as const)('%s', (expected, person) => {
    expect(draftOutcomeOf(person)).toBe(expected);
  });
});
