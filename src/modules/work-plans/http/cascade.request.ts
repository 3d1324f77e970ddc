import { IsId, Optional } from '../../../kernel/http/validators.js';

/** What a result serves; without any field the link that it has is confirmed. */
export class AlignmentRequest {
  /** A result of an agreed plan of your appraiser or team leader: see `GET /work-plans/{id}/leader-results`. */
  @Optional() @IsId() leaderResultId?: string;
  /** A condition of the performance tree of the year, while the leader is late. */
  @Optional() @IsId() treeNodeId?: string;
}
