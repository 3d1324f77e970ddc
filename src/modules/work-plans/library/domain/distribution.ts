/** What keeps a plan from taking a result of the library up. */
export type TakingObstacle = 'ALREADY' | 'NOT_EDITABLE' | 'OTHER_FORM' | 'FULL';

/** What became of one person when a result was handed out; rules.md LB-5. */
export const DISTRIBUTION_OUTCOMES = ['ADDED', 'ALREADY', 'FULL', 'OTHER_FORM', 'NOT_EDITABLE', 'NO_PLAN'] as const;
export type DistributionOutcome = (typeof DISTRIBUTION_OUTCOMES)[number];

/**
 * What is said of a person with several plans in a year: that it was added when it was to any of them, otherwise what comes
 * nearest to it; of somebody without a plan that there is none. Cancelled plans are no plans. Rule LB-5.
 */
export function outcomeOf(plans: readonly ('ADDED' | TakingObstacle)[]): DistributionOutcome {
  return DISTRIBUTION_OUTCOMES.find((outcome) => plans.some((one) => one === outcome)) ?? 'NO_PLAN';
}
