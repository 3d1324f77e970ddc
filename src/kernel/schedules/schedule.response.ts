import { ApiProperty } from '@nestjs/swagger';
import { JobResponse } from '../jobs/job.response.js';

/** Something that recurs by itself. */
export class ScheduleResponse {
  /** The kind of job that each turn makes. @example 'idempotency.erase-expired' */
  kind!: string;
  /** When, in the government's zone: `daily at 02:30`, `every 10 minutes` counted from midnight. @example 'daily at 02:30' */
  timetable!: string;
  /** The next turn; one that lies in the past is made up for as soon as a worker runs. */
  @ApiProperty({ format: 'date-time' }) nextAt!: string;
  /** The last turn; null before the first. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastAt!: string | null;
  /** The job of the last turn with its state, result or problem; null before the first turn, and when it was erased. */
  @ApiProperty({ type: JobResponse, nullable: true }) lastJob!: JobResponse | null;
}
