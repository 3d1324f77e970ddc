import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { inContext } from '../http/request-context.js';
import { readTraceparent } from '../tracing/traceparent.js';
import { type Step, Tracing } from '../tracing/tracing.js';
import { within } from '../within.js';
import { ActiveRun } from './active-run.js';
import { JobFigures, type JobOutcome } from './job-figures.js';
import { JobLane } from './job-lane.js';
import { type JobListener, JobMessenger, LANES, type LaneName } from './job-messenger.js';
import type { Job } from './job.entity.js';
import { jobProblems } from './job.problems.js';
import { JobRegistry } from './job-registry.js';
import { JobStore } from './job-store.js';

const OUTAGE_POLL_MS = 5_000;
const HEARTBEAT_MS = 10_000;
/** With the wait for the running jobs below what main.ts allows a stop to take. */
const GIVE_BACK_MS = 500;
/** A refusal is final, unless it speaks of a moment that passes. */
const PASSING = new Set(['unavailable', 'conflict']);

/** Runs the jobs of the table. Any number of workers may share one database. */
@Injectable()
export class JobWorker implements JobListener, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private readonly running = new Set<ActiveRun>();
  private readonly lanes: Record<LaneName, JobLane> = { jobs: new JobLane(), events: new JobLane() };
  private slots: Promise<void>[] = [];
  private stopping = false;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
    private readonly store: JobStore,
    private readonly messenger: JobMessenger,
    private readonly figures: JobFigures,
    private readonly tracing: Tracing,
  ) {}

  /** Begins to run jobs; to be called once the application is complete. */
  async start(): Promise<void> {
    if (this.db.connection.dialect === 'sqlite') await this.store.requeueRunning();
    this.slots = Object.entries(LANES).flatMap(([lane, size]) =>
      Array.from({ length: size }, () => this.serve(lane as LaneName)),
    );
    this.messenger.listen(this);
  }

  /** Runs everything that is due until nothing is; answers how many attempts were made. For tests and commands. */
  async drain(): Promise<number> {
    for (let attempts = 0; ; attempts += 1) {
      const job = this.stopping ? null : await this.store.claim('any');
      if (!job) return attempts;
      await this.execute(job);
    }
  }

  wake(): void {
    for (const lane of Object.values(this.lanes)) lane.wake();
  }

  async run(jobId: string, lane: LaneName): Promise<void> {
    if (!this.stopping) await this.lanes[lane].deliver(jobId);
  }

  /** Takes no more jobs, lets running ones end for a while, and gives back those that have not ended. */
  async stop(waitMs = 6_500): Promise<void> {
    this.stopping = true;
    this.wake();
    for (const run of this.running) run.abort.abort();
    await this.messenger.deafen();
    await within(waitMs, Promise.all(this.slots));
    const left = [...this.running].map((run) => this.giveBack(run.job));
    if (left.length > 0) await within(GIVE_BACK_MS, Promise.allSettled(left));
  }

  /** The database is still open here; it is closed one step later. */
  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async serve(name: LaneName): Promise<void> {
    const lane = this.lanes[name];
    while (!this.stopping) {
      const { calls } = lane;
      const message = lane.take();
      const claim = message ? this.store.claimOne(message.jobId) : this.store.claim(name);
      const job = await claim.catch((error: unknown) => {
        this.logger.error('No jobs can be taken: the database failed.', stackOf(error));
      });
      if (job) await this.execute(job);
      message?.done();
      if (!job && !message) await lane.sleep(calls, job === null ? this.messenger.pollMs : OUTAGE_POLL_MS);
    }
    this.passOn(name);
  }

  /** Messages that came for this process, and that it will not work off, go to others. */
  private passOn(lane: LaneName): void {
    const kind = lane === 'events' ? 'event:' : '';
    for (let message = this.lanes[lane].take(); message; message = this.lanes[lane].take()) {
      this.messenger.announce({ id: message.jobId, kind, dueAt: this.clock.now() });
      message.done();
    }
  }

  private async execute(job: Job): Promise<void> {
    const run = new ActiveRun(job, this.store, this.db, this.clock);
    const { id } = job;
    const kind = this.registry.find(job.kind) ? job.kind : 'unknown';
    const step = this.beginStep(job, kind);
    const traceId = step?.traceId ?? job.traceId;
    const context = { requestId: `job:${id}`, traceId, address: null, language: 'id', actor: null, step } as const;
    this.running.add(run);
    const finished = this.figures.begin(kind);
    if (this.stopping) run.abort.abort();
    const outcome = await inContext(context, () => this.attempt(run))
      .then(() => 'succeeded' as const)
      .catch((error: unknown) => this.settle(run, error))
      .catch((error: unknown) => this.logger.error(`Job ${id}: the outcome was not written.`, stackOf(error)));
    if (outcome) finished(outcome);
    const fault = outcome === 'succeeded' || outcome === 'given-back' ? {} : { fault: outcome ?? 'unwritten' };
    step?.end({ attributes: { 'sasaran.job.outcome': outcome ?? 'unwritten' }, ...fault });
    this.running.delete(run);
  }

  /** In the trace of who asked for the job, so that a request and what follows from it are seen together. */
  private beginStep({ id, attempts, traceId, traceparent }: Job, kind: string): Step | undefined {
    const attributes = { 'sasaran.job.kind': kind, 'sasaran.job.id': id, 'sasaran.job.attempt': attempts };
    return this.tracing.begin(
      { name: `job ${kind}`, kind: 'consumer', attributes },
      readTraceparent(traceparent) ?? traceId,
    );
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

  private async settle({ job, signal }: ActiveRun, error: unknown): Promise<JobOutcome> {
    if (signal.aborted) {
      await this.giveBack(job);
      return 'given-back';
    }
    const refusal = error instanceof DomainError ? error : undefined;
    const { code, facts } = refusal ?? jobProblems.FAILED();
    const final = job.attempts >= job.maxAttempts || (refusal && !PASSING.has(refusal.definition.kind));
    const what = `${code} after ${job.attempts} attempt(s)${final ? '; given up' : ''}.`;
    this.logger.error(`Job ${job.id} (${job.kind}): ${what}`, refusal ? undefined : stackOf(error));
    const dueAt = new Date(this.clock.now().getTime() + backOffMs(job.attempts));
    const isOurs = await this.store.fail(job, final ? null : dueAt, code, facts);
    if (isOurs && !final) this.messenger.announce({ ...job, dueAt });
    return final ? 'dead' : 'failed';
  }

  private async giveBack(job: Job): Promise<void> {
    if (await this.store.giveBack(job)) this.messenger.announce({ ...job, dueAt: this.clock.now() });
  }
}

/** 2, 8, 32, 128 seconds and up to a quarter more, so that failures do not come back together. */
const backOffMs = (attempts: number): number => 2_000 * 4 ** (attempts - 1) * (1 + Math.random() / 4);

const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : String(error));
