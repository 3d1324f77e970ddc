import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { DraftOutcome } from '../domain/draft-outcome.js';

/** Drafts of a year for many people: asked for once, prepared by a job. */
@Entity('plan_draft_run')
@Index('ix_plan_draft_run_createdAt_id', ['createdAt', 'id'])
@Index('ix_plan_draft_run_createdByAccountId', ['createdByAccountId'])
export class PlanDraftRun {
  @IdColumn() id!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_plan_draft_run_performancePeriodId') performancePeriodId!: string;
  /** The unit whose people they are for, with all below; null for everybody. */
  @ReferenceColumn('OrgUnit', 'fk_plan_draft_run_unitId', { nullable: true }) unitId!: string | null;
  @RefColumn() jobId!: string;
  @RefColumn() createdByAccountId!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  /** When everybody had been seen to; null until then. */
  @InstantColumn({ nullable: true }) finishedAt!: Date | null;
  @IntegerColumn() version!: number;
}

/** One person whom it has seen to, and what became of him. */
@Entity('plan_draft_record')
@Index('uq_plan_draft_record_runId_employeeId', ['runId', 'employeeId'], { unique: true })
@Index('ix_plan_draft_record_runId_outcome_id', ['runId', 'outcome', 'id'])
@Index('ix_plan_draft_record_employeeId', ['employeeId'])
export class PlanDraftRecord {
  @IdColumn() id!: string;
  @ReferenceColumn('PlanDraftRun', 'fk_plan_draft_record_runId') runId!: string;
  @ReferenceColumn('Employee', 'fk_plan_draft_record_employeeId') employeeId!: string;
  @TextColumn(16) outcome!: DraftOutcome;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
