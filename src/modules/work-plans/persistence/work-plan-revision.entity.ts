import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { RevisionGround, RevisionStatus } from '../domain/revision.js';
import type { PlanContents } from '../work-plans.queries.js';
import type { SignedIdentity } from './work-plan.entity.js';

/** A change of an active plan that both have yet to agree, or have agreed or dropped. */
@Entity('work_plan_revision')
@Index('uq_work_plan_revision_workPlanId_number', ['workPlanId', 'number'], { unique: true })
export class WorkPlanRevision {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_work_plan_revision_workPlanId') workPlanId!: string;
  @IntegerColumn() number!: number;
  @TextColumn(24) ground!: RevisionGround;
  @TextColumn(1000) reason!: string;
  @TextColumn(12) status!: RevisionStatus;
  /** What the plan said when the revision was begun, and what it is to say. Null once the person is a pseudonym. */
  @JsonColumn({ nullable: true }) former!: PlanContents | null;
  @JsonColumn({ nullable: true }) contents!: PlanContents | null;
  @ReferenceColumn('Employee', 'fk_work_plan_revision_startedByEmployeeId') startedByEmployeeId!: string;
  @InstantColumn({ nullable: true }) submittedAt!: Date | null;
  @JsonColumn({ nullable: true }) employeeSnapshot!: SignedIdentity | null;
  @InstantColumn({ nullable: true }) decidedAt!: Date | null;
  @ReferenceColumn('Employee', 'fk_work_plan_revision_decidedByEmployeeId', { nullable: true }) decidedByEmployeeId!:
    string | null;
  /** Why it was returned or refused last. */
  @TextColumn(1000, { nullable: true }) decisionReason!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
