import { ApiProperty } from '@nestjs/swagger';
import { DISTRIBUTION_OUTCOMES, type DistributionOutcome } from '../domain/distribution.js';

/** A result of the library that is handed out to many; counts are of the people in your care. */
export class LibraryDistributionResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d63' */
  id!: string;
  /** The result of the library. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d62' */
  libraryResultId!: string;
  /** What that says today. @example 'Dokumen anggaran terbit tepat waktu' */
  statement!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The unit whose people get it, with all below; null where people were named. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Title of the posts whose holders get it; null for everybody. @example 'Perawat Ahli Pertama' */
  positionTitle!: string | null;
  /** The job that does it; `/jobs/{id}` tells how far it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  jobId!: string;
  /** How many people it is for. @example 120 */
  @ApiProperty({ type: 'integer' }) people!: number;
  /** How many are yet to be served. @example 0 */
  @ApiProperty({ type: 'integer' }) waiting!: number;
  /** How many got it, in one plan at least. @example 96 */
  @ApiProperty({ type: 'integer' }) added!: number;
  /** How many had it already. @example 4 */
  @ApiProperty({ type: 'integer' }) already!: number;
  /** How many have a plan with as many results as it holds. @example 0 */
  @ApiProperty({ type: 'integer' }) full!: number;
  /** How many have a plan on another form. @example 2 */
  @ApiProperty({ type: 'integer' }) otherForm!: number;
  /** How many have a plan that is neither draft nor returned. @example 11 */
  @ApiProperty({ type: 'integer' }) notEditable!: number;
  /** How many have no plan of that year. @example 7 */
  @ApiProperty({ type: 'integer' }) noPlan!: number;
  /** When it was asked for. @example '2026-01-12T02:15:00.000Z' */
  createdAt!: string;
  /** When everybody had been served; null until then. @example '2026-01-12T02:15:09.000Z' */
  finishedAt!: string | null;
  /** Version. @example 2 */
  version!: number;
}

/** What became of it for one person. */
export class DistributionRecordResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d64' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The employee's name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** NIP or NI PPPK. @example '199003152015042004' */
  nip!: string | null;
  /** ADDED to a plan; ALREADY there; the plan is FULL, of an OTHER_FORM, or NOT_EDITABLE; NO_PLAN of the year. Null while it waits. @example 'ADDED' */
  @ApiProperty({ type: String, enum: [...DISTRIBUTION_OUTCOMES, null], nullable: true })
  outcome!: DistributionOutcome | null;
}
