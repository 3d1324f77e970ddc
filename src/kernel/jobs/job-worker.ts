import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { inContext, type RequestContext } from '../http/request-context.js';
import type { Job } from './job.entity.js';
import { jobProblems } from './job.problems.js';
import type { JobRun } from './job-handler.js';
import { JobRegistry } from './job-registry.js';
import { JobStore } from './job-store.js';

/** Jobs at a time in one process; `events` takes reactions only, so that long jobs never hold them up. */
const SLOTS = ['all', 'all', 'events'] as const;
const POLL_MS = 1_000;
const HEARTBEAT_MS = 10_000;
const PROGRESS_EVERY_MS = 1_000;
/** Together below what main.ts allows a stop to take. */
const STOP_WAIT_MS = 7_000;
const GIVE_BACK_MS = 500;
/** A refusal is final, unless it speaks of a moment that passes. */
const PASSING = new Set(['unavailable', 'conflict']);

/** Runs the jobs of the table. Any number of workers may share one database. */
@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private readonly running = new Map<ActiveRun, Promise<void>>();
  private slots: Promise<void>[] = [];
  private alarm = new AbortController();
  private stopping = false;
  private databaseAway = false;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
    private readonly store: JobStore,
  ) {}

  /** Begins to run jobs; to be called once the application is complete. */
  async start(): Promise<void> {
    if (this.db.connection.dialect === 'sqlite') await this.store.requeueRunning();
    this.slots = SLOTS.map((slot) => this.serve(slot === 'events'));
  }

  /** Runs everything that is due until nothing is; answers how many attempts were made. For tests and commands. */
  async drain(): Promise<number> {
    for (let attempts = 0; ; attempts += 1) {
      const job = await this.next(false);
      if (!job) return attempts;
      await this.execute(job);
    }
  }

  /** Tells idle slots that there is something new. */
  wake(): void {
    this.alarm.abort();
    this.alarm = new AbortController();
  }

  /** Takes no more jobs, lets running ones end for a while, and gives back those that have not ended. */
  async stop(waitMs = STOP_WAIT_MS): Promise<void> {
    this.stopping = true;
    this.wake();
    for (const run of this.running.keys()) run.stop('The service stops.');
    await within(waitMs, Promise.all([...this.slots, ...this.running.values()]));
    const left = [...this.running.keys()].map((run) => this.store.giveBack(run.job));
    if (left.length > 0) await within(GIVE_BACK_MS, Promise.allSettled(left));
  }

  /** The database is still open here; it is closed one step later. */
  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async serve(eventsOnly: boolean): Promise<void> {
    while (!this.stopping) {
      // Taken before the look, so that a job which comes during it is not slept through.
      const { signal } = this.alarm;
      const job = await this.next(eventsOnly).catch((error: unknown) => this.databaseFailed(error));
      if (job) await this.execute(job);
      else await pause(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async next(eventsOnly: boolean): Promise<Job | null> {
    if (this.stopping) return null;
    const job = await this.store.claim(eventsOnly);
    this.databaseAway = false;
    if (!job || !this.stopping) return job;
    await this.store.giveBack(job);
    return null;
  }

  private async execute(job: Job): Promise<void> {
    const run = new ActiveRun(job, this.store, this.db, this.clock);
    const { id, traceId } = job;
    const context: RequestContext = { requestId: `job:${id}`, traceId, address: null, language: 'id', actor: null };
    const ended = inContext(context, () => this.attempt(run))
      .catch((error: unknown) => this.settle(run, error))
      .catch((error: unknown) => this.logger.error(`Job ${id}: the outcome was not written.`, stackOf(error)))
      .finally(() => this.running.delete(run));
    this.running.set(run, ended);
    await ended;
  }

  private async attempt(run: ActiveRun): Promise<void> {
    const { kind, attempts, maxAttempts, payload } = run.job;
    if (attempts > maxAttempts) throw jobProblems.WORKER_LOST({ attempts: maxAttempts });
    const work = this.registry.find(kind);
    if (!work) throw jobProblems.UNKNOWN_KIND({ kind });
    if (work.eventType === undefined) {
      const result = await run.withHeartbeat(() => work.run(payload, run));
      return run.keep(this.store.succeed(run.job, result ?? null));
    }
    // The mark comes first: it locks the job, so a second worker waits here and then finds it done.
    await this.db.transaction(async () => {
      await run.keep(this.store.succeed(run.job, null));
      await work.run(payload, run);
    });
  }

  private async settle({ job, signal }: ActiveRun, error: unknown): Promise<void> {
    if (signal.aborted) return void (await this.store.giveBack(job));
    const refusal = error instanceof DomainError ? error : undefined;
    const { code, facts } = refusal ?? jobProblems.FAILED();
    const final = job.attempts >= job.maxAttempts || (refusal && !PASSING.has(refusal.definition.kind));
    const what = `${code} after ${job.attempts} attempt(s)${final ? '; given up' : ''}.`;
    this.logger.error(`Job ${job.id} (${job.kind}): ${what}`, refusal ? undefined : stackOf(error));
    const nextAt = new Date(this.clock.now().getTime() + backOffMs(job.attempts));
    await this.store.fail(job, final ? null : nextAt, code, facts);
  }

  /** Said once per outage. */
  private databaseFailed(error: unknown): null {
    if (!this.databaseAway) this.logger.error('No jobs can be taken: the database failed.', stackOf(error));
    this.databaseAway = true;
    return null;
  }
}

/** One attempt at one job, from claim to outcome. */
class ActiveRun implements JobRun {
  private readonly abort = new AbortController();
  private reportedAt = 0;
  readonly jobId = this.job.id;
  readonly signal = this.abort.signal;

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

  /** Asks the work to end. */
  stop(why: string): void {
    this.abort.abort(new Error(why));
  }

  /** Throws when the move found the claim lost: what was done for this attempt does not count. */
  async keep(move: Promise<boolean>): Promise<void> {
    if (await move) return;
    this.stop('Another worker has taken the job over.');
    this.signal.throwIfAborted();
  }

  /** Does the work while the lease is renewed in the background; a renewal that fails leaves the question to the next. */
  async withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
    const beat = (): unknown => this.keep(this.store.renew(this.job)).catch(() => undefined);
    const timer = setInterval(beat, HEARTBEAT_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }
}

/** 2, 8, 32, 128 seconds after the failure and up to a quarter more, so that failures do not come back together. */
function backOffMs(attempts: number): number {
  return 2_000 * 4 ** (attempts - 1) * (1 + Math.random() / 4);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function within(waitMs: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, pause(waitMs, undefined, { signal: timer.signal })]).finally(() => timer.abort());
}
