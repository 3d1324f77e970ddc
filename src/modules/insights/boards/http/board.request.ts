import { IsId, Optional } from '../../../../kernel/http/validators.js';

/** Of which time. */
export class BoardQuery {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** The evaluation period of which predicates are shown; left out the last one whose appraisals have begun, else the year. */
  @Optional() @IsId() evaluationPeriodId?: string;
}
