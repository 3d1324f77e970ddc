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
import type { ReviewRules } from '../domain/policy.js';
import type { RoundStatus } from '../domain/round.states.js';

/** People of a unit are reviewed at one time, by one questionnaire. */
@Entity('review_round')
@Index('ix_review_round_unitId', ['unitId'])
@Index('ix_review_round_performancePeriodId', ['performancePeriodId'])
@Index('ix_review_round_evaluationPeriodId', ['evaluationPeriodId'])
@Index('ix_review_round_questionnaireId', ['questionnaireId'])
@Index('ix_review_round_status_answerUntil', ['status', 'answerUntil'])
export class ReviewRound {
  @IdColumn() id!: string;
  @TextColumn(200) name!: string;
  /** The unit whose people are reviewed, with all below; its managers run the round. */
  @ReferenceColumn('OrgUnit', 'fk_review_round_unitId') unitId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_review_round_performancePeriodId') performancePeriodId!: string;
  /** Null for a round about the whole year. */
  @ReferenceColumn('EvaluationPeriod', 'fk_review_round_evaluationPeriodId', { nullable: true })
  evaluationPeriodId!: string | null;
  @ReferenceColumn('ReviewQuestionnaire', 'fk_review_round_questionnaireId') questionnaireId!: string;
  @TextColumn(12) status!: RoundStatus;
  /** Last day of adjusting who reviews, and last day of answering. */
  @DayColumn() adjustUntil!: string;
  @DayColumn() answerUntil!: string;
  /** The rules and the day by which reviewers are proposed; null before. */
  @JsonColumn({ nullable: true }) rules!: ReviewRules | null;
  /** The seed of the lots while reviewers are being proposed; null before and after, for it tells who was drawn. Rule RV-7. */
  @TextColumn(36, { nullable: true }) seed!: string | null;
  @DayColumn({ nullable: true }) proposedOn!: string | null;
  /** The job that proposes or closes. */
  @RefColumn({ nullable: true }) jobId!: string | null;
  @DayColumn({ nullable: true }) closedOn!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** How far somebody's part in a round has come. */
export const SUBJECT_STATUSES = ['CHOSEN', 'PROPOSED', 'CLOSED'] as const;

/** Somebody who is reviewed in a round. */
@Entity('review_subject')
@Index('uq_review_subject_roundId_employeeId', ['roundId', 'employeeId'], { unique: true })
@Index('ix_review_subject_employeeId', ['employeeId'])
@Index('ix_review_subject_roundId_status_id', ['roundId', 'status', 'id'])
@Index('ix_review_subject_unitId', ['unitId'])
export class ReviewSubject {
  @IdColumn() id!: string;
  @ReferenceColumn('ReviewRound', 'fk_review_subject_roundId') roundId!: string;
  @ReferenceColumn('Employee', 'fk_review_subject_employeeId') employeeId!: string;
  /** Where the person worked when reviewers were proposed. */
  @ReferenceColumn('OrgUnit', 'fk_review_subject_unitId', { nullable: true }) unitId!: string | null;
  @TextColumn(12) status!: (typeof SUBJECT_STATUSES)[number];
  @IntegerColumn() version!: number;
}
