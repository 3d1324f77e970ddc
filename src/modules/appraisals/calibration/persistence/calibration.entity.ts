import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { Predicate, Rating } from '../../domain/rule-set.js';
import type { CalibrationState } from '../domain/calibration.states.js';
import type { CalibrationReason } from '../domain/change.js';

/** As what somebody takes part: who may change ratings, who speaks for the own people, who writes, who listens. */
export const PARTICIPANT_ROLES = ['LEADER', 'APPRAISER', 'SECRETARY', 'GUEST'] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

/** Leaders look at the ratings of a unit side by side, before they are published. */
@Entity('calibration_session')
@Index('uq_calibration_session_subjectKey', ['subjectKey'], { unique: true })
@Index('ix_calibration_session_unitId_status', ['unitId', 'status'])
@Index('ix_calibration_session_performancePeriodId_status', ['performancePeriodId', 'status'])
export class CalibrationSession {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_calibration_session_unitId') unitId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_calibration_session_performancePeriodId') performancePeriodId!: string;
  /** Null of the appraisals of a whole year. */
  @ReferenceColumn('EvaluationPeriod', 'fk_calibration_session_evaluationPeriodId', { nullable: true })
  evaluationPeriodId!: string | null;
  /** Unit and time, so that there is one session of both; of one that was cancelled its own id. */
  @TextColumn(90) subjectKey!: string;
  @TextColumn(10) status!: CalibrationState;
  @DayColumn() heldOn!: string;
  @TextColumn(2000, { nullable: true }) agenda!: string | null;
  /** Why it was cancelled, or opened again. */
  @TextColumn(1000, { nullable: true }) statusReason!: string | null;
  @InstantColumn({ nullable: true }) openedAt!: Date | null;
  @InstantColumn({ nullable: true }) closedAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** Somebody who takes part in a session. */
@Entity('calibration_participant')
@Index('uq_calibration_participant_sessionId_employeeId', ['sessionId', 'employeeId'], { unique: true })
@Index('ix_calibration_participant_employeeId', ['employeeId'])
export class CalibrationParticipant {
  @IdColumn() id!: string;
  @ReferenceColumn('CalibrationSession', 'fk_calibration_participant_sessionId') sessionId!: string;
  @ReferenceColumn('Employee', 'fk_calibration_participant_employeeId') employeeId!: string;
  @TextColumn(10) role!: ParticipantRole;
  @InstantColumn() createdAt!: Date;
}

/** What was said in a session, of an appraisal or of all. */
@Entity('calibration_note')
@Index('ix_calibration_note_sessionId_createdAt', ['sessionId', 'createdAt'])
@Index('ix_calibration_note_appraisalId', ['appraisalId'])
@Index('ix_calibration_note_byEmployeeId', ['byEmployeeId'])
export class CalibrationNote {
  @IdColumn() id!: string;
  @ReferenceColumn('CalibrationSession', 'fk_calibration_note_sessionId') sessionId!: string;
  @ReferenceColumn('Appraisal', 'fk_calibration_note_appraisalId', { nullable: true }) appraisalId!: string | null;
  @ReferenceColumn('Employee', 'fk_calibration_note_byEmployeeId', { nullable: true }) byEmployeeId!: string | null;
  /** Null once it told of somebody who is a pseudonym now. */
  @LongTextColumn({ nullable: true }) text!: string | null;
  @InstantColumn() createdAt!: Date;
}

/** A rating that was changed in a session, from what to what and why. Written once and never changed. */
@Entity('calibration_change')
@Index('ix_calibration_change_sessionId_createdAt', ['sessionId', 'createdAt'])
@Index('ix_calibration_change_appraisalId_createdAt', ['appraisalId', 'createdAt'])
@Index('ix_calibration_change_employeeId', ['employeeId'])
@Index('ix_calibration_change_changedById', ['changedById'])
export class CalibrationChange {
  @IdColumn() id!: string;
  @ReferenceColumn('CalibrationSession', 'fk_calibration_change_sessionId') sessionId!: string;
  @ReferenceColumn('Appraisal', 'fk_calibration_change_appraisalId') appraisalId!: string;
  @ReferenceColumn('Employee', 'fk_calibration_change_employeeId') employeeId!: string;
  @ReferenceColumn('Employee', 'fk_calibration_change_changedById') changedById!: string;
  @TextColumn(24) reasonCode!: CalibrationReason;
  @TextColumn(2000, { nullable: true }) reason!: string | null;
  @TextColumn(24) resultBefore!: Rating;
  @TextColumn(24) resultAfter!: Rating;
  @TextColumn(24) behaviourBefore!: Rating;
  @TextColumn(24) behaviourAfter!: Rating;
  @TextColumn(20) predicateBefore!: Predicate;
  @TextColumn(20) predicateAfter!: Predicate;
  @InstantColumn() createdAt!: Date;
}

/** An appraisal that was rated when its session was closed: only another session changes it, until publication. */
@Entity('calibration_subject')
@Index('ix_calibration_subject_appraisalId', ['appraisalId'])
export class CalibrationSubject {
  @ForeignKey('CalibrationSession', {
    name: 'fk_calibration_subject_sessionId',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  sessionId!: string;
  @ForeignKey('Appraisal', { name: 'fk_calibration_subject_appraisalId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  appraisalId!: string;
}
