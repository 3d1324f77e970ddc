import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { WorkPlanStatus } from '../domain/work-plan.states.js';

/** Names, numbers, posts and units of both sides as they were at signing; text for documents, never a source of rights. */
export interface SignedIdentity {
  readonly name: string;
  readonly nip: string | null;
  readonly grade: string | null;
  readonly position: string | null;
  readonly unit: string | null;
}

/** One employee's SKP for (part of) a performance year. Results, indicators and behaviours are part of it. */
@Entity('work_plan')
@Index('ix_work_plan_employeeId_startsOn', ['employeeId', 'startsOn'])
@Index('ix_work_plan_performancePeriodId_status', ['performancePeriodId', 'status'])
export class WorkPlan {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_work_plan_employeeId') employeeId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_work_plan_performancePeriodId') performancePeriodId!: string;
  @DayColumn() startsOn!: string;
  @DayColumn() endsOn!: string;
  /** KUANTITATIF; KUALITATIF follows with the full forms. */
  @TextColumn(12) approach!: 'KUANTITATIF';
  @TextColumn(16) status!: WorkPlanStatus;
  @InstantColumn({ nullable: true }) submittedAt!: Date | null;
  @InstantColumn({ nullable: true }) agreedAt!: Date | null;
  @InstantColumn({ nullable: true }) activatedAt!: Date | null;
  /** Why the appraiser returned it last; null when it was not. */
  @TextColumn(1000, { nullable: true }) returnReason!: string | null;
  @RefColumn({ nullable: true }) agreedByEmployeeId!: string | null;
  @JsonColumn({ nullable: true }) employeeSnapshot!: SignedIdentity | null;
  @JsonColumn({ nullable: true }) appraiserSnapshot!: SignedIdentity | null;
  /** Last day whose performance was rated and published; progress is taken for later days only. Null when none was. */
  @DayColumn({ nullable: true }) progressClosedUntil!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
