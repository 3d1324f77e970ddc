import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, JsonColumn, RefColumn, TextColumn } from '../database/columns.js';

/** QUEUED waits for its time or a worker; DEAD failed for good and waits for a person. */
export const JOB_STATUSES = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'DEAD'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** One piece of work to be done after the transaction that asked for it. */
@Entity('job')
@Index('ix_job_dueAt_id', ['dueAt', 'id'])
@Index('ix_job_status', ['status'])
@Index('ix_job_createdByAccountId_id', ['createdByAccountId', 'id'])
@Index('uq_job_uniqueKey', ['uniqueKey'], { unique: true })
export class Job {
  @IdColumn() id!: string;
  /** `employees.import`, or `event:<HandlerName>` for a reaction to an event. */
  @TextColumn(100) kind!: string;
  @TextColumn(16) status!: JobStatus;
  @JsonColumn() payload!: object;
  /** At most one job that is not DEAD has it. */
  @TextColumn(200, { nullable: true }) uniqueKey!: string | null;
  /** From when a worker may take it: its start while QUEUED, the end of the lease while RUNNING; null when finished. */
  @InstantColumn({ nullable: true }) dueAt!: Date | null;
  /** The claim under which it runs, a new one each time, so that a worker that was too slow is recognised. */
  @RefColumn({ nullable: true }) leaseOwner!: string | null;
  @IntegerColumn() attempts!: number;
  @IntegerColumn() maxAttempts!: number;
  @IntegerColumn() progressDone!: number;
  @IntegerColumn({ nullable: true }) progressTotal!: number | null;
  @JsonColumn({ nullable: true }) result!: object | null;
  /** Why the last attempt failed; the text is made from code and facts for each reader. */
  @TextColumn(64, { nullable: true }) problemCode!: string | null;
  @JsonColumn({ nullable: true }) problemFacts!: object | null;
  /** The person who started it; null for the system's own jobs and for reactions to events. */
  @RefColumn({ nullable: true }) createdByAccountId!: string | null;
  @TextColumn(32) traceId!: string;
  /** From where in that trace it was asked for; null while tracing is off. */
  @TextColumn(55, { nullable: true }) traceparent!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @InstantColumn({ nullable: true }) finishedAt!: Date | null;
  @IntegerColumn() version!: number;
}
