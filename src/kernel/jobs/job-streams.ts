import { PassThrough } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { Language } from '../i18n/language.js';
import { type JobRow, JobQueries, toJob } from './job.queries.js';
import { jobProblems } from './job.problems.js';

const LOOK_EVERY_MS = 1_000;
/** Looks between two comments that keep a silent connection open. */
const LOOKS_PER_HEARTBEAT = 15;
const MOST = 200;
const MOST_PER_ACCOUNT = 10;
/** What the client waits before it comes again after a cut. */
const RETRY_MS = 3_000;

/** Who follows a job, and how to ask again who he is now. */
export interface Follower {
  readonly actor: Actor;
  readonly language: Language;
  /** The version that he has seen, from `Last-Event-ID`. */
  readonly seen: number | null;
  /** Who the request's token stands for at this moment; null when it is worth nothing any more. */
  readonly again: () => Promise<Actor | null>;
}

interface Open extends Follower {
  readonly jobId: string;
  readonly body: PassThrough;
  actor: Actor;
  seen: number | null;
}

/** Progress of jobs as server-sent events: all streams of a process are served by one look a second into the table. */
@Injectable()
export class JobStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobStreams.name);
  private readonly open = new Set<Open>();
  private timer?: NodeJS.Timeout;
  private looks = 0;
  private looking = false;

  constructor(private readonly queries: JobQueries) {}

  /**
   * Begins with the job as it is, goes on with every change and ends with the job, the caller's rights or the service.
   * Throws JOB.TOO_MANY_STREAMS.
   */
  follow(row: JobRow, follower: Follower): PassThrough {
    const { accountId } = follower.actor;
    const ofAccount = [...this.open].filter((one) => one.actor.accountId === accountId).length;
    if (this.open.size >= MOST || ofAccount >= MOST_PER_ACCOUNT) throw jobProblems.TOO_MANY_STREAMS({}, [], 10);
    const stream: Open = { ...follower, jobId: row.id, body: new PassThrough() };
    this.open.add(stream);
    stream.body.once('close', () => this.forget(stream));
    stream.body.on('error', () => stream.body.destroy());
    stream.body.write(`retry: ${RETRY_MS}\n\n`);
    this.show(stream, row);
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS);
    return stream.body;
  }

  /** Clients come again, to a process that goes on, and say what they have seen. */
  beforeApplicationShutdown(): void {
    for (const { body } of this.open) body.end();
    clearInterval(this.timer);
  }

  private forget(stream: Open): void {
    this.open.delete(stream);
    if (this.open.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    this.looks += 1;
    await Promise.all([...this.open].map((stream) => this.lookFor(stream))).catch((error: unknown) =>
      // The next look finds what this one missed.
      this.logger.warn(`Followers of jobs wait: ${String(error)}`),
    );
    this.looking = false;
  }

  private async lookFor(stream: Open): Promise<void> {
    const actor = await stream.again();
    const [row] = actor ? await this.queries.rows(actor, [stream.jobId]) : [];
    if (!row || stream.body.writableEnded) return void stream.body.end();
    this.show(stream, row);
    if (this.looks % LOOKS_PER_HEARTBEAT > 0 || stream.body.writableEnded) return;
    // Who has not read for so long is not there any more.
    if (stream.body.writableNeedDrain) stream.body.destroy();
    else stream.body.write(': still there\n\n');
  }

  /** States are whole, so one that the client was too slow for may be passed over. */
  private show(stream: Open, row: JobRow): void {
    const { body, language } = stream;
    if (row.version === stream.seen || body.writableNeedDrain) return;
    stream.seen = row.version;
    body.write(`id: ${row.version}\nevent: job\ndata: ${JSON.stringify(toJob(row, language))}\n\n`);
    if (hasEnded(row)) body.end();
  }
}

/** True when nothing will follow by itself. */
export function hasEnded({ status }: Pick<JobRow, 'status'>): boolean {
  return status === 'SUCCEEDED' || status === 'DEAD';
}
