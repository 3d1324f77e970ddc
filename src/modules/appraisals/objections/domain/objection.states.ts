/** States of an objection. */
export const OBJECTION_STATUSES = ['FILED', 'UNDER_EXAMINATION', 'UPHELD', 'REJECTED', 'EXPIRED', 'WITHDRAWN'] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

/** Who acts on an objection: its employee, the appraiser whose rating is contested, the examiner, the HR office. */
export type ObjectionParty = 'owner' | 'appraiser' | 'examiner' | 'office' | 'system';

interface Transition {
  readonly from: readonly ObjectionStatus[];
  /** Null where the state stays. */
  readonly to: ObjectionStatus | null;
  readonly by: readonly ObjectionParty[];
}
const OPEN = ['FILED', 'UNDER_EXAMINATION'] as const;

/**
 * What may happen to an objection. Explanations are taken and hearings held while it is examined; a decision is final. Another
 * examiner is named by the HR office, or comes by escalation.
 * Source: PP 30/2019 Pasal 59; rules.md OB-4.
 */
export const OBJECTION_TRANSITIONS = {
  examine: { from: ['FILED'], to: 'UNDER_EXAMINATION', by: ['examiner'] },
  explain: { from: ['UNDER_EXAMINATION'], to: null, by: ['owner', 'appraiser'] },
  hear: { from: ['UNDER_EXAMINATION'], to: null, by: ['examiner'] },
  uphold: { from: ['UNDER_EXAMINATION'], to: 'UPHELD', by: ['examiner'] },
  reject: { from: ['UNDER_EXAMINATION'], to: 'REJECTED', by: ['examiner'] },
  withdraw: { from: OPEN, to: 'WITHDRAWN', by: ['owner'] },
  appoint: { from: OPEN, to: null, by: ['office', 'system'] },
  expire: { from: OPEN, to: 'EXPIRED', by: ['system'] },
} as const satisfies Record<string, Transition>;

/** A move in the life of an objection. */
export type ObjectionAction = keyof typeof OBJECTION_TRANSITIONS;

/** The state after an action, or null when it is not possible in this state or for this party. */
export function objectionAfter(
  status: ObjectionStatus,
  action: ObjectionAction,
  party: ObjectionParty,
): ObjectionStatus | null {
  const { from, to, by }: Transition = OBJECTION_TRANSITIONS[action];
  return from.includes(status) && by.includes(party) ? (to ?? status) : null;
}

/** True while somebody has yet to decide. */
export function isOpen(status: ObjectionStatus): boolean {
  return status === 'FILED' || status === 'UNDER_EXAMINATION';
}
