import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Job } from './job.entity.js';
import type { JobRun } from './job-handler.js';
import { type JobStore, LEASE_MS } from './job-store.js';

const HEARTBEAT_MS = 10_000;
const PROGRESS_EVERY_MS = 1_000;
const TAKEN_OVER = 'Another worker has taken the job over.';

/** One attempt at one job, from claim to outcome. */
export class ActiveRun implements JobRun {
  private readonly abort = new AbortController();
  private reportedAt = 0;
  private leaseEndsAt: number;

  constructor(
    readonly job: Job,
    private readonly store: JobStore,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    this.leaseEndsAt = clock.now().getTime() + LEASE_MS;
  }

  get jobId(): string {
    return this.job.id;
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  async progress(done: number, total: number): Promise<void> {
    if (this.db.inTransaction) throw new Error('Report progress between transactions: inside one nobody would see it.');
    this.signal.throwIfAborted();
    const now = this.clock.now().getTime();
    if (done < total && now - this.reportedAt < PROGRESS_EVERY_MS) return;
    this.reportedAt = now;
    if (!(await this.store.progress(this.job, done, total))) this.lost();
  }

  /** Asks the work to end. */
  stop(why: string): void {
    this.abort.abort(new Error(why));
  }

  /** Throws: what was done for this attempt does not count. */
  lost(): void {
    this.stop(TAKEN_OVER);
    this.signal.throwIfAborted();
  }

  /** Does the work while the lease is renewed in the background. */
  async withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => void this.beat(), HEARTBEAT_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  private async beat(): Promise<void> {
    const now = this.clock.now().getTime();
    const held = await this.store.renew(this.job).catch(() => null);
    if (held) this.leaseEndsAt = now + LEASE_MS;
    // While the database is away the claim stands until its lease ends.
    else if (held === false || now >= this.leaseEndsAt) this.stop(TAKEN_OVER);
  }
}
