import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { Predicate, Rating } from '../../domain/rule-set.js';
import type { ObjectionSide } from '../domain/hearing.js';
import type { ObjectionStatus } from '../domain/objection.states.js';
import type { DayCount } from '../domain/objection-terms.js';

/** What of an appraisal an employee contests. */
export const CONTESTED = ['RESULTS', 'BEHAVIOUR', 'PROCEDURE'] as const;
export type Contested = (typeof CONTESTED)[number];

/** A result as it was before a decision, or is after it. */
export interface RatedResult {
  readonly resultRating: Rating | null;
  readonly resultReason: string | null;
  readonly behaviourRating: Rating | null;
  readonly behaviourReason: string | null;
  readonly predicate: Predicate | null;
}

/** The objection of an employee to a published appraisal. */
@Entity('objection')
@Index('ix_objection_appraisalId', ['appraisalId'])
@Index('ix_objection_employeeId', ['employeeId'])
@Index('ix_objection_examinerId_status', ['examinerId', 'status'])
@Index('ix_objection_appraiserId', ['appraiserId'])
@Index('ix_objection_status_decisionDueOn', ['status', 'decisionDueOn'])
export class Objection {
  @IdColumn() id!: string;
  @ReferenceColumn('Appraisal', 'fk_objection_appraisalId') appraisalId!: string;
  @ReferenceColumn('Employee', 'fk_objection_employeeId') employeeId!: string;
  /** Whose rating is contested; null once that cannot be told any more. */
  @ReferenceColumn('Employee', 'fk_objection_appraiserId', { nullable: true }) appraiserId!: string | null;
  /** Who examines it; null while nobody does. */
  @ReferenceColumn('Employee', 'fk_objection_examinerId', { nullable: true }) examinerId!: string | null;
  @TextColumn(20) status!: ObjectionStatus;
  @JsonColumn() contests!: readonly Contested[];
  @LongTextColumn({ nullable: true }) reasons!: string | null;
  @JsonColumn() evidenceIds!: readonly string[];
  @DayColumn() filedOn!: string;
  @InstantColumn() filedAt!: Date;
  @InstantColumn({ nullable: true }) examinedAt!: Date | null;
  /** What the examiner asks each side, and until when he waits for their explanations. */
  @LongTextColumn({ nullable: true }) questionToEmployee!: string | null;
  @LongTextColumn({ nullable: true }) questionToAppraiser!: string | null;
  @DayColumn({ nullable: true }) explanationsDueOn!: string | null;
  @DayColumn() decisionDueOn!: string;
  /** The day on which the examiner of now became it, where he is not the first. */
  @DayColumn({ nullable: true }) appointedOn!: string | null;
  /** The last day for which the examiner was reminded. */
  @DayColumn({ nullable: true }) remindedFor!: string | null;
  @LongTextColumn({ nullable: true }) decisionReason!: string | null;
  @JsonColumn({ nullable: true }) resultBefore!: RatedResult | null;
  @JsonColumn({ nullable: true }) resultAfter!: RatedResult | null;
  @ReferenceColumn('Employee', 'fk_objection_decidedByEmployeeId', { nullable: true }) decidedByEmployeeId!:
    string | null;
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** An explanation that a side gave in writing, or the minutes of a hearing. */
export const HEARD_IN = ['EXPLANATION', 'HEARING'] as const;
export type HeardIn = (typeof HEARD_IN)[number];

/** What was said of an objection: both sides and the examiner read all of it. */
@Entity('objection_hearing')
@Index('ix_objection_hearing_objectionId', ['objectionId'])
export class ObjectionHearing {
  @IdColumn() id!: string;
  @ReferenceColumn('Objection', 'fk_objection_hearing_objectionId') objectionId!: string;
  @TextColumn(12) kind!: HeardIn;
  /** Which sides were heard by it. */
  @JsonColumn() heard!: readonly ObjectionSide[];
  @DayColumn() heldOn!: string;
  @LongTextColumn({ nullable: true }) text!: string | null;
  @ReferenceColumn('Employee', 'fk_objection_hearing_byEmployeeId') byEmployeeId!: string;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}

/** Whether somebody asks for a talk with the appraiser before he objects. */
export const TALKS = ['ADVISED', 'REQUIRED'] as const;
export type TalkFirst = (typeof TALKS)[number];

/** One row: the terms of objections, which everybody may read beforehand. */
@Entity('objection_policy')
export class ObjectionPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @IntegerColumn({ default: 14 }) objectionDays!: number;
  @TextColumn(14) objectionDaysAre!: DayCount;
  @IntegerColumn({ default: 14 }) receiptWorkingDays!: number;
  @IntegerColumn({ default: 5 }) explanationWorkingDays!: number;
  @IntegerColumn({ default: 14 }) decisionWorkingDays!: number;
  @IntegerColumn({ default: 3 }) reminderWorkingDays!: number;
  /** After how many working days without a decision by the highest examiner an objection expires; null: never. */
  @IntegerColumn({ nullable: true }) expiryWorkingDays!: number | null;
  @TextColumn(10) talkFirst!: TalkFirst;
  @FlagColumn({ default: 0 }) decisionMayLower!: boolean;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
