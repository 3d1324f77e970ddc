import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { requestProblems } from '../errors/problems.js';
import { Job } from './job.entity.js';
import { JobMessenger } from './job-messenger.js';
import { jobProblems } from './job.problems.js';

/** Jobs that failed for good, and what a person may do with them. */
@Injectable()
export class DeadJobs {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly messenger: JobMessenger,
  ) {}

  /** Puts a dead job back into the queue with all its attempts. Throws REQUEST.NOT_FOUND, JOB.NOT_DEAD. */
  async retry(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const job = await this.db.lock(Job, { id });
      if (!job) throw requestProblems.NOT_FOUND();
      const { kind, status, attempts, problemCode, version } = job;
      if (status !== 'DEAD') throw jobProblems.NOT_DEAD({ status });
      const dueAt = this.clock.now();
      const again = { status: 'QUEUED', attempts: 0, dueAt, finishedAt: null } as const;
      await this.db.update(Job, { id }, { ...again, updatedAt: dueAt, version: version + 1 });
      const facts = { kind, attempts, problemCode };
      await this.audit.record({ action: 'job.retry', object: { type: 'job', id }, facts });
      this.db.afterCommit(() => this.messenger.announce({ id, kind, dueAt }));
    });
  }
}
