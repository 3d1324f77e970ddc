import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATUSES, type JobStatus } from './job.entity.js';

/** How far the work is. */
export class JobProgressResponse {
  /** Steps that are done. @example 1500 */
  @ApiProperty({ type: 'integer' }) done!: number;
  /** Steps there are; null while that is not known. @example 5000 */
  @ApiProperty({ type: 'integer', nullable: true }) total!: number | null;
}

/** Why the last attempt failed. */
export class JobProblemResponse {
  /** Stable code of the problem. @example 'JOB.FAILED' */
  code!: string;
  /** The problem in one sentence, in the language of the request. @example 'Pekerjaan gagal.' */
  detail!: string;
}

/** Work that goes on after the request that started it. */
export class JobResponse {
  /** The job's id. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** What is done. @example 'employees.import' */
  kind!: string;
  /** QUEUED and RUNNING come to an end by themselves; DEAD failed for good. */
  @ApiProperty({ enum: JOB_STATUSES }) status!: JobStatus;
  /** How far the work is. */
  progress!: JobProgressResponse;
  /** What came of it, e.g. a link to it; null before the end, and for jobs that only have an effect. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) result!: object | null;
  /** Why the last attempt failed; null when none did. A QUEUED job with a problem will be tried again. */
  @ApiProperty({ type: JobProblemResponse, nullable: true }) problem!: JobProblemResponse | null;
  /** Attempts so far, the running one included. */
  @ApiProperty({ type: 'integer' }) attempts!: number;
  /** When it was asked for. */
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  /** When it succeeded or was given up; null before. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt!: string | null;
  /** Moves with every change of the job. */
  @ApiProperty({ type: 'integer' }) version!: number;
}
