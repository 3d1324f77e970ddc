/** States of an appraisal. */
export const APPRAISAL_STATUSES = ['OPEN', 'SELF_ASSESSED', 'RATED', 'PUBLISHED', 'ACKNOWLEDGED', 'ANNULLED'] as const;
export type AppraisalStatus = (typeof APPRAISAL_STATUSES)[number];

/** Who acts on an appraisal. */
export type AppraisalParty = 'owner' | 'appraiser' | 'system';

interface Transition {
  readonly from: readonly AppraisalStatus[];
  readonly to: AppraisalStatus;
  readonly by: AppraisalParty;
}

/**
 * What may happen to an appraisal. The appraiser may rate without the self-assessment once its last day has passed
 * (`rateWithoutSelfAssessment`), and may rate again until publication; nothing changes a published result. With a plan that is
 * cancelled its appraisals are annulled by the system.
 * Source: PermenPANRB 6/2022 (evaluasi kinerja); rules.md AP-2.
 */
export const APPRAISAL_TRANSITIONS = {
  assessSelf: { from: ['OPEN', 'SELF_ASSESSED'], to: 'SELF_ASSESSED', by: 'owner' },
  rate: { from: ['SELF_ASSESSED', 'RATED'], to: 'RATED', by: 'appraiser' },
  rateWithoutSelfAssessment: { from: ['OPEN', 'RATED'], to: 'RATED', by: 'appraiser' },
  publish: { from: ['RATED'], to: 'PUBLISHED', by: 'appraiser' },
  acknowledge: { from: ['PUBLISHED'], to: 'ACKNOWLEDGED', by: 'owner' },
  annul: { from: ['OPEN', 'SELF_ASSESSED', 'RATED'], to: 'ANNULLED', by: 'system' },
} as const satisfies Record<string, Transition>;

/** A move in the life of an appraisal. */
export type AppraisalAction = keyof typeof APPRAISAL_TRANSITIONS;

/** The state after an action, or null when it is not possible in this state or for this party. */
export function nextStatus(
  status: AppraisalStatus,
  action: AppraisalAction,
  party: AppraisalParty,
): AppraisalStatus | null {
  const transition: Transition = APPRAISAL_TRANSITIONS[action];
  return transition.from.includes(status) && transition.by === party ? transition.to : null;
}

/**
 * The state as its employee may know it: an appraisal that is rated and not published stays for him what it was before
 * (rules.md AP-5).
 */
export function statusForOwner(status: AppraisalStatus, selfAssessed: boolean): AppraisalStatus {
  if (status !== 'RATED') return status;
  return selfAssessed ? 'SELF_ASSESSED' : 'OPEN';
}

/** True once the employee may see ratings, reasons and predicate. */
export function isPublished(status: AppraisalStatus): boolean {
  return status === 'PUBLISHED' || status === 'ACKNOWLEDGED';
}
