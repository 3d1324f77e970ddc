import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsListOf, IsOneOf, Optional, QueryFlag } from '../../../../kernel/http/validators.js';
import { HANDOVER_TARGETS, type HandoverTarget } from '../domain/handover.js';

/** A result that is to go on. */
export class HandedResultRequest {
  /** The result of the closed plan. */
  @IsId() resultId!: string;
  /** With the target as it was agreed, by default, or with what is left of it. @example 'REMAINING' */
  @Optional() @IsOneOf(HANDOVER_TARGETS) target?: HandoverTarget;
}

/** Results of closed plans that are to go on in this one. */
export class HandoverRequest {
  /** Which results, each once. */
  @IsListOf(() => HandedResultRequest, 1, 50) results!: HandedResultRequest[];
}

/** Which plans. */
export class HandoverQuery extends PageQuery {
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** True for those whose post nobody holds. */
  @QueryFlag() isVacant!: boolean;
}
