import { PageQuery } from '../../../kernel/http/page.request.js';
import { InSomeCases, IsId, IsOneOf, Optional } from '../../../kernel/http/validators.js';
import { CASCADE_FINDING_CODES, type CascadeFindingCode } from '../cascade/cascade-findings.js';

/** What a result serves; without any field the link that it has is confirmed. */
export class AlignmentRequest {
  /** A result of an agreed plan of your appraiser or team leader: see `GET /work-plans/{id}/leader-results`. */
  @Optional() @IsId() leaderResultId?: string;
  /** A condition of the performance tree of the year, while the leader is late. */
  @Optional() @IsId() treeNodeId?: string;
  /** A cell that a leader has handed to you: the result becomes what you contribute. See `GET /work-plans/{id}/assigned-roles`. */
  @InSomeCases() @Optional() @IsId() roleMatrixCellId?: string;
}

/** Of which year and units the cascade is looked at. */
export class CascadeQuery extends PageQuery {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** Only plans of people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only plans of this employee. */
  @Optional() @IsId() employeeId?: string;
}

/** Which findings are listed. */
export class CascadeFindingQuery extends CascadeQuery {
  /** The kind of finding. */
  @IsOneOf(CASCADE_FINDING_CODES) kind!: CascadeFindingCode;
}
