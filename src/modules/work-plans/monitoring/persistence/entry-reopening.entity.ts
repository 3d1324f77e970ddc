import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';

/** That an appraiser takes late reports on an evaluation period of a plan, up to when and why. */
@Entity('entry_reopening')
@Index('ix_entry_reopening_workPlanId_evaluationPeriodId', ['workPlanId', 'evaluationPeriodId'])
@Index('ix_entry_reopening_reopenedByEmployeeId', ['reopenedByEmployeeId'])
export class EntryReopening {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_entry_reopening_workPlanId') workPlanId!: string;
  @ReferenceColumn('EvaluationPeriod', 'fk_entry_reopening_evaluationPeriodId') evaluationPeriodId!: string;
  @DayColumn() openUntil!: string;
  @TextColumn(1000) reason!: string;
  @ReferenceColumn('Employee', 'fk_entry_reopening_reopenedByEmployeeId') reopenedByEmployeeId!: string;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}
