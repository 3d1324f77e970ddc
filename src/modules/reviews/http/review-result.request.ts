import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsId, Optional } from '../../../kernel/http/validators.js';

/** Which results. */
export class ReviewResultQuery extends PageQuery {
  /** Only of this round. */
  @Optional() @IsId() reviewRoundId?: string;
  /** Only of this person. */
  @Optional() @IsId() employeeId?: string;
}
