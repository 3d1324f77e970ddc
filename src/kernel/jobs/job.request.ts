import { PageQuery } from '../http/page.request.js';
import { IsOneOf, IsPlainText, Optional } from '../http/validators.js';
import { JOB_STATUSES, type JobStatus } from './job.entity.js';

/** Which jobs. */
export class JobQuery extends PageQuery {
  /** Only jobs in this state; DEAD for those that failed for good and wait for a person. */
  @Optional() @IsOneOf(JOB_STATUSES) status?: JobStatus;
  /** Only jobs of this kind. @example 'imports.apply' */
  @Optional() @IsPlainText(1, 100) kind?: string;
}
