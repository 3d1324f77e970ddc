import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsId, Optional } from '../../../kernel/http/validators.js';

/** Which signed appraisals. */
export class SignedAppraisalQuery extends PageQuery {
  /** Only of this employee. */
  @Optional() @IsId() employeeId?: string;
  /** Only of this appraisal. */
  @Optional() @IsId() appraisalId?: string;
  /** Only what this appraiser has signed. */
  @Optional() @IsId() signedByEmployeeId?: string;
}
