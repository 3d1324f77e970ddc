import { ApiProperty } from '@nestjs/swagger';
import { APPRAISAL_STATUSES, type AppraisalStatus } from '../../domain/appraisal.states.js';
import { type Predicate, PREDICATES, type Rating, RATINGS } from '../../domain/rule-set.js';
import { CALIBRATION_STATES, type CalibrationState } from '../domain/calibration.states.js';
import { CALIBRATION_REASONS, type CalibrationReason } from '../domain/change.js';
import { PARTICIPANT_ROLES, type ParticipantRole } from '../persistence/calibration.entity.js';

/** A session in a list. */
export class CalibrationSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2da0' */
  id!: string;
  /** The unit; with it all below. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Its name. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The evaluation period; null of the appraisals of a whole year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string | null;
  /** Name of the time. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** Where it stands. @example 'OPEN' */
  @ApiProperty({ enum: CALIBRATION_STATES }) status!: CalibrationState;
  /** The day on which it is held. @example '2026-04-16' */
  heldOn!: string;
  /** When it was opened last. @example '2026-04-16T02:00:00.000Z' */
  openedAt!: string | null;
  /** When it was closed; null while it is not. @example '2026-04-16T05:00:00.000Z' */
  closedAt!: string | null;
  /** Version for If-Match. @example 3 */
  version!: number;
}

/** Somebody who takes part. */
export class ParticipantResponse {
  /** The person. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  employeeId!: string;
  /** The name with titles. @example 'Budi Santoso, S.E.' */
  employeeName!: string;
  /** As what. @example 'LEADER' */
  @ApiProperty({ enum: PARTICIPANT_ROLES }) role!: ParticipantRole;
}

/** A session in which leaders look at the ratings of a unit side by side. */
export class CalibrationResponse extends CalibrationSummaryResponse {
  /** What is to be looked at. @example 'Sebaran predikat triwulan 1' */
  agenda!: string | null;
  /** Why it was cancelled, or opened again. @example 'Bukti baru atas dua penilaian.' */
  statusReason!: string | null;
  /** Who takes part. */
  participants!: ParticipantResponse[];
}

/** An appraisal beside the others of the unit. */
export class CalibrationDraftResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** Name of the unit of the post. @example 'Bidang Pelayanan' */
  unitName!: string | null;
  /** Name of the appraiser who has rated, with titles. @example 'Budi Santoso, S.E.' */
  appraiserName!: string | null;
  /** Where the appraisal stands. @example 'RATED' */
  @ApiProperty({ enum: APPRAISAL_STATUSES }) status!: AppraisalStatus;
  /** Rating of results. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS, nullable: true, type: String }) resultRating!: Rating | null;
  /** Why. @example 'Tiga dari tiga dokumen terbit tepat waktu.' */
  resultReason!: string | null;
  /** Rating of behaviour. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS, nullable: true, type: String }) behaviourRating!: Rating | null;
  /** Why. @example 'Keluhan dijawab pada hari yang sama.' */
  behaviourReason!: string | null;
  /** The predicate. @example 'BAIK' */
  @ApiProperty({ enum: PREDICATES, nullable: true, type: String }) predicate!: Predicate | null;
  /** How often it was changed in this session. @example 0 */
  @ApiProperty({ type: 'integer' }) changes!: number;
}

/** What was said. */
export class CalibrationNoteResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2da5' */
  id!: string;
  /** Of which appraisal; null for what concerns all. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string | null;
  /** What; null once it told of somebody who was erased. @example 'Laporan terbit dua minggu lebih awal.' */
  text!: string | null;
  /** Who; null of an account without a person. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  byEmployeeId!: string | null;
  /** The name with titles. @example 'Budi Santoso, S.E.' */
  byName!: string | null;
  /** When. @example '2026-04-16T03:00:00.000Z' */
  createdAt!: string;
}

/** A rating that was changed at a calibration. */
export class CalibrationChangeResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2da7' */
  id!: string;
  /** The session. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2da0' */
  sessionId!: string;
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** Rating of results before. @example 'DI_ATAS_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) resultBefore!: Rating;
  /** And after. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) resultAfter!: Rating;
  /** Rating of behaviour before. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) behaviourBefore!: Rating;
  /** And after. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) behaviourAfter!: Rating;
  /** The predicate before. @example 'BAIK' */
  @ApiProperty({ enum: PREDICATES }) predicateBefore!: Predicate;
  /** And after. @example 'BAIK' */
  @ApiProperty({ enum: PREDICATES }) predicateAfter!: Predicate;
  /** The kind of reason. @example 'COMPARISON' */
  @ApiProperty({ enum: CALIBRATION_REASONS }) reasonCode!: CalibrationReason;
  /** Why. @example 'Hasil serupa pada bidang lain dinilai sesuai ekspektasi.' */
  reason!: string | null;
  /** Who has changed it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  changedById!: string;
  /** The name with titles. @example 'dr. Ratna Dewi, M.Kes.' */
  changedByName!: string;
  /** When. @example '2026-04-16T03:30:00.000Z' */
  createdAt!: string;
}
