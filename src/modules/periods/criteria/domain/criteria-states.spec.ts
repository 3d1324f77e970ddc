import {
  CRITERIA_STATES,
  CRITERIA_TRANSITIONS,
  type CriteriaAction,
  stateAfter,
  statesFor,
} from './criteria-states.js';

const ALLOWED: Record<string, string> = {
  'DRAFT change': 'DRAFT',
  'CONSULTATION change': 'CONSULTATION',
  'DRAFT consult': 'CONSULTATION',
  'CONSULTATION discuss': 'CONSULTATION',
  'CONSULTATION answer': 'CONSULTATION',
  'CONSULTATION publish': 'PUBLISHED',
  'PUBLISHED acknowledge': 'PUBLISHED',
  'SUPERSEDED acknowledge': 'SUPERSEDED',
  'PUBLISHED remind': 'PUBLISHED',
  'PUBLISHED revise': 'PUBLISHED',
  'PUBLISHED supersede': 'SUPERSEDED',
  'SUPERSEDED reinstate': 'PUBLISHED',
  'DRAFT withdraw': 'WITHDRAWN',
  'CONSULTATION withdraw': 'WITHDRAWN',
  'PUBLISHED withdraw': 'WITHDRAWN',
};
const ACTIONS = Object.keys(CRITERIA_TRANSITIONS) as CriteriaAction[];
const cases = CRITERIA_STATES.flatMap((state) => ACTIONS.map((action) => ({ state, action })));

describe('states of criteria (rule CR-1)', () => {
  it.each(cases)('$state, $action', ({ state, action }) => {
    expect(stateAfter(state, action)).toBe(ALLOWED[`${state} ${action}`] ?? null);
    expect(statesFor(action).includes(state)).toBe(`${state} ${action}` in ALLOWED);
  });
});
