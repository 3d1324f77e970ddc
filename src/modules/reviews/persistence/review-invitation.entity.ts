import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  IntegerColumn,
  LongTextColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { AdjustmentKind, AdjustmentStatus } from '../domain/adjusting.js';
import type { AnonymousGroup, ReviewerGroup } from '../domain/groups.js';
import type { Adjuster } from '../domain/policy.js';

/** How an invitation stands. A reserve is invited when somebody of the group declines. */
export const INVITATION_STATUSES = ['RESERVE', 'INVITED', 'COMPLETED', 'DECLINED', 'LEFT_OUT'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/**
 * Who reviews whom while a round is under way, with the answers so far, sealed. It tells no time, and nothing of it is left when the
 * round is closed: rows go in the transaction that makes the result. Rule RV-7.
 */
@Entity('review_invitation')
@Index('uq_review_invitation_subjectId_reviewerId', ['subjectId', 'reviewerId'], { unique: true })
@Index('ix_review_invitation_reviewerId_roundId', ['reviewerId', 'roundId'])
@Index('ix_review_invitation_roundId_status', ['roundId', 'status'])
export class ReviewInvitation {
  /** A random one, which tells no order. */
  @IdColumn() id!: string;
  @ReferenceColumn('ReviewRound', 'fk_review_invitation_roundId') roundId!: string;
  @ReferenceColumn('ReviewSubject', 'fk_review_invitation_subjectId') subjectId!: string;
  @ReferenceColumn('Employee', 'fk_review_invitation_reviewerId') reviewerId!: string;
  @TextColumn(12) reviewerGroup!: ReviewerGroup;
  @TextColumn(12) status!: InvitationStatus;
  /** The place among the reserves of its group. */
  @IntegerColumn() place!: number;
  /** The answers in the order of the items, sealed; null before the first. */
  @LongTextColumn({ nullable: true }) answers!: string | null;
}

/** Somebody who reviews a person is added or left out by hand. Gone when the round is closed. */
@Entity('review_adjustment')
@Index('ix_review_adjustment_subjectId', ['subjectId'])
@Index('ix_review_adjustment_roundId', ['roundId'])
@Index('ix_review_adjustment_reviewerId', ['reviewerId'])
@Index('ix_review_adjustment_byEmployeeId', ['byEmployeeId'])
export class ReviewAdjustment {
  @IdColumn() id!: string;
  @ReferenceColumn('ReviewRound', 'fk_review_adjustment_roundId') roundId!: string;
  @ReferenceColumn('ReviewSubject', 'fk_review_adjustment_subjectId') subjectId!: string;
  @ReferenceColumn('Employee', 'fk_review_adjustment_reviewerId') reviewerId!: string;
  @ReferenceColumn('Employee', 'fk_review_adjustment_byEmployeeId') byEmployeeId!: string;
  @TextColumn(12) madeAs!: Adjuster;
  @TextColumn(12) kind!: AdjustmentKind;
  @TextColumn(12) reviewerGroup!: AnonymousGroup;
  @TextColumn(500) reason!: string;
  @TextColumn(12) status!: AdjustmentStatus;
  @IntegerColumn() version!: number;
}
