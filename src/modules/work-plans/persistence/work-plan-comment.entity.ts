import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  RefColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { SpokenPart } from '../domain/plan-lines.js';

/** What somebody said about a plan or a line of it. Never changed; the first of a thread tells when the thread was closed. */
@Entity('work_plan_comment')
@Index('ix_work_plan_comment_workPlanId_createdAt_id', ['workPlanId', 'createdAt', 'id'])
@Index('ix_work_plan_comment_threadId', ['threadId'])
export class WorkPlanComment {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_work_plan_comment_workPlanId') workPlanId!: string;
  /** The first comment of the thread; its own id for that one. */
  @RefColumn() threadId!: string;
  @TextColumn(10) part!: SpokenPart;
  @TextColumn(36, { nullable: true }) partId!: string | null;
  @ReferenceColumn('Employee', 'fk_work_plan_comment_authorEmployeeId') authorEmployeeId!: string;
  /** RETURN where it says why the plan was returned. */
  @TextColumn(8) purpose!: 'COMMENT' | 'RETURN';
  @TextColumn(2000) text!: string;
  @InstantColumn({ nullable: true }) resolvedAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}
