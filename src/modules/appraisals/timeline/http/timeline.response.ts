import { ApiProperty } from '@nestjs/swagger';
import { TIMELINE_KINDS, type TimelineKind } from '../timeline-kinds.js';

/** Something that happened with a plan, an appraisal or an objection. */
export class TimelineItemResponse {
  /** When. @example '2026-03-31T02:15:00.000Z' */
  @ApiProperty({ format: 'date-time' }) at!: string;
  /** What. @example 'PROGRESS_REPORTED' */
  @ApiProperty({ enum: TIMELINE_KINDS }) kind!: TimelineKind;
  /** The same in words. @example 'Realisasi dilaporkan' */
  title!: string;
  /** The plan; null of an appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string | null;
  /** The appraisal; null of a plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string | null;
  /** The plan, revision, report, piece of evidence, comment, feedback, appraisal, objection or hearing itself. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d60' */
  sourceId!: string;
  /** Who did it; null for the service, a machine, or where it is not kept. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  byEmployeeId!: string | null;
  /** His name with titles. @example 'Budi Santoso, S.E.' */
  byName!: string | null;
  /** Indicator, title of the evidence, or evaluation period it is about. @example 'Jumlah laporan terbit' */
  about!: string | null;
  /** What was said. @example 'Tiga laporan terbit.' */
  text!: string | null;
  /** The value that was reported. @example '3.00' */
  value!: string | null;
}
