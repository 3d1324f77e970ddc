import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  InSomeCases,
  IsDay,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  Optional,
} from '../../../../kernel/http/validators.js';
import { type Rating, RATINGS } from '../../domain/rule-set.js';
import { CALIBRATION_STATES, type CalibrationState } from '../domain/calibration.states.js';
import { CALIBRATION_REASONS, type CalibrationReason } from '../domain/change.js';
import { PARTICIPANT_ROLES, type ParticipantRole } from '../persistence/calibration.entity.js';

/** A session for the ratings of a unit. */
export class CalibrationRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit; with it all below. */
  @IsId() unitId!: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** The evaluation period; left out for the appraisals of the whole year. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** The day on which it is held. @example '2026-04-16' */
  @IsDay() heldOn!: string;
  /** What is to be looked at. @example 'Sebaran predikat triwulan 1, tiga penilaian di atas ekspektasi' */
  @Clearable() @IsPlainText(1, 2000) agenda?: string | null;
}

/** A change of a session that is not open yet; what is left out stays. */
export class CalibrationPatch {
  /** The day on which it is held. @example '2026-04-17' */
  @Optional() @IsDay() heldOn?: string;
  /** What is to be looked at. @example 'Sebaran predikat triwulan 1' */
  @Clearable() @IsPlainText(1, 2000) agenda?: string | null;
}

/** Somebody who takes part. */
export class ParticipantRequest {
  /** The person. */
  @IsId() employeeId!: string;
  /** As what: a LEADER may change ratings, an APPRAISER speaks for the own people, a SECRETARY writes, a GUEST listens. @example 'LEADER' */
  @IsOneOf(PARTICIPANT_ROLES) role!: ParticipantRole;
}

/** Who takes part. */
export class AttendanceRequest {
  /** All of them, the whole list. */
  @IsListOf(() => ParticipantRequest, 0, 200) participants!: ParticipantRequest[];
}

/** Why a session is cancelled or opened again. */
export class CalibrationReasonRequest {
  /** Why. @example 'Bukti baru atas dua penilaian diterima setelah sesi ditutup.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** The end of a session. */
export class CalibrationClosureRequest {
  /** Why the unit goes on although its predicates break the pattern; where they do not, leave it out. @example 'Semua target layanan terlampaui; sebaran ini sesuai bukti.' */
  @InSomeCases() @Optional() @IsPlainText(20, 4000) justification?: string;
}

/** What was said. */
export class CalibrationNoteRequest {
  /** Of which appraisal; left out for what concerns all. */
  @Optional() @IsId() appraisalId?: string;
  /** What. @example 'Kepala bidang menunjukkan laporan yang terbit dua minggu lebih awal.' */
  @IsPlainText(1, 4000) text!: string;
}

/** New ratings of what an appraiser has rated. */
export class CalibrationChangeRequest {
  /** The appraisal. */
  @IsId() appraisalId!: string;
  /** Rating of results as you read it. @example 'DI_ATAS_EKSPEKTASI' */
  @IsOneOf(RATINGS) fromResultRating!: Rating;
  /** Rating of behaviour as you read it. @example 'SESUAI_EKSPEKTASI' */
  @IsOneOf(RATINGS) fromBehaviourRating!: Rating;
  /** Rating of results from now on. @example 'SESUAI_EKSPEKTASI' */
  @IsOneOf(RATINGS) resultRating!: Rating;
  /** Rating of behaviour from now on. @example 'SESUAI_EKSPEKTASI' */
  @IsOneOf(RATINGS) behaviourRating!: Rating;
  /** The kind of reason: evidence, comparison with like work, expectations, contribution, an incident, the distribution. @example 'COMPARISON' */
  @IsOneOf(CALIBRATION_REASONS) reasonCode!: CalibrationReason;
  /** Why, in words that the person will read. @example 'Hasil serupa pada bidang lain dinilai sesuai ekspektasi; target sama, bukti setara.' */
  @IsPlainText(20, 2000) reason!: string;
}

/** Which sessions. */
export class CalibrationQuery extends PageQuery {
  /** Only of this unit. */
  @Optional() @IsId() unitId?: string;
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of this evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** Only in this state. @example 'OPEN' */
  @Optional() @IsOneOf(CALIBRATION_STATES) status?: CalibrationState;
}
