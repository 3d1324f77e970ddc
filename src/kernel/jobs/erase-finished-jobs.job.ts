import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Recurs } from '../schedules/recurs.js';
import { HandlesJob, type JobHandler, type JobRun } from './job-handler.js';

const KEPT_MS = 30 * 24 * 3_600_000;
const AT_A_TIME = 500;

/** Forgets jobs that succeeded a month ago; dead ones stay until a person has seen to them. Safe to run twice. */
@Injectable()
@HandlesJob('jobs.erase-finished')
@Recurs({ dailyAt: '02:30' })
export class EraseFinishedJobs implements JobHandler {
  private readonly old = this.db.prepare<{ id: string }>(
    `SELECT id FROM job WHERE status = 'SUCCEEDED' AND finishedAt < ? LIMIT ${AT_A_TIME}`,
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ erased: number }> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    for (let erased = 0; ;) {
      signal.throwIfAborted();
      const ids = (await this.old.all([before])).map(({ id }) => id);
      if (ids.length === 0) return { erased };
      const marks = ids.map(() => '?').join(', ');
      erased += await this.db.transaction(() => this.db.change(`DELETE FROM job WHERE id IN (${marks})`, ids));
    }
  }
}
