import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { AppraisalStatus } from '../domain/appraisal.states.js';
import type { Coverage } from '../domain/coverage.js';
import type { ItemRating, NewIdea } from '../domain/item-rating.js';
import type { KnownCriteria } from '../domain/known-criteria.js';
import type { PublishedTerms } from '../objections/domain/objection-terms.js';
import type { RatedBasis } from '../domain/rated-basis.js';
import type { SurpriseFault } from '../domain/no-surprise.js';
import type { AppraisalInputs, Outcome, Predicate, Rating } from '../domain/rule-set.js';

/** Periodic: one plan in one evaluation period. Annual: one person in one performance year, over all plans. */
export const APPRAISAL_KINDS = ['PERIODIC', 'ANNUAL'] as const;
export type AppraisalKind = (typeof APPRAISAL_KINDS)[number];

/** The evaluation of one employee's performance, from self-assessment to acknowledgement. */
@Entity('appraisal')
@Index('uq_appraisal_subjectKey', ['subjectKey'], { unique: true })
@Index('ix_appraisal_employeeId', ['employeeId'])
@Index('ix_appraisal_isSurprise_performancePeriodId', ['isSurprise', 'performancePeriodId'])
@Index('ix_appraisal_status_objectionDueOn', ['status', 'objectionDueOn'])
@Index('ix_appraisal_performancePeriodId_status', ['performancePeriodId', 'status'])
export class Appraisal {
  @IdColumn() id!: string;
  @TextColumn(10) kind!: AppraisalKind;
  /** What it is about, so that there is never a second one: plan and evaluation period, or person and year. */
  @TextColumn(90) subjectKey!: string;
  @ReferenceColumn('Employee', 'fk_appraisal_employeeId') employeeId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_appraisal_performancePeriodId') performancePeriodId!: string;
  @ReferenceColumn('EvaluationPeriod', 'fk_appraisal_evaluationPeriodId', { nullable: true }) evaluationPeriodId!:
    string | null;
  @TextColumn(16) status!: AppraisalStatus;
  @DayColumn() selfAssessmentDueOn!: string;
  @LongTextColumn({ nullable: true }) ownResultSummary!: string | null;
  @LongTextColumn({ nullable: true }) ownBehaviourSummary!: string | null;
  @InstantColumn({ nullable: true }) selfAssessedAt!: Date | null;
  @TextColumn(24, { nullable: true }) resultRating!: Rating | null;
  @LongTextColumn({ nullable: true }) resultReason!: string | null;
  @TextColumn(24, { nullable: true }) behaviourRating!: Rating | null;
  @LongTextColumn({ nullable: true }) behaviourReason!: string | null;
  @TextColumn(20, { nullable: true }) predicate!: Predicate | null;
  /** Rule set and steps that led to the predicate. */
  @JsonColumn({ nullable: true }) outcome!: Outcome | null;
  /** All that the rule set was given, so that the outcome can be replayed by nothing else. */
  @JsonColumn({ nullable: true }) inputs!: AppraisalInputs | null;
  /** Ratings of single results and core values, by the appraiser and by the employee himself. */
  @JsonColumn({ nullable: true }) itemRatings!: readonly ItemRating[] | null;
  @JsonColumn({ nullable: true }) ownItemRatings!: readonly ItemRating[] | null;
  /** The statement of a new idea, which Sangat Baik needs under PP 30/2019. */
  @JsonColumn({ nullable: true }) newIdea!: NewIdea | null;
  /** What was known when it was rated. */
  @JsonColumn({ nullable: true }) basis!: RatedBasis | null;
  /** On how much the ratings rest. */
  @JsonColumn({ nullable: true }) coverage!: Coverage | null;
  /** By which criteria, and whether the employee knew them. */
  @JsonColumn({ nullable: true }) knownCriteria!: KnownCriteria | null;
  /** What a low rating lacks to be no surprise; and whether it lacks anything. */
  @JsonColumn({ nullable: true }) surpriseFaults!: readonly SurpriseFault[] | null;
  @FlagColumn({ default: 0 }) isSurprise!: boolean;
  @ReferenceColumn('Employee', 'fk_appraisal_appraiserId', { nullable: true }) appraiserId!: string | null;
  @InstantColumn({ nullable: true }) ratedAt!: Date | null;
  @InstantColumn({ nullable: true }) publishedAt!: Date | null;
  /** The terms of objections that it was published with. */
  @JsonColumn({ nullable: true }) objectionTerms!: PublishedTerms | null;
  /** Civil date of the acknowledgement: the receipt from which the days for an objection count. */
  @DayColumn({ nullable: true }) acknowledgedOn!: string | null;
  @InstantColumn({ nullable: true }) acknowledgedAt!: Date | null;
  /** The last civil day on which an objection may be filed; null before publication. */
  @DayColumn({ nullable: true }) objectionDueOn!: string | null;
  /** Civil date on which it became final; before it nothing may follow from it. */
  @DayColumn({ nullable: true }) finalOn!: string | null;
  /** The annulled appraisal in whose place this one was ordered. */
  @RefColumn({ nullable: true }) predecessorId!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** The plans an appraisal is about: one for a periodic, all of the year for an annual one. */
@Entity('appraisal_plan')
@Index('ix_appraisal_plan_workPlanId', ['workPlanId'])
export class AppraisalPlan {
  @ForeignKey('Appraisal', { name: 'fk_appraisal_plan_appraisalId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  appraisalId!: string;
  @ForeignKey('WorkPlan', { name: 'fk_appraisal_plan_workPlanId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  workPlanId!: string;
}
