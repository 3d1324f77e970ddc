/** Whether whoever is rated knew by what: acknowledged in time, late, not at all; or nothing was published in time for him. */
export const CRITERIA_STANDINGS = ['IN_TIME', 'LATE', 'MISSING', 'NONE'] as const;
export type CriteriaStanding = (typeof CRITERIA_STANDINGS)[number];

/** By which version of criteria somebody was rated, and whether he knew it; kept with the rating. */
export interface KnownCriteria {
  /** Null where nothing was published in time. */
  readonly criteriaSetId: string | null;
  readonly standing: CriteriaStanding;
}

/** What keeps a rating from being given. */
export type CriteriaFault = 'CRITERIA_MISSING' | 'CRITERIA_NOT_ACKNOWLEDGED';

/**
 * What the government's gate asks of a rating. Where criteria are required, nobody is rated without any; who has not acknowledged his is not
 * rated as long as he may still assess himself, and by silence beyond that day blocks nobody.
 * Source: ours (rules.md AP-22).
 */
export function criteriaFault(
  standing: CriteriaStanding,
  { isRequired, isSilent }: { readonly isRequired: boolean; readonly isSilent: boolean },
): CriteriaFault | null {
  if (!isRequired) return null;
  if (standing === 'NONE') return 'CRITERIA_MISSING';
  return standing === 'MISSING' && !isSilent ? 'CRITERIA_NOT_ACKNOWLEDGED' : null;
}
