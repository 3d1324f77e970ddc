import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsFlag, IsId, IsOneOf, IsPlainText, Optional } from '../../../kernel/http/validators.js';
import {
  ADJUSTMENT_KINDS,
  ADJUSTMENT_STATUSES,
  type AdjustmentKind,
  type AdjustmentStatus,
} from '../domain/adjusting.js';
import { ANONYMOUS_GROUPS, type AnonymousGroup } from '../domain/groups.js';

/** Whose reviewers. */
export class ProposedReviewerQuery extends PageQuery {
  /** Only those of this person. */
  @Optional() @IsId() employeeId?: string;
}

/** Somebody is to review a person, or is not to. */
export class ReviewAdjustmentRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Who is reviewed: yourself, or somebody whom you appraise. */
  @IsId() employeeId!: string;
  /** Who is added or left out. */
  @IsId() reviewerId!: string;
  /** Add, or leave out. @example 'ADD' */
  @IsOneOf(ADJUSTMENT_KINDS) kind!: AdjustmentKind;
  /** As what. @example 'PEER' */
  @IsOneOf(ANONYMOUS_GROUPS) group!: AnonymousGroup;
  /** Why. @example 'Bekerja bersama setiap hari pada tim pelayanan.' */
  @IsPlainText(5, 500) reason!: string;
}

/** What becomes of a wish. */
export class AdjustmentDecisionRequest {
  /** True to let it count. @example true */
  @IsFlag() accepted!: boolean;
}

/** Which adjustments. */
export class ReviewAdjustmentQuery extends PageQuery {
  /** Only in this state. @example 'WAITING' */
  @Optional() @IsOneOf(ADJUSTMENT_STATUSES) status?: AdjustmentStatus;
}
