import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { isoOf } from '../database/dialect.js';
import { Metrics } from '../metrics/metrics.js';

/** What operators see of recurring jobs: whether any turn is overdue. */
@Injectable()
export class ScheduleFigures {
  constructor(db: Database, clock: Clock, metrics: Metrics) {
    const all = db.prepare<{ kind: string; nextAt: string }>('SELECT kind, nextAt FROM schedule');
    const help = 'How long the turn of a recurring job is overdue; 0 while it lies ahead.';
    metrics.gauges('schedule_late_seconds', help, 'kind', async () => {
      const now = clock.now().getTime();
      const lateness = (nextAt: string): number => Math.max(0, now - Date.parse(isoOf(nextAt))) / 1_000;
      return Object.fromEntries((await all.all()).map(({ kind, nextAt }) => [kind, lateness(nextAt)]));
    });
  }
}
