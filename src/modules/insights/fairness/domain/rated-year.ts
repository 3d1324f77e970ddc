/** A rating of the regulation as a step: below (−1), at (0), above expectation (1). */
export type Step = -1 | 0 | 1;

/** The kinds of ratings that one appraiser gives of one person. Items of a kind share their scale. */
export const RATING_KINDS = ['RESULT', 'VALUE', 'RESULT_OVERALL', 'BEHAVIOUR_OVERALL'] as const;
export type RatingKind = (typeof RATING_KINDS)[number];

/** All that one appraiser said of one person in a year; a kind without ratings is empty. */
export type Sheet = Readonly<Record<RatingKind, readonly Step[]>>;

/** What says something of a person's level and was not made by the appraiser of the year. */
export const PROXIES = ['PEERS', 'SUBORDINATES', 'OTHERS', 'LAST_YEAR'] as const;
export type Proxy = (typeof PROXIES)[number];

/** Groups of 360° answers that count; the superior's never does, for he is the appraiser. */
export type ReviewGroup = Exclude<Proxy, 'LAST_YEAR'>;

/** One person's appraisal of a year with what others know of the person. */
export interface RatedPerson {
  readonly employeeId: string;
  readonly appraiserId: string;
  readonly unitId: string;
  readonly sheet: Sheet;
  /** Means of groups, 0 to 100, above the minimum of anonymity. */
  readonly reviews: Readonly<Partial<Record<ReviewGroup, number>>>;
  /** Last year's ratings with who gave them; null where there were none. */
  readonly lastYear: { readonly appraiserId: string; readonly sheet: Sheet } | null;
}
