import { ApiProperty } from '@nestjs/swagger';
import { ACKNOWLEDGEMENT_STANDINGS, type AcknowledgementStanding } from '../domain/criteria-effect.js';
import {
  CRITERION_EFFECTS,
  CRITERION_KINDS,
  type CriterionChange,
  type CriterionEffect,
  type CriterionField,
  type CriterionKind,
} from '../domain/criteria-lines.js';
import { CRITERIA_STATES, type CriteriaState } from '../domain/criteria-states.js';

/** One criterion. */
export class CriterionResponse {
  /** Names it across versions. @example 'KEHADIRAN' */
  code!: string;
  /** What it is about. @example 'ATTENDANCE' */
  @ApiProperty({ enum: CRITERION_KINDS }) kind!: CriterionKind;
  /** Its name. @example 'Kehadiran dan ketepatan waktu' */
  title!: string;
  /** What is looked at. @example 'Hadir pada hari kerja dan mulai bekerja tepat waktu.' */
  description!: string;
  /** The anchor of each level of its scale, the lowest first. @example ['Sering absen tanpa keterangan', 'Selalu hadir tepat waktu'] */
  @ApiProperty({ type: [String] }) levels!: readonly string[];
  /** How evidence of it is taken. @example 'Rekap presensi bulanan' */
  evidence!: string;
  /** Whether it only informs whoever rates, or may move a rating; it never has a weight. @example 'INFORMS' */
  @ApiProperty({ enum: CRITERION_EFFECTS }) effect!: CriterionEffect;
}

/** A version of criteria in a list. */
export class CriteriaSetSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d84' */
  id!: string;
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of the unit today. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The one evaluation period that they are for; null for the whole year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string | null;
  /** 1 for the first, one more for each next version. @example 1 */
  @ApiProperty({ type: 'integer' }) edition!: number;
  /** What they are called. @example 'Kriteria kinerja pegawai 2026' */
  name!: string;
  /** Where they stand. @example 'PUBLISHED' */
  @ApiProperty({ enum: CRITERIA_STATES }) status!: CriteriaState;
  /** First day of the consultation. @example '2025-11-03' */
  consultationFrom!: string | null;
  /** Last day of the consultation. @example '2025-11-28' */
  consultationUntil!: string | null;
  /** When they were published. @example '2025-12-08T02:15:00.000Z' */
  publishedAt!: string | null;
  /** First day for which they count: that of an evaluation period, never before the publication. @example '2026-01-01' */
  effectiveFrom!: string | null;
  /** Version for If-Match. @example 4 */
  version!: number;
}

/** One version of the criteria of a unit. */
export class CriteriaSetResponse extends CriteriaSetSummaryResponse {
  /** Why they take the place of the version before. @example 'Skala kehadiran disesuaikan dengan jam kerja baru.' */
  reason!: string | null;
  /** The criteria. */
  criteria!: CriterionResponse[];
  /** How many proposals were made. @example 3 */
  @ApiProperty({ type: 'integer' }) proposals!: number;
  /** How many of them have no answer yet. @example 0 */
  @ApiProperty({ type: 'integer' }) unansweredProposals!: number;
  /** When the caller has acknowledged this version; null when he has not. @example '2025-12-09T01:00:00.000Z' */
  acknowledgedAt!: string | null;
}

/** A part of a criterion that says something else. */
export class CriterionFieldChangeResponse {
  /** Which part. @example 'title' */
  @ApiProperty({ enum: ['kind', 'title', 'description', 'levels', 'evidence', 'effect'] }) field!: CriterionField;
  /** What it said; a scale as `1: …; 2: …`. @example 'Kehadiran' */
  before!: string;
  /** What it says. @example 'Kehadiran dan ketepatan waktu' */
  after!: string;
}

/** What differs in one criterion. */
export class CriterionChangeResponse implements CriterionChange {
  /** Its code. @example 'KEHADIRAN' */
  code!: string;
  /** Whether it came, went, or says something else. @example 'CHANGED' */
  @ApiProperty({ enum: ['ADDED', 'REMOVED', 'CHANGED'] }) change!: CriterionChange['change'];
  /** Its name. @example 'Kehadiran dan ketepatan waktu' */
  title!: string;
  /** What of it says something else. */
  fields!: CriterionFieldChangeResponse[];
}

/** What a version says otherwise. */
export class CriteriaChangesResponse {
  /** The version. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d84' */
  criteriaSetId!: string;
  /** The version before, with which it is compared; null when it is the first. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d83' */
  previousId!: string | null;
  /** What it says otherwise than the version before; empty of the first. */
  sincePrevious!: CriterionChangeResponse[];
  /** What it says otherwise than when its consultation was opened; empty before that. */
  sinceConsultation!: CriterionChangeResponse[];
}

/** The criteria that count for somebody in a period. */
export class EmployeeCriteriaResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The evaluation period; null for the year as a whole. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string | null;
  /** The version that counts; null when none was published in time. */
  counts!: CriteriaThatCountResponse | null;
}

/** A version that counts for somebody, and whether he knew it in time. */
export class CriteriaThatCountResponse {
  /** The version. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d84' */
  criteriaSetId!: string;
  /** The unit that made it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** 1 for the first, one more for each next version. @example 1 */
  @ApiProperty({ type: 'integer' }) edition!: number;
  /** What it is called. @example 'Kriteria kinerja pegawai 2026' */
  name!: string;
  /** First day for which it counts. @example '2026-01-01' */
  effectiveFrom!: string;
  /** The criteria. */
  criteria!: CriterionResponse[];
  /** By when the employee was to acknowledge it. @example '2026-01-01' */
  acknowledgementDueOn!: string;
  /** When he acknowledged it. @example '2025-12-09T01:00:00.000Z' */
  acknowledgedAt!: string | null;
  /** Whether that was in time. @example 'IN_TIME' */
  @ApiProperty({ enum: ACKNOWLEDGEMENT_STANDINGS }) standing!: AcknowledgementStanding;
}
