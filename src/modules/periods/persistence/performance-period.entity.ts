import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { Scheme } from '../domain/evaluation-schedule.js';

/** A performance year with the rule set in force. */
@Entity('performance_period')
@Index('uq_performance_period_year', ['year'], { unique: true })
export class PerformancePeriod {
  @IdColumn() id!: string;
  @IntegerColumn() year!: number;
  @DayColumn() startsOn!: string;
  @DayColumn() endsOn!: string;
  @TextColumn(12) scheme!: Scheme;
  @TextColumn(40) ruleSetCode!: string;
  /** By when plans of the year are handed in. */
  @DayColumn({ default: '0001-01-01' }) planDueOn!: string;
  /** First day on which annual appraisals may be opened. */
  @DayColumn() annualAppraisalOpensOn!: string;
  /** Last day for the self-assessment of the year. */
  @DayColumn() annualSelfAssessmentDueOn!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** A quarter or month of a performance year, for periodic appraisals. */
@Entity('evaluation_period')
@Index('uq_evaluation_period_performancePeriodId_sequence', ['performancePeriodId', 'sequence'], { unique: true })
export class EvaluationPeriod {
  @IdColumn() id!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_evaluation_period_performancePeriodId') performancePeriodId!: string;
  @IntegerColumn() sequence!: number;
  @TextColumn(60) name!: string;
  @DayColumn() startsOn!: string;
  @DayColumn() endsOn!: string;
  /** Last day on which progress and evidence of the period are taken. */
  @DayColumn({ default: '0001-01-01' }) progressDueOn!: string;
  @DayColumn() appraisalOpensOn!: string;
  @DayColumn() selfAssessmentDueOn!: string;
  @IntegerColumn() version!: number;
}
