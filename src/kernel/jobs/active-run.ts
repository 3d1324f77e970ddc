import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Job } from './job.entity.js';
import type { JobRun } from './job-handler.js';
import type { JobStore } from './job-store.js';

const PROGRESS_EVERY_MS = 1_000;

/** One attempt at one job, from claim to outcome. */
export class ActiveRun implements JobRun {
  readonly jobId = this.job.id;
  readonly abort = new AbortController();
  readonly signal = this.abort.signal;
  private reportedAt = 0;

  constructor(
    readonly job: Job,
    private readonly store: JobStore,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async progress(done: number, total: number): Promise<void> {
    if (this.db.inTransaction) throw new Error('Report progress between transactions: inside one nobody would see it.');
    this.signal.throwIfAborted();
    const now = this.clock.now().getTime();
    if (done < total && now - this.reportedAt < PROGRESS_EVERY_MS) return;
    this.reportedAt = now;
    await this.keep(this.store.progress(this.job, done, total));
  }

  /** Throws when the move found the claim lost: what was done for this attempt does not count. */
  async keep(move: Promise<boolean>): Promise<void> {
    if (await move) return;
    this.abort.abort();
    this.signal.throwIfAborted();
  }
}
