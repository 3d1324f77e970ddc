import { IsOneOf, IsPart, IsWhole, Optional } from '../../../kernel/http/validators.js';
import { ANNUAL_RULES, type AnnualRule } from '../domain/annual-hint.js';
import { SURPRISE_RULES, type SurpriseRule } from '../domain/no-surprise.js';
import { SUGGESTION_RULES, type SuggestionRule } from '../domain/suggestion.js';

/** Points of each predicate for the mean of a year; they never rise from one to the next. */
export class PredicatePointsRequest {
  /** Of Sangat Baik. @example 100 */
  @IsWhole(0, 1000) SANGAT_BAIK!: number;
  /** Of Baik. @example 80 */
  @IsWhole(0, 1000) BAIK!: number;
  /** Of Butuh Perbaikan. @example 60 */
  @IsWhole(0, 1000) BUTUH_PERBAIKAN!: number;
  /** Of Kurang. @example 40 */
  @IsWhole(0, 1000) KURANG!: number;
  /** Of Sangat Kurang. @example 20 */
  @IsWhole(0, 1000) SANGAT_KURANG!: number;
}

/** How ratings come about from now on; what is left out stays. Results that are there keep what they were made by. */
export class AppraisalPolicyPatch {
  /** How a rating on the whole is suggested from those of the parts. @example 'MAJORITY' */
  @Optional() @IsOneOf(SUGGESTION_RULES) suggestionRule?: SuggestionRule;
  /** Beyond how many per cent of its target a result is suggested as above expectation. @example 110 */
  @Optional() @IsWhole(1, 200) aboveFromPercent?: number;
  /** Under how many per cent of its target a result is suggested as below expectation. @example 90 */
  @Optional() @IsWhole(1, 200) belowPercent?: number;
  /** How often a core value must be praised to be suggested as above expectation. @example 2 */
  @Optional() @IsWhole(1, 100) fewestPraises?: number;
  /** Which hint of the year goes before the others; MANUAL for none. @example 'MANUAL' */
  @Optional() @IsOneOf(ANNUAL_RULES) annualRule?: AnnualRule;
  /** Points of the predicates for the mean of a year. */
  @Optional() @IsPart(() => PredicatePointsRequest) annualPoints?: PredicatePointsRequest;
  /** Which share of the results needs progress. @example 50 */
  @Optional() @IsWhole(0, 100) minimumCoveragePercent?: number;
  /** How many pieces of evidence a rating needs. @example 1 */
  @Optional() @IsWhole(0, 100) minimumEvidence?: number;
  /** Which score of reviews (360°), of 100, is what is expected. @example 75 */
  @Optional() @IsWhole(1, 100) expectedReviewScore?: number;
  /** What becomes of a rating below Baik of which nobody had spoken before: OFF, FLAG or BLOCK. @example 'FLAG' */
  @Optional() @IsOneOf(SURPRISE_RULES) surpriseRule?: SurpriseRule;
}

/** What a performance year calculates with under PP 30/2019; what is left out stays. Results that are there keep theirs. */
export class NumericSettingsPatch {
  /** Share of the SKP where colleagues are not asked. @example 70 */
  @Optional() @IsWhole(0, 100) skpPercent?: number;
  /** Share of the SKP where they are asked. @example 60 */
  @Optional() @IsWhole(0, 100) skpPercentWithPeers?: number;
  /** Share of the appraiser in the value of behaviour where they are asked. @example 60 */
  @Optional() @IsWhole(0, 100) raterPercent?: number;
  /** From which score on Sangat Baik is given, with a stated new idea. @example 110 */
  @Optional() @IsWhole(1, 120) sangatBaikFrom?: number;
  /** From which score on Baik is given. @example 90 */
  @Optional() @IsWhole(1, 120) baikFrom?: number;
  /** From which score on Butuh Perbaikan (Cukup) is given. @example 70 */
  @Optional() @IsWhole(1, 120) cukupFrom?: number;
  /** From which score on Kurang is given; below it Sangat Kurang. @example 50 */
  @Optional() @IsWhole(1, 120) kurangFrom?: number;
  /** Value of a result of the category Sangat Baik, for JA and JF. @example 120 */
  @Optional() @IsWhole(0, 120) valueSangatBaik?: number;
  /** Value of a result of the category Baik, for JA and JF. @example 100 */
  @Optional() @IsWhole(0, 120) valueBaik?: number;
  /** Value of a result of the category Cukup, for JA and JF. @example 80 */
  @Optional() @IsWhole(0, 120) valueCukup?: number;
  /** Value of a result of the category Kurang, for JA and JF. @example 60 */
  @Optional() @IsWhole(0, 120) valueKurang?: number;
  /** Value of a result of the category Sangat Kurang, for JA and JF. @example 25 */
  @Optional() @IsWhole(0, 120) valueSangatKurang?: number;
  /** Which share of its value additional work for the own unit adds. @example 2 */
  @Optional() @IsWhole(0, 20) additionalUnitPercent?: number;
  /** The same for another unit of the government. @example 3 */
  @Optional() @IsWhole(0, 20) additionalInstansiPercent?: number;
  /** The same for somebody outside of the government. @example 4 */
  @Optional() @IsWhole(0, 20) additionalLuarPercent?: number;
  /** How many points all additional work together may add. @example 10 */
  @Optional() @IsWhole(0, 50) additionalMost?: number;
  /** Which share of the main results, by weight, needs a value. @example 50 */
  @Optional() @IsWhole(1, 100) fewestValuedPercent?: number;
  /** Which score of reviews (360°), of 100, stands for 100 points of behaviour; 0 where colleagues are not asked. @example 0 */
  @Optional() @IsWhole(0, 100) peersExpectedScore?: number;
}
