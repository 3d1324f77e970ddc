import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsOneOf, Optional, QueryFlag } from '../../../../kernel/http/validators.js';
import { STEP_CODES, type StepCode, type Turn, TURNS } from '../domain/next-step.js';

/** Of which year and units it is asked. */
export class NextStepsOfUnitsQuery extends PageQuery {
  /** Only of this performance year; left out plans of all years, and who lacks a plan for today. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only of this employee. */
  @Optional() @IsId() employeeId?: string;
}

/** Which steps are listed. */
export class NextStepQuery extends NextStepsOfUnitsQuery {
  /** Only this step. */
  @Optional() @IsOneOf(STEP_CODES) step?: StepCode;
  /** Only steps of whose turn this is. */
  @Optional() @IsOneOf(TURNS) turn?: Turn;
  /** True for what waits for you yourself: the own plans, and those about which you decide. */
  @QueryFlag() mine!: boolean;
}

/** Of which year and units the exemptions are listed. */
export class PlanExemptionQuery extends PageQuery {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** Only of people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
}
