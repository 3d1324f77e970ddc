import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { AnnexKind } from '../domain/annexes.js';
import type { RealignCause } from '../domain/cascade.js';
import type { ClosingCause } from '../domain/closing.js';
import type { BehaviourCode } from '../domain/behaviours.js';
import type { Approach, Aspect, Direction, Family } from '../domain/forms.js';
import type { WorkPlanStatus } from '../domain/work-plan.states.js';

/** Main duty or additional assignment. */
export const RESULT_KINDS = ['UTAMA', 'TAMBAHAN'] as const;
/** Whether a result belongs to the post, and passes to the successor, or to the person. */
export const RESULT_CLASSES = ['ORGANISASI', 'INDIVIDU'] as const;
/** How a result hangs together with the leader's: linked, to a node of the tree, or not yet. */
export const ALIGNMENTS = ['LINKED', 'TREE_NODE', 'PENDING'] as const;

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
  /** Which of the four forms it is written on. */
  @TextColumn(8, { default: 'JA_JF' }) family!: Family;
  @TextColumn(12) approach!: Approach;
  @TextColumn(16) status!: WorkPlanStatus;
  @InstantColumn({ nullable: true }) submittedAt!: Date | null;
  @InstantColumn({ nullable: true }) agreedAt!: Date | null;
  @InstantColumn({ nullable: true }) activatedAt!: Date | null;
  /** Why the appraiser returned it last; null when it was not. */
  @TextColumn(1000, { nullable: true }) returnReason!: string | null;
  /** When it was returned last; null when it never was. */
  @InstantColumn({ nullable: true }) returnedAt!: Date | null;
  /** When and why it was put before the superior of the appraiser, who decides instead of him. */
  @InstantColumn({ nullable: true }) escalatedAt!: Date | null;
  @TextColumn(1000, { nullable: true }) escalationReason!: string | null;
  @RefColumn({ nullable: true }) agreedByEmployeeId!: string | null;
  @JsonColumn({ nullable: true }) employeeSnapshot!: SignedIdentity | null;
  @JsonColumn({ nullable: true }) appraiserSnapshot!: SignedIdentity | null;
  /** Last day whose performance was rated and published; progress is taken for later days only. Null when none was. */
  @DayColumn({ nullable: true }) progressClosedUntil!: string | null;
  /** When, why and in whose words it was closed or cancelled; null while it was not. */
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  @TextColumn(16, { nullable: true }) endingCause!: ClosingCause | null;
  @TextColumn(1000, { nullable: true }) endingReason!: string | null;
  /** The last day that was agreed, of a plan that was closed before. */
  @DayColumn({ nullable: true }) agreedEndsOn!: string | null;
  /** Up to when changes of the record of posts are followed, and the day on which that was. */
  @InstantColumn({ nullable: true }) followedAt!: Date | null;
  @DayColumn({ nullable: true }) followedOn!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** A planned result (rencana hasil kerja, RHK). */
@Entity('work_plan_result')
@Index('uq_work_plan_result_workPlanId_sequence', ['workPlanId', 'sequence'], { unique: true })
@Index('ix_work_plan_result_leaderResultId', ['leaderResultId'])
@Index('ix_work_plan_result_treeNodeId', ['treeNodeId'])
@Index('ix_work_plan_result_libraryResultId_removedAt', ['libraryResultId', 'removedAt'])
export class WorkPlanResult {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_work_plan_result_workPlanId') workPlanId!: string;
  @IntegerColumn() sequence!: number;
  @TextColumn(10) kind!: (typeof RESULT_KINDS)[number];
  @TextColumn(12) classification!: (typeof RESULT_CLASSES)[number];
  @TextColumn(1000) statement!: string;
  /** Printed as "(Penugasan dari …)". */
  @TextColumn(200, { nullable: true }) assignedBy!: string | null;
  @TextColumn(12) alignment!: (typeof ALIGNMENTS)[number];
  /** Perspective of the balanced scorecard, a code of the list `perspektif`; on forms of leaders only. */
  @TextColumn(24, { nullable: true }) perspective!: string | null;
  /** The leader's result that this one serves, when it is LINKED. */
  @ReferenceColumn('WorkPlanResult', 'fk_work_plan_result_leaderResultId', { nullable: true }) leaderResultId!:
    string | null;
  /** The condition of the performance tree that this one serves, when it is TREE_NODE. */
  @RefColumn({ nullable: true }) treeNodeId!: string | null;
  /** Since when and why its owner should look again whether it still serves that; null while nothing has changed. */
  @InstantColumn({ nullable: true }) realignSince!: Date | null;
  @TextColumn(12, { nullable: true }) realignCause!: RealignCause | null;
  /** The result of an earlier plan from which it was taken over, and when somebody looked at it since. */
  @RefColumn({ nullable: true }) copiedFromResultId!: string | null;
  @InstantColumn({ nullable: true }) reviewedAt!: Date | null;
  /** When a revision took it away; what was reported on it stays. Null while it counts. */
  @InstantColumn({ nullable: true }) removedAt!: Date | null;
  /** The result of the library that it was taken from, whatever became of it since; null for one that was not. */
  @RefColumn({ nullable: true }) libraryResultId!: string | null;
}

/**
 * A measure of a result (indikator kinerja individu, IKI) with its target: a number, a range or words in the quantitative forms, in the
 * words of the measure itself in the qualitative ones.
 */
@Entity('work_plan_indicator')
@Index('uq_work_plan_indicator_resultId_sequence', ['resultId', 'sequence'], { unique: true })
@Index('ix_work_plan_indicator_workPlanId', ['workPlanId'])
export class WorkPlanIndicator {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_work_plan_indicator_workPlanId') workPlanId!: string;
  @ReferenceColumn('WorkPlanResult', 'fk_work_plan_indicator_resultId') resultId!: string;
  @IntegerColumn() sequence!: number;
  @TextColumn(10, { nullable: true }) aspect!: Aspect | null;
  @TextColumn(500) statement!: string;
  /** The number, or the lower end of a range. */
  @IntegerColumn({ nullable: true }) targetHundredths!: number | null;
  /** The upper end of a range. */
  @IntegerColumn({ nullable: true }) targetUntilHundredths!: number | null;
  @TextColumn(500, { nullable: true }) targetText!: string | null;
  @TextColumn(40, { nullable: true }) unit!: string | null;
  /** Whether more is better or less is; null where there is no number. */
  @TextColumn(8, { nullable: true }) direction!: Direction | null;
  /** True where no more than the target is possible. */
  @FlagColumn({ default: 0 }) isMaximum!: boolean;
  /** When parts of it are due, where the data come from, how it is watched: in words. */
  @TextColumn(300, { nullable: true }) schedule!: string | null;
  @TextColumn(300, { nullable: true }) dataSource!: string | null;
  @TextColumn(300, { nullable: true }) monitoring!: string | null;
  /** When a revision took it away; what was reported on it stays. Null while it counts. */
  @InstantColumn({ nullable: true }) removedAt!: Date | null;
}

/** One core value in a plan with the leader's special expectation. */
@Entity('work_plan_behaviour')
@Index('uq_work_plan_behaviour_workPlanId_code', ['workPlanId', 'code'], { unique: true })
export class WorkPlanBehaviour {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_work_plan_behaviour_workPlanId') workPlanId!: string;
  @IntegerColumn() sequence!: number;
  @TextColumn(24) code!: BehaviourCode;
  @TextColumn(1000, { nullable: true }) expectation!: string | null;
}

/** One of the three lists that belong to a plan; a row once something was written. */
@Entity('work_plan_annex')
@Index('uq_work_plan_annex_workPlanId_kind', ['workPlanId', 'kind'], { unique: true })
export class WorkPlanAnnex {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_work_plan_annex_workPlanId') workPlanId!: string;
  @TextColumn(28) kind!: AnnexKind;
  /** Null once the person is a pseudonym. */
  @JsonColumn({ nullable: true }) entries!: readonly string[] | null;
}

/** A report of progress on one indicator. Never changed: a correction is a new entry. */
@Entity('progress_entry')
@Index('ix_progress_entry_workPlanId_occurredOn_id', ['workPlanId', 'occurredOn', 'id'])
@Index('ix_progress_entry_indicatorId', ['indicatorId'])
export class ProgressEntry {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_progress_entry_workPlanId') workPlanId!: string;
  @ReferenceColumn('WorkPlanIndicator', 'fk_progress_entry_indicatorId') indicatorId!: string;
  @DayColumn() occurredOn!: string;
  /** What was reached; null where the target is no number. */
  @IntegerColumn({ nullable: true }) valueHundredths!: number | null;
  /** True when the value is all that was reached since the plan began; otherwise it comes on top of what was told before. */
  @FlagColumn({ default: 0 }) isCumulative!: boolean;
  /** The system that has measured the value; null for what somebody has typed. */
  @TextColumn(200, { nullable: true }) sourceName!: string | null;
  /** When it was measured; null for what somebody has typed. */
  @InstantColumn({ nullable: true }) measuredAt!: Date | null;
  /** The machine that has sent it. */
  @RefColumn({ nullable: true }) serviceAccountId!: string | null;
  @TextColumn(2000, { nullable: true }) note!: string | null;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}
