/** What became of one person when drafts of a year were prepared; rules.md QU-4. */
export const DRAFT_OUTCOMES = ['DRAFTED', 'ALREADY_THERE', 'NO_EARLIER_PLAN', 'NO_APPRAISER'] as const;
export type DraftOutcome = (typeof DRAFT_OUTCOMES)[number];

/** What is known of somebody who makes an SKP in the year. */
export interface Draftable {
  readonly isAppraised: boolean;
  /** A plan in the year that was not cancelled. */
  readonly hasPlan: boolean;
  /** A plan of the year before that was in force. */
  readonly hasEarlierPlan: boolean;
}

/** Who gets a draft, and why somebody gets none: what he has goes before what is missing. Rule QU-4. */
export function draftOutcomeOf({ isAppraised, hasPlan, hasEarlierPlan }: Draftable): DraftOutcome {
  if (hasPlan) return 'ALREADY_THERE';
  if (!isAppraised) return 'NO_APPRAISER';
  return hasEarlierPlan ? 'DRAFTED' : 'NO_EARLIER_PLAN';
}
