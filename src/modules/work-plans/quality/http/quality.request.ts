import { IsId, IsIdList, Optional } from '../../../../kernel/http/validators.js';
import { MAX_RESULTS } from '../../domain/limits.js';

/** What is taken over from an earlier plan. */
export class PlanCopyRequest {
  /** Your own earlier plan. */
  @IsId() fromWorkPlanId!: string;
  /** Which of its results; all of them by default. What was taken over before is not taken over again. */
  @Optional() @IsIdList(1, MAX_RESULTS) resultIds?: string[];
}
