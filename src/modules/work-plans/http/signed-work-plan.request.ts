import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsId, Optional } from '../../../kernel/http/validators.js';

/** Which signed plans. */
export class SignedWorkPlanQuery extends PageQuery {
  /** Only of this employee. */
  @Optional() @IsId() employeeId?: string;
  /** Only versions of this plan. */
  @Optional() @IsId() workPlanId?: string;
  /** Only what this appraiser has signed. */
  @Optional() @IsId() signedByEmployeeId?: string;
}
