import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../clock/clock.js';
import type { SqlValue } from '../database/connection.js';
import { Database, type Statement } from '../database/database.js';
import type { Facts } from '../errors/domain-error.js';
import { Job } from './job.entity.js';
import type { LaneName } from './job-messenger.js';
import { EVENT_PREFIX } from './job-registry.js';

/** How long a claim holds without being renewed; a job whose worker died is taken over after it. */
const LEASE_MS = 30_000;

type Due = Pick<Job, 'id' | 'version'>;

/** Every move of a job in the table. A claim is a compare-and-set on the version, which all databases can do. */
@Injectable()
export class JobStore {
  private readonly due = {
    any: this.dueWhere('1 = 1'),
    events: this.dueWhere(`kind LIKE '${EVENT_PREFIX}%'`),
    jobs: this.dueWhere(`kind NOT LIKE '${EVENT_PREFIX}%'`),
  };
  private readonly dueById = this.db.prepare<Due>('SELECT id, version FROM job WHERE dueAt <= ? AND id = ?');

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Takes the job of a lane that is due longest, also one whose lease has ended; null when none is due. */
  async claim(lane: LaneName | 'any'): Promise<Job | null> {
    for (;;) {
      const next = await this.due[lane].first([this.clock.now()]);
      if (!next) return null;
      const job = await this.take(next);
      if (job) return job;
    }
  }

  /** Takes this job; null when it is not due, or somebody else has taken it. */
  async claimOne(id: string): Promise<Job | null> {
    const next = await this.dueById.first([this.clock.now(), id]);
    return next ? this.take(next) : null;
  }

  private take({ id, version }: Due): Promise<Job | null> {
    const sql = `UPDATE job SET status = 'RUNNING', leaseOwner = ?, dueAt = ?, attempts = attempts + 1, updatedAt = ?,
      version = version + 1 WHERE id = ? AND version = ?`;
    return this.db.transaction(async () => {
      const taken = await this.db.change(sql, [newId(), this.leaseEnd(), this.clock.now(), id, version]);
      return taken === 1 ? ((await this.db.find(Job, { id }))[0] ?? null) : null;
    });
  }

  /** Puts all running jobs back into the queue, for a start on the embedded database, where no other process holds any. */
  async requeueRunning(): Promise<void> {
    const sql = `UPDATE job SET status = 'QUEUED', dueAt = ?, leaseOwner = NULL, updatedAt = ?, version = version + 1
      WHERE status = 'RUNNING'`;
    await this.db.transaction(() => this.db.change(sql, [this.clock.now(), this.clock.now()]));
  }

  /** Holds the claim for another lease. As with every move below: false when the claim is lost. */
  renew(job: Job): Promise<boolean> {
    return this.move(job, 'dueAt = ?', this.leaseEnd());
  }

  /** As `renew`, and writes how far the work is. */
  progress(job: Job, done: number, total: number): Promise<boolean> {
    return this.move(job, 'progressDone = ?, progressTotal = ?, dueAt = ?', done, total, this.leaseEnd());
  }

  succeed(job: Job, result: object | null): Promise<boolean> {
    const changes = `status = 'SUCCEEDED', result = ?, problemCode = NULL, problemFacts = NULL, leaseOwner = NULL,
      dueAt = NULL, finishedAt = ?`;
    return this.move(job, changes, result && JSON.stringify(result), this.clock.now());
  }

  /** The attempt failed; another follows at `dueAt`, or none when it is null. */
  fail(job: Job, dueAt: Date | null, code: string, facts: Facts): Promise<boolean> {
    const [status, uniqueKey, finishedAt] = dueAt ? ['QUEUED', job.uniqueKey, null] : ['DEAD', null, this.clock.now()];
    const changes = `status = ?, uniqueKey = ?, finishedAt = ?, dueAt = ?, problemCode = ?, problemFacts = ?,
      leaseOwner = NULL`;
    return this.move(job, changes, status, uniqueKey, finishedAt, dueAt, code, JSON.stringify(facts));
  }

  /** Somebody else shall do it; the attempt does not count. */
  giveBack(job: Job): Promise<boolean> {
    const changes = "status = 'QUEUED', attempts = attempts - 1, leaseOwner = NULL, dueAt = ?";
    return this.move(job, changes, this.clock.now());
  }

  private move(job: Job, changes: string, ...values: SqlValue[]): Promise<boolean> {
    const sql = `UPDATE job SET ${changes}, updatedAt = ?, version = version + 1 WHERE id = ? AND leaseOwner = ?`;
    const all = [...values, this.clock.now(), job.id, job.leaseOwner];
    return this.db.transaction(async () => (await this.db.change(sql, all)) === 1);
  }

  private dueWhere(condition: string): Statement<Due> {
    return this.db.prepare<Due>(
      `SELECT id, version FROM job WHERE dueAt <= ? AND ${condition} ORDER BY dueAt, id LIMIT 1`,
    );
  }

  private leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + LEASE_MS);
  }
}
