import { ApiProperty } from '@nestjs/swagger';
import { BATCH_KINDS, type BatchKind } from '../persistence/document-batch.entity.js';

/** Documents of many people in one archive. */
export class DocumentBatchResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2da1' */
  id!: string;
  /** What kind of document. @example 'SKP' */
  @ApiProperty({ enum: BATCH_KINDS }) kind!: BatchKind;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The evaluation period of appraisals; null for those of the whole year, and for plans. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string | null;
  /** The unit whose people they are about, with all below. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of that unit today. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** The job that makes it; `/jobs/{id}` tells how far it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  jobId!: string;
  /** How many people's documents were asked for, those who have nothing that is signed among them. @example 120 */
  @ApiProperty({ type: 'integer' }) documents!: number;
  /** How many are in the archive; null while it is made. @example 119 */
  @ApiProperty({ type: 'integer', nullable: true }) issued!: number | null;
  /** How many were left out, because nothing is signed, or does not count any more; the list in the archive says why. Null while it is made. @example 1 */
  @ApiProperty({ type: 'integer', nullable: true }) skipped!: number | null;
  /** Size of the archive in bytes; null while it is made. @example 8388608 */
  @ApiProperty({ type: 'integer', nullable: true }) sizeBytes!: number | null;
  /** True while the archive can be fetched. @example true */
  isAvailable!: boolean;
  /** Last day on which it can be fetched; null while it is made. @example '2026-01-20' */
  @ApiProperty({ type: String, format: 'date', nullable: true }) expiresOn!: string | null;
  /** When it was asked for. @example '2026-01-13T03:05:00.000Z' */
  createdAt!: string;
  /** When it was done; null until then. @example '2026-01-13T03:07:12.000Z' */
  finishedAt!: string | null;
  /** Version. @example 2 */
  version!: number;
}
