import type { AnnualRule } from '../domain/annual-hint.js';
import type { SurpriseRule } from '../domain/no-surprise.js';
import type { SuggestionRule } from '../domain/suggestion.js';

/** Points of each predicate for the mean of a year. */
export class PredicatePointsResponse {
  /** Of Sangat Baik. @example 100 */
  SANGAT_BAIK!: number;
  /** Of Baik. @example 80 */
  BAIK!: number;
  /** Of Butuh Perbaikan. @example 60 */
  BUTUH_PERBAIKAN!: number;
  /** Of Kurang. @example 40 */
  KURANG!: number;
  /** Of Sangat Kurang. @example 20 */
  SANGAT_KURANG!: number;
}

/** A version of a rule set. */
export class RuleSetResponse {
  /** The code that a performance year names. @example 'PERMENPANRB_6_2022' */
  code!: string;
  /** Counts up with every change of what it answers. @example 1 */
  version!: number;
  /** In force from this day on. @example '2022-02-03' */
  validFrom!: string;
  /** The last day in force; null while it is. @example '2022-02-02' */
  validUntil!: string | null;
  /** The regulation, as it is cited. @example 'PermenPANRB 6/2022, Pasal 24–25; SE MenPANRB 3/2023' */
  source!: string;
}

/** How ratings come about, for everybody to read. */
export class AppraisalPolicyResponse {
  /** How a rating on the whole is suggested from those of the parts; it is never decided by it. @example 'MAJORITY' */
  suggestionRule!: SuggestionRule;
  /** Beyond how many per cent of its target a result is suggested as above expectation. @example 110 */
  aboveFromPercent!: number;
  /** Under how many per cent of its target a result is suggested as below expectation. @example 90 */
  belowPercent!: number;
  /** How often a core value must be praised to be suggested as above expectation. @example 2 */
  fewestPraises!: number;
  /** Which hint of the year goes before the others; MANUAL for none. @example 'MANUAL' */
  annualRule!: AnnualRule;
  /** Points of the predicates for the mean of a year. */
  annualPoints!: PredicatePointsResponse;
  /** Which share of the results needs progress. @example 50 */
  minimumCoveragePercent!: number;
  /** How many pieces of evidence a rating needs. @example 1 */
  minimumEvidence!: number;
  /** Which score of reviews (360°), of 100, is what is expected. @example 75 */
  expectedReviewScore!: number;
  /** What becomes of a rating below Baik of which nobody had spoken before. @example 'FLAG' */
  surpriseRule!: SurpriseRule;
  /**
   * What happens where something is missing, in words.
   * @example ['Yang tidak ada tidak dihitung nol: penilaian bersandar pada apa yang ada.']
   */
  missingDataRule!: string[];
  /** The rule sets that a performance year may name, with their versions. */
  ruleSets!: RuleSetResponse[];
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** What a performance year calculates with under PP 30/2019: shares in whole per cent, values and bands in whole points. */
export class NumericSettingsResponse {
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** Share of the SKP where colleagues are not asked; behaviour has the rest. @example 70 */
  skpPercent!: number;
  /** Share of the SKP where they are asked. @example 60 */
  skpPercentWithPeers!: number;
  /** Share of the appraiser in the value of behaviour where they are asked. @example 60 */
  raterPercent!: number;
  /** From which score on Sangat Baik is given, with a stated new idea. @example 110 */
  sangatBaikFrom!: number;
  /** From which score on Baik is given. @example 90 */
  baikFrom!: number;
  /** From which score on Butuh Perbaikan (Cukup) is given. @example 70 */
  cukupFrom!: number;
  /** From which score on Kurang is given; below it Sangat Kurang. @example 50 */
  kurangFrom!: number;
  /** Value of a result of the category Sangat Baik, for JA and JF. @example 120 */
  valueSangatBaik!: number;
  /** Value of a result of the category Baik, for JA and JF. @example 100 */
  valueBaik!: number;
  /** Value of a result of the category Cukup, for JA and JF. @example 80 */
  valueCukup!: number;
  /** Value of a result of the category Kurang, for JA and JF. @example 60 */
  valueKurang!: number;
  /** Value of a result of the category Sangat Kurang, for JA and JF. @example 25 */
  valueSangatKurang!: number;
  /** Which share of its value additional work for the own unit adds. @example 2 */
  additionalUnitPercent!: number;
  /** The same for another unit of the government. @example 3 */
  additionalInstansiPercent!: number;
  /** The same for somebody outside of the government. @example 4 */
  additionalLuarPercent!: number;
  /** How many points all additional work together may add. @example 10 */
  additionalMost!: number;
  /** Which share of the main results, by weight, needs a value. @example 50 */
  fewestValuedPercent!: number;
  /** Which score of reviews (360°), of 100, stands for 100 points of behaviour; 0 where colleagues are not asked. @example 0 */
  peersExpectedScore!: number;
  /** Version for If-Match; 1 while the defaults hold. @example 1 */
  version!: number;
}
