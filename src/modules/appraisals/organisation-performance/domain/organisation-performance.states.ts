/**
 * States of what is said of a unit's performance: prepared, set by the leader of the organisation above, and replaced by a newer edition
 * with a reason. Source: SE MenPANRB 3/2023; the editions are ours. Rule OP-3.
 */
export const ORGANISATION_PERFORMANCE_STATES = ['DRAFT', 'SET', 'REVISED'] as const;
export type OrganisationPerformanceState = (typeof ORGANISATION_PERFORMANCE_STATES)[number];

/** What may be done in which state; all else is refused with ORGANISATION_PERFORMANCE.WRONG_STATE. */
export const ORGANISATION_PERFORMANCE_ACTIONS = {
  change: 'DRAFT',
  discard: 'DRAFT',
  recommend: 'DRAFT',
  set: 'DRAFT',
  record: 'DRAFT',
  revise: 'SET',
} as const satisfies Record<string, OrganisationPerformanceState>;
export type OrganisationPerformanceAction = keyof typeof ORGANISATION_PERFORMANCE_ACTIONS;

/** True when this can be done in this state. */
export function isPossible(action: OrganisationPerformanceAction, state: OrganisationPerformanceState): boolean {
  return ORGANISATION_PERFORMANCE_ACTIONS[action] === state;
}
