/** States of a request about the own data. */
export const DATA_REQUEST_STATUSES = ['FILED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'] as const;
export type DataRequestStatus = (typeof DATA_REQUEST_STATUSES)[number];

/** Who acts on a request. */
export type DataRequestParty = 'person' | 'hr';

interface Transition {
  readonly from: readonly DataRequestStatus[];
  readonly to: DataRequestStatus;
  readonly by: DataRequestParty;
}

/**
 * What may happen to a request for correction or erasure, and by whom. Anything not listed is refused with PRIVACY.WRONG_STATE; a
 * decision is final, and whoever disagrees files another request. Source: UU 27/2022 articles 6, 8, 30; rules.md PD-1.
 */
export const DATA_REQUEST_TRANSITIONS = {
  accept: { from: ['FILED'], to: 'ACCEPTED', by: 'hr' },
  refuse: { from: ['FILED'], to: 'REFUSED', by: 'hr' },
  withdraw: { from: ['FILED'], to: 'WITHDRAWN', by: 'person' },
} as const satisfies Record<string, Transition>;

/** A move in the life of a request. */
export type DataRequestAction = keyof typeof DATA_REQUEST_TRANSITIONS;

/** The state after an action, or null when it is not possible in this state or for this party. */
export function nextStatus(
  status: DataRequestStatus,
  action: DataRequestAction,
  party: DataRequestParty,
): DataRequestStatus | null {
  const transition: Transition = DATA_REQUEST_TRANSITIONS[action];
  return transition.from.includes(status) && transition.by === party ? transition.to : null;
}

/** Hours in which a request is decided: 3 × 24. Source: UU 27/2022 article 30; rules.md PD-1. */
const HOURS_TO_DECIDE = 72;
/** Hours before the end at which somebody is reminded. */
export const HOURS_TO_REMIND = 24;

const HOUR_MS = 3_600_000;

/** The instant by which a request is decided. */
export function dueAt(filedAt: Date): Date {
  return new Date(filedAt.getTime() + HOURS_TO_DECIDE * HOUR_MS);
}

/** How a request stands to its due instant: time is left, it is soon over, or it is over. */
export type Urgency = 'OPEN' | 'DUE_SOON' | 'OVERDUE';

/** The urgency of a request that waits; the due instant itself is still in time. */
export function urgencyOf(due: Date, now: Date): Urgency {
  const left = due.getTime() - now.getTime();
  if (left < 0) return 'OVERDUE';
  return left <= HOURS_TO_REMIND * HOUR_MS ? 'DUE_SOON' : 'OPEN';
}
