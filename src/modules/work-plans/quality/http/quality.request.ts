import { IsId, IsIdList, Optional } from '../../../../kernel/http/validators.js';
import { MAX_RESULTS } from '../../domain/limits.js';

/** What is taken over from an earlier plan. */
export class PlanCopyRequest {
  /** Your own earlier plan. */
  @IsId() fromWorkPlanId!: string;
  /** Which of its results; all of them by default. What was taken over before is not taken over again. */
  @Optional() @IsIdList(1, MAX_RESULTS) resultIds?: string[];
}

/** For whom drafts are prepared. */
export class PlanDraftsRequest {
  /** The performance year of the drafts. */
  @IsId() performancePeriodId!: string;
  /** Only for people with a definitive post in this unit or below it; everybody by default. */
  @Optional() @IsId() unitId?: string;
}
