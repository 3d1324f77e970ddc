import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { inContext } from '../http/request-context.js';
import { within } from '../within.js';
import type { Job } from './job.entity.js';
import { jobProblems } from './job.problems.js';
import type { JobRun } from './job-handler.js';
import { JobRegistry } from './job-registry.js';
import { JobStore } from './job-store.js';

/** Jobs at a time in one process; `events` takes reactions only, so that long jobs never hold them up. */
const SLOTS = ['all', 'all', 'events'] as const;
const POLL_MS = 1_000;
const OUTAGE_POLL_MS = 5_000;
const HEARTBEAT_MS = 10_000;
const PROGRESS_EVERY_MS = 1_000;
/** With the wait for the running jobs below what main.ts allows a stop to take. */
const GIVE_BACK_MS = 500;
/** A refusal is final, unless it speaks of a moment that passes. */
const PASSING = new Set(['unavailable', 'conflict']);

/** Runs the jobs of the table. Any number of workers may share one database. */
@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private readonly running = new Set<ActiveRun>();
  private slots: Promise<void>[] = [];
  private alarm = new AbortController();
  private stopping = false;

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
      const job = this.stopping ? null : await this.store.claim(false);
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
  async stop(waitMs = 7_000): Promise<void> {
    this.stopping = true;
    this.wake();
    for (const run of this.running) run.abort.abort();
    await within(waitMs, Promise.all(this.slots));
    const left = [...this.running].map((run) => this.store.giveBack(run.job));
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
      const job = await this.store.claim(eventsOnly).catch((error: unknown) => {
        this.logger.error('No jobs can be taken: the database failed.', stackOf(error));
      });
      if (job) await this.execute(job);
      else await pause(job === null ? POLL_MS : OUTAGE_POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async execute(job: Job): Promise<void> {
    const run = new ActiveRun(job, this.store, this.db, this.clock);
    const { id, traceId } = job;
    const context = { requestId: `job:${id}`, traceId, address: null, language: 'id', actor: null } as const;
    this.running.add(run);
    if (this.stopping) run.abort.abort();
    await inContext(context, () => this.attempt(run))
      .catch((error: unknown) => this.settle(run, error))
      .catch((error: unknown) => this.logger.error(`Job ${id}: the outcome was not written.`, stackOf(error)));
    this.running.delete(run);
  }

  private async attempt(run: ActiveRun): Promise<void> {
    run.signal.throwIfAborted();
    const { kind, attempts, maxAttempts, payload } = run.job;
    if (attempts > maxAttempts) throw jobProblems.WORKER_LOST({ attempts: maxAttempts });
    const work = this.registry.find(kind);
    if (!work) throw jobProblems.UNKNOWN_KIND({ kind });
    if (work.eventType === undefined) {
      // A renewal that fails leaves the question to the next one.
      const renew = (): unknown => run.keep(this.store.renew(run.job)).catch(() => undefined);
      const heart = setInterval(renew, HEARTBEAT_MS);
      const result = await work.run(payload, run).finally(() => clearInterval(heart));
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
}

/** One attempt at one job, from claim to outcome. */
class ActiveRun implements JobRun {
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

/** 2, 8, 32, 128 seconds and up to a quarter more, so that failures do not come back together. */
const backOffMs = (attempts: number): number => 2_000 * 4 ** (attempts - 1) * (1 + Math.random() / 4);

const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : String(error));
