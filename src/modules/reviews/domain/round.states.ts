/** States of a round of reviews. */
export const ROUND_STATUSES = [
  'DRAFT',
  'PROPOSING',
  'PROPOSED',
  'OPEN',
  'CLOSING',
  'CLOSED',
  'RELEASED',
  'CANCELLED',
] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** Who moves a round: whoever runs it, or the service itself. */
export type RoundParty = 'manager' | 'system';

interface Transition {
  readonly from: readonly RoundStatus[];
  readonly to: RoundStatus;
  readonly by: readonly RoundParty[];
}

/**
 * What may happen to a round, and by whom. Anything not listed is refused with REVIEW.WRONG_STATE. Nothing leads back: what was closed
 * is never opened again, so that no result is computed twice. Source: rules.md RV-3.
 */
export const ROUND_TRANSITIONS = {
  propose: { from: ['DRAFT'], to: 'PROPOSING', by: ['manager'] },
  finishProposal: { from: ['PROPOSING'], to: 'PROPOSED', by: ['system'] },
  open: { from: ['PROPOSED'], to: 'OPEN', by: ['manager'] },
  close: { from: ['OPEN'], to: 'CLOSING', by: ['manager', 'system'] },
  finishClosing: { from: ['CLOSING'], to: 'CLOSED', by: ['system'] },
  release: { from: ['CLOSED'], to: 'RELEASED', by: ['manager'] },
  cancel: { from: ['DRAFT', 'PROPOSING', 'PROPOSED', 'OPEN'], to: 'CANCELLED', by: ['manager'] },
} as const satisfies Record<string, Transition>;

/** A move in the life of a round. */
export type RoundAction = keyof typeof ROUND_TRANSITIONS;

/** The state after an action, or null when it is not possible in this state or for this party. */
export function nextStatus(status: RoundStatus, action: RoundAction, party: RoundParty): RoundStatus | null {
  const transition: Transition = ROUND_TRANSITIONS[action];
  return transition.from.includes(status) && transition.by.includes(party) ? transition.to : null;
}

/** The states from which an action is possible, for the refusal. */
export function statesFor(action: RoundAction): readonly RoundStatus[] {
  return ROUND_TRANSITIONS[action].from;
}
