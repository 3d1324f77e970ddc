/** States of a work plan (SKP). */
export const WORK_PLAN_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'AGREED',
  'ACTIVE',
  'CLOSED',
  'CANCELLED',
] as const;
export type WorkPlanStatus = (typeof WORK_PLAN_STATUSES)[number];

/** Who acts on a plan; a manager is the HR office, or of a unit. */
export type WorkPlanParty = 'owner' | 'appraiser' | 'manager' | 'system';

interface Transition {
  readonly from: readonly WorkPlanStatus[];
  readonly to: WorkPlanStatus;
  readonly by: readonly WorkPlanParty[];
}

/**
 * What may happen to an SKP, and by whom. Anything not listed is refused with WORK_PLAN.WRONG_STATE.
 * Submission is the employee's signature on that version, agreement the appraiser's; an owner alone never activates. The system closes
 * a plan when its owner leaves the post, and opens it again when that turns out to be a mistake of the record.
 * Source: PermenPANRB 6/2022 (dialog kinerja, penetapan SKP); rules.md WP-1, WP-21.
 */
export const WORK_PLAN_TRANSITIONS = {
  submit: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: ['owner'] },
  return: { from: ['SUBMITTED'], to: 'RETURNED', by: ['appraiser'] },
  agree: { from: ['SUBMITTED'], to: 'AGREED', by: ['appraiser'] },
  activate: { from: ['AGREED'], to: 'ACTIVE', by: ['appraiser', 'system'] },
  close: { from: ['ACTIVE'], to: 'CLOSED', by: ['manager', 'system'] },
  reopen: { from: ['CLOSED'], to: 'ACTIVE', by: ['manager', 'system'] },
  cancel: { from: ['DRAFT', 'SUBMITTED', 'RETURNED', 'AGREED', 'ACTIVE', 'CLOSED'], to: 'CANCELLED', by: ['manager'] },
} as const satisfies Record<string, Transition>;

/** A move in the life of a plan. */
export type WorkPlanAction = keyof typeof WORK_PLAN_TRANSITIONS;

/** The state after an action, or null when the action is not possible in this state or for this party. */
export function nextStatus(
  status: WorkPlanStatus,
  action: WorkPlanAction,
  party: WorkPlanParty,
): WorkPlanStatus | null {
  const transition: Transition = WORK_PLAN_TRANSITIONS[action];
  return transition.from.includes(status) && transition.by.includes(party) ? transition.to : null;
}

/** True while the owner may change results and indicators. */
export function isEditable(status: WorkPlanStatus): boolean {
  return status === 'DRAFT' || status === 'RETURNED';
}
