import { ApiProperty } from '@nestjs/swagger';
import type { PlanChange } from '../domain/plan-changes.js';
import { REVISION_GROUNDS, REVISION_STATUSES, type RevisionGround, type RevisionStatus } from '../domain/revision.js';
import { AnnexesResponse, BehaviourResponse, FindingResponse, ResultResponse } from './work-plan.response.js';

/** A field that differs between two versions. */
export class ChangedFieldResponse {
  /** Its name. @example 'target' */
  field!: string;
  /** What stood there; null for nothing. @example '12.00' */
  @ApiProperty({ type: String }) before!: string | null;
  /** What stands there now; null for nothing. @example '10.00' */
  @ApiProperty({ type: String }) after!: string | null;
}

/** What is different in one part of a plan. */
export class PlanChangeResponse {
  /** What kind of part. @example 'INDICATOR' */
  @ApiProperty({ enum: ['RESULT', 'INDICATOR', 'BEHAVIOUR', 'ANNEX'] }) part!: PlanChange['part'];
  /** Whether it came, went or says something else. @example 'CHANGED' */
  @ApiProperty({ enum: ['ADDED', 'REMOVED', 'CHANGED'] }) change!: PlanChange['change'];
  /** Id of a result or indicator, code of a core value, name of an annex. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  id!: string;
  /** The result to which an indicator belongs. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  @ApiProperty({ type: String }) resultId!: string | null;
  /** What it says, or said before it went. @example 'Jumlah dokumen anggaran yang terbit' */
  label!: string;
  /** The fields that differ. */
  fields!: ChangedFieldResponse[];
}

/** The changes between two versions of a plan. */
export class PlanChangesResponse {
  /** What differs, part by part. */
  changes!: PlanChangeResponse[];
}

/** A revision in a list. */
export class RevisionSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  id!: string;
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** Which revision of the plan it is, from 1. @example 1 */
  number!: number;
  /** Why the plan may be changed. @example 'ANGGARAN' */
  @ApiProperty({ enum: REVISION_GROUNDS }) ground!: RevisionGround;
  /** What has happened. @example 'Pagu kegiatan dipotong 40 persen pada perubahan anggaran.' */
  reason!: string;
  /** Where it stands. @example 'SUBMITTED' */
  @ApiProperty({ enum: REVISION_STATUSES }) status!: RevisionStatus;
  /** Who has begun it: the employee or the appraiser. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  startedByEmployeeId!: string;
  /** When it was begun. @example '2026-08-12T02:11:00.000Z' */
  createdAt!: string;
  /** When the employee signed it. @example '2026-08-13T02:11:00.000Z' */
  @ApiProperty({ type: String, format: 'date-time' }) submittedAt!: string | null;
  /** When it was returned, agreed or refused last. @example '2026-08-14T02:11:00.000Z' */
  @ApiProperty({ type: String, format: 'date-time' }) decidedAt!: string | null;
  /** Why it was returned or refused last. @example 'Sebutkan jenis laporannya.' */
  @ApiProperty({ type: String }) decisionReason!: string | null;
  /** Version for If-Match. @example 2 */
  version!: number;
}

/** A revision with what the plan is to say and what that changes. */
export class RevisionResponse extends RevisionSummaryResponse {
  /** All results as they are to be. */
  results!: ResultResponse[];
  /** The seven core values with what the leader is to expect. */
  behaviours!: BehaviourResponse[];
  /** The annexes as they are to be. */
  annexes!: AnnexesResponse;
  /** What it changes in the plan as both signed it before. */
  changes!: PlanChangeResponse[];
  /** What is missing in it or deserves a look. */
  findings!: FindingResponse[];
}
