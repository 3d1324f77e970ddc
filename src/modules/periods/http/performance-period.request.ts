import { IsDay, IsId, IsOneOf, IsWhole, Optional } from '../../../kernel/http/validators.js';
import { SCHEMES, type Scheme } from '../domain/evaluation-schedule.js';
import { RULE_SET_CODES, type RuleSetCode } from '../domain/rule-set-code.js';

/** A new performance year. */
export class PerformancePeriodRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The calendar year. @example 2026 */
  @IsWhole(2022, 2100) year!: number;
  /** Quarters (TRIWULANAN, the default) or months (BULANAN) as evaluation periods. */
  @Optional() @IsOneOf(SCHEMES) scheme?: Scheme;
  /** The regulation by which the year is appraised; PermenPANRB 6/2022 by default. */
  @Optional() @IsOneOf(RULE_SET_CODES) ruleSetCode?: RuleSetCode;
  /** By when plans of the year are handed in; 31 January by default. People are reminded around that day. */
  @Optional() @IsDay() planDueOn?: string;
  /** For how many days after an evaluation period progress and evidence of it are taken; 14 by default. @example 14 */
  @Optional() @IsWhole(0, 92) progressDays?: number;
  /** First day on which annual appraisals may be opened; the last day of the year by default. */
  @Optional() @IsDay() annualAppraisalOpensOn?: string;
}

/** What is to be otherwise in an evaluation period. */
export class EvaluationPeriodPatch {
  /** Last day on which progress and evidence of the period are taken. @example '2026-04-21' */
  @Optional() @IsDay() progressDueOn?: string;
}
