import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { isDuplicate } from '../database/dialect.js';
import { currentContext } from '../http/request-context.js';
import { Job, type JobStatus } from './job.entity.js';
import { JobMessenger } from './job-messenger.js';

/** How a job differs from the usual: at once, 5 attempts, followed by the account that asks for it. */
export interface JobOptions {
  readonly notBefore?: Date;
  readonly maxAttempts?: number;
  readonly startedBy?: string | null;
  /** How many steps the work has, when it is known already. */
  readonly total?: number;
  /** Asked for again, the job that has this key (up to 200 characters) is answered, unless it is DEAD. */
  readonly uniqueKey?: string;
}

/** The way to have work done later, outside the request. */
@Injectable()
export class Jobs {
  private readonly byKey = this.db.prepare<{ id: string }>('SELECT id FROM job WHERE uniqueKey = ?');

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly messenger: JobMessenger,
  ) {}

  /** Puts a job into the queue, in the current transaction when there is one; answers its id. */
  async enqueue(kind: string, payload: object, options: JobOptions = {}): Promise<string> {
    return this.db.transaction(async () => {
      const job = this.rowOf(kind, payload, options);
      try {
        await this.db.insert(Job, job);
      } catch (error) {
        const known = isDuplicate(error, 'uniqueKey') ? await this.byKey.first([job.uniqueKey]) : undefined;
        if (known) return known.id;
        throw error;
      }
      this.db.afterCommit(() => this.messenger.announce(job));
      return job.id;
    });
  }

  /** Puts many jobs of one kind into the queue with few statements, in the current transaction when there is one. */
  async enqueueAll(kind: string, payloads: readonly object[], options: Omit<JobOptions, 'uniqueKey'>): Promise<void> {
    const jobs = payloads.map((payload) => this.rowOf(kind, payload, options));
    await this.db.transaction(async () => {
      await this.db.insert(Job, jobs);
      this.db.afterCommit(() => jobs.forEach((job) => this.messenger.announce(job)));
    });
  }

  /** True while a job waits or runs; false once it has ended, was given up or is no longer kept. */
  async isAlive(id: string): Promise<boolean> {
    return (await this.db.rows("SELECT id FROM job WHERE id = ? AND status IN ('QUEUED', 'RUNNING')", [id])).length > 0;
  }

  /** How many jobs wait, run and have failed for good; finished ones are not counted. */
  async depth(): Promise<Record<Exclude<JobStatus, 'SUCCEEDED'>, number>> {
    const rows = await this.db.rows<{ status: JobStatus; jobs: number }>(
      "SELECT status, COUNT(*) AS jobs FROM job WHERE status IN ('QUEUED', 'RUNNING', 'DEAD') GROUP BY status",
    );
    const counts = Object.fromEntries(rows.map((row) => [row.status, Number(row.jobs)]));
    return { QUEUED: 0, RUNNING: 0, DEAD: 0, ...counts };
  }

  private rowOf(
    kind: string,
    payload: object,
    { notBefore, total, uniqueKey, ...options }: JobOptions,
  ): Job & { dueAt: Date } {
    const { actor, traceId, step } = currentContext();
    const { maxAttempts = 5, startedBy = actor?.accountId ?? null } = options;
    const now = this.clock.now();
    const start = { attempts: 0, maxAttempts, progressDone: 0, progressTotal: total ?? null };
    const nothing = { leaseOwner: null, result: null, problemCode: null, problemFacts: null, finishedAt: null };
    const stamps = { createdByAccountId: startedBy, createdAt: now, updatedAt: now, version: 1 };
    const trace = { traceId, traceparent: step?.traceparent ?? null };
    const asked = { id: newId(), kind, payload, uniqueKey: uniqueKey ?? null, dueAt: notBefore ?? now };
    return { ...asked, status: 'QUEUED', ...start, ...nothing, ...trace, ...stamps };
  }
}
