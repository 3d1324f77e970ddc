import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsOneOf, Optional } from '../../../../kernel/http/validators.js';
import { STEP_CODES, type StepCode, type Turn, TURNS } from '../domain/next-step.js';

/** For what counts are summed up: each unit, or each agency with all units below it. */
export const SUM_LEVELS = ['UNIT', 'AGENCY'] as const;
export type SumLevel = (typeof SUM_LEVELS)[number];

/** Of which year and people it is asked. */
class StepsQuery extends PageQuery {
  /** Only of this performance year; left out plans of all years, and who lacks a plan for today. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only of this employee. */
  @Optional() @IsId() employeeId?: string;
}

/** Which steps are counted, and for what. */
export class NextStepsOfUnitsQuery extends StepsQuery {
  /** `UNIT`, which is usual, for each unit by itself; `AGENCY` for the units directly below the government, each with all below it. */
  @Optional() @IsOneOf(SUM_LEVELS) level?: SumLevel;
}

/** Which steps are listed. */
export class NextStepQuery extends StepsQuery {
  /** Only this step. */
  @Optional() @IsOneOf(STEP_CODES) step?: StepCode;
  /** Only steps of whose turn this is. */
  @Optional() @IsOneOf(TURNS) turn?: Turn;
}

/** Of which year and units the exemptions are listed. */
export class PlanExemptionQuery extends PageQuery {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** Only of people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
}
