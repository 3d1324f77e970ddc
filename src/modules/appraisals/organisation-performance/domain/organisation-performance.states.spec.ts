import {
  isPossible,
  ORGANISATION_PERFORMANCE_ACTIONS,
  ORGANISATION_PERFORMANCE_STATES,
  type OrganisationPerformanceAction,
} from './organisation-performance.states.js';

const TABLE: Record<OrganisationPerformanceAction, readonly boolean[]> = {
  change: [true, false, false],
  discard: [true, false, false],
  recommend: [true, false, false],
  set: [true, false, false],
  record: [true, false, false],
  revise: [false, true, false],
};

describe('what may be done with the performance of a unit, in DRAFT, SET and REVISED (rule OP-3)', () => {
  it.each(Object.keys(ORGANISATION_PERFORMANCE_ACTIONS) as OrganisationPerformanceAction[])('%s', (action) => {
    expect(ORGANISATION_PERFORMANCE_STATES.map((state) => isPossible(action, state))).toEqual(TABLE[action]);
  });
});
