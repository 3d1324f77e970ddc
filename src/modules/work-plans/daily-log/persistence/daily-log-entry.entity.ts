import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';

/** What somebody did on a day, for how long and for which result of the plan. */
@Entity('daily_log_entry')
@Index('ix_daily_log_entry_employeeId_occurredOn', ['employeeId', 'occurredOn'])
@Index('ix_daily_log_entry_occurredOn_id', ['occurredOn', 'id'])
@Index('ix_daily_log_entry_workPlanId', ['workPlanId'])
@Index('ix_daily_log_entry_resultId', ['resultId'])
@Index('ix_daily_log_entry_evidenceId', ['evidenceId'])
@Index('ix_daily_log_entry_seenByEmployeeId', ['seenByEmployeeId'])
export class DailyLogEntry {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_daily_log_entry_employeeId') employeeId!: string;
  /** The plan that is in force on the day. */
  @ReferenceColumn('WorkPlan', 'fk_daily_log_entry_workPlanId') workPlanId!: string;
  /** The result that it serves; null for another duty. */
  @ReferenceColumn('WorkPlanResult', 'fk_daily_log_entry_resultId', { nullable: true }) resultId!: string | null;
  /** Which other duty it was (tugas lain); null for work on a result. */
  @TextColumn(300, { nullable: true }) otherDuty!: string | null;
  @DayColumn() occurredOn!: string;
  @TextColumn(1000) text!: string;
  @IntegerColumn() minutes!: number;
  @IntegerColumn({ nullable: true }) quantityHundredths!: number | null;
  @TextColumn(40, { nullable: true }) unit!: string | null;
  @ReferenceColumn('Evidence', 'fk_daily_log_entry_evidenceId', { nullable: true }) evidenceId!: string | null;
  /** When a superior has seen it as it stands, who, and what he notes; null before, and again after a change. */
  @InstantColumn({ nullable: true }) seenAt!: Date | null;
  @ReferenceColumn('Employee', 'fk_daily_log_entry_seenByEmployeeId', { nullable: true }) seenByEmployeeId!:
    string | null;
  @TextColumn(1000, { nullable: true }) seenNote!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
