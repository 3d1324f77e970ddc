import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  RefColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { RatingGate } from '../domain/criteria-policy.js';
import type { Criterion } from '../domain/criteria-lines.js';
import type { CriteriaState } from '../domain/criteria-states.js';

/** One version of the criteria of a unit for a year or an evaluation period. */
@Entity('criteria_set')
@Index('uq_criteria_set_unitId_coversId_edition', ['unitId', 'coversId', 'edition'], { unique: true })
@Index('ix_criteria_set_performancePeriodId_status', ['performancePeriodId', 'status'])
@Index('ix_criteria_set_coversId', ['coversId'])
@Index('ix_criteria_set_evaluationPeriodId', ['evaluationPeriodId'])
export class CriteriaSet {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_criteria_set_unitId') unitId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_criteria_set_performancePeriodId') performancePeriodId!: string;
  /** The one evaluation period that it is for; null for the whole year. */
  @ReferenceColumn('EvaluationPeriod', 'fk_criteria_set_evaluationPeriodId', { nullable: true }) evaluationPeriodId!:
    string | null;
  /** The evaluation period, or else the year. */
  @RefColumn() coversId!: string;
  /** 1 for the first, one more for each next version. */
  @IntegerColumn() edition!: number;
  @TextColumn(200) name!: string;
  @TextColumn(12) status!: CriteriaState;
  /** Why it takes the place of the version before; null of the first. */
  @TextColumn(1000, { nullable: true }) reason!: string | null;
  @JsonColumn() criteria!: readonly Criterion[];
  /** The criteria as they were opened for consultation. */
  @JsonColumn({ nullable: true }) consultedCriteria!: readonly Criterion[] | null;
  @DayColumn({ nullable: true }) consultationFrom!: string | null;
  @DayColumn({ nullable: true }) consultationUntil!: string | null;
  @InstantColumn({ nullable: true }) publishedAt!: Date | null;
  /** First day for which it counts. */
  @DayColumn({ nullable: true }) effectiveFrom!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** Somebody has read a version and says so. */
@Entity('criteria_acknowledgement')
@Index('uq_criteria_acknowledgement_criteriaSetId_employeeId', ['criteriaSetId', 'employeeId'], { unique: true })
@Index('ix_criteria_acknowledgement_employeeId', ['employeeId'])
export class CriteriaAcknowledgement {
  @IdColumn() id!: string;
  @ReferenceColumn('CriteriaSet', 'fk_criteria_acknowledgement_criteriaSetId') criteriaSetId!: string;
  @ReferenceColumn('Employee', 'fk_criteria_acknowledgement_employeeId') employeeId!: string;
  @InstantColumn() acknowledgedAt!: Date;
  @IntegerColumn() version!: number;
}

/** One row: what the government has decided about criteria. */
@Entity('criteria_policy')
export class CriteriaPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @IntegerColumn() consultationDays!: number;
  @IntegerColumn() newcomerDays!: number;
  @IntegerColumn() reminderEveryDays!: number;
  @TextColumn(12) ratingGate!: RatingGate;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
