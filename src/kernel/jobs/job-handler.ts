import { DiscoveryService } from '@nestjs/core';

/** What a running job may do besides its work. */
export interface JobRun {
  readonly jobId: string;
  /** Aborted when the service stops or another worker has taken the job over. */
  readonly signal: AbortSignal;
  /** Tells how far the work is, between transactions, at most once a second; throws when the job must stop. */
  progress(done: number, total: number): Promise<void>;
}

/**
 * Does one kind of job. It may run again after a crash or a failure, so it must continue or repeat without harm.
 * What it returns is shown as the job's result: small, JSON, without personal data.
 */
export interface JobHandler<P extends object = object> {
  run(payload: P, job: JobRun): Promise<object | void>;
}

/** Names the kind of job that a provider does, e.g. `employees.import`. */
export const HandlesJob = DiscoveryService.createDecorator<string>();
