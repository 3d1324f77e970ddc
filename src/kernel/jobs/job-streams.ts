import type { PassThrough } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { EventStreams, type StreamEvent } from '../http/event-streams.js';
import type { Language } from '../i18n/language.js';
import { type JobRow, JobQueries, toJob } from './job.queries.js';
import { jobProblems } from './job.problems.js';

const LOOK_EVERY_MS = 1_000;

/** Who follows a job, and how to ask again who he is now. */
export interface Follower {
  readonly actor: Actor;
  readonly language: Language;
  /** The version that he has seen, from `Last-Event-ID`. */
  readonly seen: number | null;
  /** Who the request's token stands for at this moment; null when it is worth nothing any more. */
  readonly again: () => Promise<Actor | null>;
}

/** Progress of jobs as server-sent events. */
@Injectable()
export class JobStreams extends EventStreams {
  constructor(private readonly queries: JobQueries) {
    super(jobProblems.TOO_MANY_STREAMS, LOOK_EVERY_MS);
  }

  /** Ends with the job as well. Throws JOB.TOO_MANY_STREAMS. */
  follow(row: JobRow, { actor, language, seen, again }: Follower): PassThrough {
    const look = async (): Promise<StreamEvent | null> => {
      const now = await again();
      const [found] = now ? await this.queries.rows(now, [row.id]) : [];
      return found ? eventOf(found, language) : null;
    };
    const { accountId } = actor;
    return this.begin(eventOf(row, language), { accountId, seen: seen === null ? null : String(seen), look });
  }
}

function eventOf(row: JobRow, language: Language): StreamEvent {
  return { id: String(row.version), event: 'job', data: toJob(row, language), isLast: hasEnded(row) };
}

/** True when nothing will follow by itself. */
export function hasEnded({ status }: Pick<JobRow, 'status'>): boolean {
  return status === 'SUCCEEDED' || status === 'DEAD';
}
