import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { RETENTION_CLASSES } from '../../kernel/personal-data/retention-classes.js';
import { Recurs } from '../../kernel/schedules/recurs.js';

const KEPT_MS = RETENTION_CLASSES.NOTIFICATION.hours * 3_600_000;
const AT_A_TIME = 500;
type Table = 'notification' | 'notification_delivery' | 'notification_gathered';

/** Forgets notifications of half a year ago, read or not, and what became of their e-mails and messages (rule NT-3). Safe to run twice. */
@Injectable()
@HandlesJob('notifications.erase-old')
@Recurs({ dailyAt: '02:45' })
export class EraseOldNotifications implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ erased: number }> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.erase('notification_delivery', before, signal);
    await this.erase('notification_gathered', before, signal);
    return { erased: await this.erase('notification', before, signal) };
  }

  private async erase(table: Table, before: Date, signal: AbortSignal): Promise<number> {
    const old = this.db.prepare<{ id: string }>(`SELECT id FROM ${table} WHERE createdAt < ? LIMIT ${AT_A_TIME}`);
    for (let erased = 0; ;) {
      signal.throwIfAborted();
      const ids = (await old.all([before])).map(({ id }) => id);
      if (ids.length === 0) return erased;
      const marks = ids.map(() => '?').join(', ');
      erased += await this.db.transaction(() => this.db.change(`DELETE FROM ${table} WHERE id IN (${marks})`, ids));
    }
  }
}
