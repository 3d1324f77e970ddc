import type { Job } from './job.entity.js';
import { EVENT_PREFIX } from './job-registry.js';

/** How many jobs run at a time in one process, apart for each lane, so that long jobs never hold up reactions to events. */
export const LANES = { jobs: 2, events: 2 } as const;
/** What is kept apart: reactions to events, and everything else. */
export type LaneName = keyof typeof LANES;

/** The lane of a kind of job. */
export function laneOf(kind: string): LaneName {
  return kind.startsWith(EVENT_PREFIX) ? 'events' : 'jobs';
}

/** As much of a job as a message tells. */
export type Waiting = Pick<Job, 'id' | 'kind'> & { readonly dueAt: Date };

/** The workers of this process, as messengers know them. */
export interface JobListener {
  /** Something may be due: idle workers look into the table. */
  wake(): void;
  /** Runs this job as soon as a worker is free, if it is due and nobody else has it; resolves when that is settled. */
  run(jobId: string, lane: LaneName): Promise<void>;
}

/**
 * Tells workers that a job waits. It only hints: a message may be lost, late or doubled, for the row decides who runs the job,
 * and workers look into the table by themselves every `pollMs`.
 */
export abstract class JobMessenger {
  /** How long an idle worker waits before it looks without having been told. */
  abstract readonly pollMs: number;
  /** True while a broker that is configured cannot be reached; jobs go on without it. */
  abstract readonly isAway: boolean;

  /** Tells about a job whose row has been committed; never throws. */
  abstract announce(job: Waiting): void;

  /** From now on this process takes jobs. */
  abstract listen(listener: JobListener): void;

  /** From now on it takes none; messages that it has not worked off are for others. */
  abstract deafen(): Promise<void>;
}

/** Without a broker: workers of the same process hear at once, those of others see it when they look. */
export class DatabaseMessenger extends JobMessenger {
  readonly pollMs = 1_000;
  readonly isAway = false;
  private listener?: JobListener;

  announce(): void {
    this.listener?.wake();
  }

  listen(listener: JobListener): void {
    this.listener = listener;
  }

  async deafen(): Promise<void> {
    this.listener = undefined;
  }
}
