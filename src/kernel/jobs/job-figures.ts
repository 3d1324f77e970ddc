import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { isoOf } from '../database/dialect.js';
import { Metrics } from '../metrics/metrics.js';
import { Jobs } from './jobs.js';

/** How one attempt ended: FAILED ones are tried again, DEAD ones are not, given back ones did not count. */
export type JobOutcome = 'succeeded' | 'failed' | 'dead' | 'given-back';

const BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800];

/** What operators see of jobs: how many wait and for how long, and how attempts end. */
@Injectable()
export class JobFigures {
  private readonly observe;
  private readonly oldest = this.db.prepare<{ dueAt: string | null }>(
    "SELECT MIN(dueAt) AS dueAt FROM job WHERE status = 'QUEUED' AND dueAt <= ?",
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    jobs: Jobs,
    metrics: Metrics,
  ) {
    metrics.gauges('jobs', 'Jobs of the table by state; finished ones are not counted.', 'status', () => jobs.depth());
    metrics.gauges('job_waiting_seconds', 'How long the job waits that is due longest.', 'which', async () => {
      return { oldest: await this.waitingSeconds() };
    });
    const help = 'Attempts at jobs that ended in this process, by kind and outcome, and how long they took.';
    this.observe = metrics.durations('job_seconds', help, ['kind', 'outcome'], BUCKETS);
  }

  /** Notes that an attempt begins; call what it gives with the outcome. */
  begin(kind: string): (outcome: JobOutcome) => void {
    const begun = performance.now();
    return (outcome) => this.observe({ kind, outcome }, (performance.now() - begun) / 1_000);
  }

  private async waitingSeconds(): Promise<number> {
    const now = this.clock.now();
    const { dueAt } = (await this.oldest.first([now])) ?? {};
    return dueAt ? Math.max(0, now.getTime() - Date.parse(isoOf(dueAt))) / 1_000 : 0;
  }
}
