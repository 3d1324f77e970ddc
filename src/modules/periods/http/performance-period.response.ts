import type { Scheme } from '../domain/evaluation-schedule.js';

/** A performance year. */
export class PerformancePeriodResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  id!: string;
  /** The calendar year. @example 2026 */
  year!: number;
  /** First day of the year. @example '2026-01-01' */
  startsOn!: string;
  /** Last day of the year. @example '2026-12-31' */
  endsOn!: string;
  /** Quarters or months. @example 'TRIWULANAN' */
  scheme!: Scheme;
  /** The regulation by which the year is appraised. @example 'PERMENPANRB_6_2022' */
  ruleSetCode!: string;
  /** By when plans of the year are handed in. @example '2026-01-31' */
  planDueOn!: string;
  /** First day on which annual appraisals may be opened. @example '2026-12-31' */
  annualAppraisalOpensOn!: string;
  /** Last day for the self-assessment of the year. @example '2027-01-14' */
  annualSelfAssessmentDueOn!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** A quarter or month of a performance year. */
export class EvaluationPeriodResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  id!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** Place in the year, from 1. @example 1 */
  sequence!: number;
  /** Name as printed. @example 'Triwulan 1 2026' */
  name!: string;
  /** First day. @example '2026-01-01' */
  startsOn!: string;
  /** Last day. @example '2026-03-31' */
  endsOn!: string;
  /** Last day on which progress and evidence of the period are taken; an outage before it gives days back. @example '2026-04-14' */
  progressDueOn!: string;
  /** First day on which appraisals may be opened. @example '2026-03-31' */
  appraisalOpensOn!: string;
  /** Last day for the self-assessment; afterwards the appraiser may rate without it. @example '2026-04-14' */
  selfAssessmentDueOn!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}
