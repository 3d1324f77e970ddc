import { ApiProperty } from '@nestjs/swagger';
import {
  ADJUSTMENT_KINDS,
  ADJUSTMENT_STATUSES,
  type AdjustmentKind,
  type AdjustmentStatus,
} from '../domain/adjusting.js';
import { ANONYMOUS_GROUPS, type AnonymousGroup, REVIEWER_GROUPS, type ReviewerGroup } from '../domain/groups.js';

/** Somebody who is proposed to review a person whom you appraise. */
export class ProposedReviewerResponse {
  /** Who is reviewed. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.E.' */
  employeeName!: string;
  /** Who is to review. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  reviewerId!: string;
  /** Name with titles. @example 'Budi Santoso, S.Kom.' */
  reviewerName!: string;
  /** As what. @example 'PEER' */
  @ApiProperty({ enum: REVIEWER_GROUPS }) group!: ReviewerGroup;
  /** True for somebody who takes part only when another one declines. @example false */
  isReserve!: boolean;
}

/** Somebody was added or left out by hand. */
export class ReviewAdjustmentResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d73' */
  id!: string;
  /** The round. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  reviewRoundId!: string;
  /** Who is reviewed. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Who is added or left out. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  reviewerId!: string;
  /** Name with titles. @example 'Budi Santoso, S.Kom.' */
  reviewerName!: string;
  /** Add, or leave out. @example 'ADD' */
  @ApiProperty({ enum: ADJUSTMENT_KINDS }) kind!: AdjustmentKind;
  /** As what. @example 'PEER' */
  @ApiProperty({ enum: ANONYMOUS_GROUPS }) group!: AnonymousGroup;
  /** Why. @example 'Bekerja bersama setiap hari pada tim pelayanan.' */
  reason!: string;
  /** Whether it counts. Of a wish it is told whether the appraiser agreed, never whether it changed anything. @example 'ACCEPTED' */
  @ApiProperty({ enum: ADJUSTMENT_STATUSES }) status!: AdjustmentStatus;
  /** Version for If-Match. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}
