/** States of a version of criteria. */
export const CRITERIA_STATES = ['DRAFT', 'CONSULTATION', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN'] as const;
export type CriteriaState = (typeof CRITERIA_STATES)[number];

interface Transition {
  readonly from: readonly CriteriaState[];
  /** The state afterwards; null where it stays. */
  readonly to: CriteriaState | null;
}

/**
 * What may be done with a version of criteria, and where that leads. Anything not listed is refused with CRITERIA.WRONG_STATE.
 * `supersede` and `reinstate` are done by the service: to the version before, when the next one is published or withdrawn.
 * Source: our default on PermenPANRB 6/2022 (clear expectations beforehand); rules.md CR-1.
 */
export const CRITERIA_TRANSITIONS = {
  change: { from: ['DRAFT', 'CONSULTATION'], to: null },
  consult: { from: ['DRAFT'], to: 'CONSULTATION' },
  discuss: { from: ['CONSULTATION'], to: null },
  answer: { from: ['CONSULTATION'], to: null },
  publish: { from: ['CONSULTATION'], to: 'PUBLISHED' },
  acknowledge: { from: ['PUBLISHED', 'SUPERSEDED'], to: null },
  remind: { from: ['PUBLISHED'], to: null },
  revise: { from: ['PUBLISHED'], to: null },
  supersede: { from: ['PUBLISHED'], to: 'SUPERSEDED' },
  reinstate: { from: ['SUPERSEDED'], to: 'PUBLISHED' },
  withdraw: { from: ['DRAFT', 'CONSULTATION', 'PUBLISHED'], to: 'WITHDRAWN' },
} as const satisfies Record<string, Transition>;

/** Something that is done with a version of criteria. */
export type CriteriaAction = keyof typeof CRITERIA_TRANSITIONS;

/** The states in which an action is possible. */
export function statesFor(action: CriteriaAction): readonly CriteriaState[] {
  return CRITERIA_TRANSITIONS[action].from;
}

/** The state after an action; null when it is not possible in this state. */
export function stateAfter(state: CriteriaState, action: CriteriaAction): CriteriaState | null {
  const { from, to }: Transition = CRITERIA_TRANSITIONS[action];
  return from.includes(state) ? (to ?? state) : null;
}
