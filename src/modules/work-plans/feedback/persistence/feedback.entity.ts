import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { FeedbackKind, FeedbackPart, FeedbackRequestStatus, GiverRelation } from '../domain/giver.js';

/** Somebody was asked what he thinks of the work of another. */
@Entity('feedback_request')
@Index('ix_feedback_request_workPlanId', ['workPlanId'])
@Index('ix_feedback_request_fromEmployeeId_status', ['fromEmployeeId', 'status'])
@Index('ix_feedback_request_createdAt_id', ['createdAt', 'id'])
export class FeedbackRequest {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_feedback_request_workPlanId') workPlanId!: string;
  /** Who was asked. */
  @ReferenceColumn('Employee', 'fk_feedback_request_fromEmployeeId') fromEmployeeId!: string;
  @ReferenceColumn('Employee', 'fk_feedback_request_askedByEmployeeId') askedByEmployeeId!: string;
  @TextColumn(12) part!: FeedbackPart;
  @TextColumn(36, { nullable: true }) partId!: string | null;
  @TextColumn(1000) question!: string;
  @TextColumn(12) status!: FeedbackRequestStatus;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** What somebody thinks of the work of another, in the course of the year. Never changed. */
@Entity('feedback')
@Index('ix_feedback_workPlanId_createdAt_id', ['workPlanId', 'createdAt', 'id'])
@Index('ix_feedback_createdAt_id', ['createdAt', 'id'])
@Index('ix_feedback_giverEmployeeId', ['giverEmployeeId'])
@Index('ix_feedback_requestId', ['requestId'])
export class Feedback {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_feedback_workPlanId') workPlanId!: string;
  @ReferenceColumn('Employee', 'fk_feedback_giverEmployeeId') giverEmployeeId!: string;
  /** As what he gave it, on that day. */
  @TextColumn(12) relation!: GiverRelation;
  @ReferenceColumn('FeedbackRequest', 'fk_feedback_requestId', { nullable: true }) requestId!: string | null;
  @TextColumn(12) part!: FeedbackPart;
  /** The id of a result, report or piece of evidence, the code of a core value; null for the whole. */
  @TextColumn(36, { nullable: true }) partId!: string | null;
  @TextColumn(12) kind!: FeedbackKind;
  @TextColumn(2000) text!: string;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}

/** What was answered to feedback. */
@Entity('feedback_reply')
@Index('ix_feedback_reply_feedbackId_createdAt_id', ['feedbackId', 'createdAt', 'id'])
@Index('ix_feedback_reply_authorEmployeeId', ['authorEmployeeId'])
export class FeedbackReply {
  @IdColumn() id!: string;
  @ReferenceColumn('Feedback', 'fk_feedback_reply_feedbackId') feedbackId!: string;
  @ReferenceColumn('Employee', 'fk_feedback_reply_authorEmployeeId') authorEmployeeId!: string;
  @TextColumn(2000) text!: string;
  @InstantColumn() createdAt!: Date;
}
