import { IsId, IsOneOf, IsPart, Optional } from '../../../../kernel/http/validators.js';
import { ANNUAL_HINTS, type AnnualHint } from '../../domain/annual-hint.js';
import { NumericSettingsPatch } from '../../http/appraisal-policy.request.js';
import { ALL_RULE_SETS } from '../../rule-sets.js';

const CODES = ALL_RULE_SETS.map(({ code }) => code);

/** What is to be tried on the published results of a year, or of an evaluation period of it; at least one of the last three. */
export class SimulationRequest {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** The results of this evaluation period; without it those of the whole year. Not beside `annualRule`. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** Only people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
  /** The rule set to be tried; that of each result by default. @example 'PERMENPANRB_6_2022' */
  @Optional() @IsOneOf(CODES) ruleSetCode?: string;
  /** Other figures for PP 30/2019; what is left out is as it was for each result. */
  @Optional() @IsPart(() => NumericSettingsPatch) numericSettings?: NumericSettingsPatch;
  /** The predicate of the year by this rule from those of its parts, instead of the appraiser's judgement. @example 'MODE' */
  @Optional() @IsOneOf(ANNUAL_HINTS) annualRule?: AnnualHint;
}
