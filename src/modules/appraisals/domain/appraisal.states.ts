/** States of an appraisal. */
export const APPRAISAL_STATUSES = [
  'OPEN',
  'SELF_ASSESSED',
  'RATED',
  'PUBLISHED',
  'ACKNOWLEDGED',
  'OBJECTED',
  'FINAL',
  'ANNULLED',
] as const;
export type AppraisalStatus = (typeof APPRAISAL_STATUSES)[number];

/** Who acts on an appraisal: of an objection its examiner, of an annulment by authority the HR office. */
export type AppraisalParty = 'owner' | 'appraiser' | 'examiner' | 'office' | 'system';

interface Transition {
  readonly from: readonly AppraisalStatus[];
  readonly to: AppraisalStatus;
  readonly by: AppraisalParty;
}

/**
 * What may happen to an appraisal. The appraiser may rate without the self-assessment once its last day has passed
 * (`rateWithoutSelfAssessment`), and may rate again until publication; after it only the decision about an objection changes the
 * result, and nothing a final one. With a plan that is cancelled its appraisals are annulled by the system; a published one only
 * by a court or an authority (`void`).
 * Source: PermenPANRB 6/2022 (evaluasi kinerja), PP 30/2019 Pasal 59 (objection); rules.md AP-2.
 */
export const APPRAISAL_TRANSITIONS = {
  assessSelf: { from: ['OPEN', 'SELF_ASSESSED'], to: 'SELF_ASSESSED', by: 'owner' },
  rate: { from: ['SELF_ASSESSED', 'RATED'], to: 'RATED', by: 'appraiser' },
  rateWithoutSelfAssessment: { from: ['OPEN', 'RATED'], to: 'RATED', by: 'appraiser' },
  publish: { from: ['RATED'], to: 'PUBLISHED', by: 'appraiser' },
  acknowledge: { from: ['PUBLISHED'], to: 'ACKNOWLEDGED', by: 'owner' },
  object: { from: ['PUBLISHED', 'ACKNOWLEDGED'], to: 'OBJECTED', by: 'owner' },
  withdrawObjection: { from: ['OBJECTED'], to: 'ACKNOWLEDGED', by: 'owner' },
  decideObjection: { from: ['OBJECTED'], to: 'FINAL', by: 'examiner' },
  expireObjection: { from: ['OBJECTED'], to: 'FINAL', by: 'system' },
  finalise: { from: ['PUBLISHED', 'ACKNOWLEDGED'], to: 'FINAL', by: 'system' },
  annul: { from: ['OPEN', 'SELF_ASSESSED', 'RATED'], to: 'ANNULLED', by: 'system' },
  void: { from: ['PUBLISHED', 'ACKNOWLEDGED', 'FINAL'], to: 'ANNULLED', by: 'office' },
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

/** True once the employee may see ratings, reasons and predicate, also of one that was annulled afterwards. */
export function isPublished({ publishedAt }: { readonly publishedAt: Date | string | null }): boolean {
  return publishedAt !== null;
}
