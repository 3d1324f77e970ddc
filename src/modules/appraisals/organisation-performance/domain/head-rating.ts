import type { OrganisationPredicate } from '../../domain/organisation-predicate.js';
import type { Rating } from '../../domain/rule-set.js';

/** Which rating of results the head of a unit has by the predicate of the unit. */
export type HeadRatings = Readonly<Record<OrganisationPredicate, Rating>>;

/** Whether that rating is a suggestion, or what the appraiser has to give. */
export const HEAD_RATING_MODES = ['SUGGEST', 'REQUIRE'] as const;
export type HeadRatingMode = (typeof HEAD_RATING_MODES)[number];

/** The rule set in which the achievement of a unit is the rating of its head. */
const BINDING = 'PERMENPANRB_6_2022';

/**
 * What the predicate of a unit means for the rating of its head's results. It binds only in a year under PermenPANRB 6/2022, and there only
 * if the government has not made it a suggestion.
 * Source: SE MenPANRB 3/2023 (capaian unit is the rating of its head); the mapping is a setting. Rule OP-4.
 */
export function headRating(
  predicate: OrganisationPredicate,
  ratings: HeadRatings,
  { mode, ruleSetCode }: { mode: HeadRatingMode; ruleSetCode: string },
): { readonly rating: Rating; readonly mode: HeadRatingMode } {
  return { rating: ratings[predicate], mode: ruleSetCode === BINDING ? mode : 'SUGGEST' };
}
