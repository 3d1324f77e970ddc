import { ApiProperty } from '@nestjs/swagger';
import { DRAFT_OUTCOMES, type DraftOutcome } from '../domain/draft-outcome.js';

/** Drafts of a year that are prepared for many people; counts are of the people in your care. */
export class PlanDraftRunResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d68' */
  id!: string;
  /** The performance year of the drafts. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The unit whose people they are for, with all below; null for everybody. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** The job that does it; `/jobs/{id}` tells how far it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  jobId!: string;
  /** How many people it has seen to so far. @example 120 */
  @ApiProperty({ type: 'integer' }) people!: number;
  /** How many got a draft. @example 96 */
  @ApiProperty({ type: 'integer' }) drafted!: number;
  /** How many had a plan in that year already. @example 11 */
  @ApiProperty({ type: 'integer' }) alreadyThere!: number;
  /** How many had no plan in force in the year before. @example 12 */
  @ApiProperty({ type: 'integer' }) withoutEarlierPlan!: number;
  /** How many have nobody who appraises them. @example 1 */
  @ApiProperty({ type: 'integer' }) withoutAppraiser!: number;
  /** When it was asked for. @example '2026-01-12T02:15:00.000Z' */
  createdAt!: string;
  /** When everybody had been seen to; null until then. @example '2026-01-12T02:15:09.000Z' */
  finishedAt!: string | null;
  /** Version. @example 2 */
  version!: number;
}

/** Whether one person got a draft, and if not, why. */
export class PlanDraftRecordResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d69' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The employee's name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** NIP or NI PPPK. @example '199003152015042004' */
  nip!: string | null;
  /** DRAFTED; a plan was ALREADY_THERE; NO_EARLIER_PLAN in force in the year before; NO_APPRAISER who could agree. @example 'NO_EARLIER_PLAN' */
  @ApiProperty({ type: String, enum: DRAFT_OUTCOMES })
  outcome!: DraftOutcome;
}
