import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isDuplicate } from '../../../kernel/database/dialect.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { Deliveries, type Receiver } from './deliveries.js';

const DUE = `SELECT DISTINCT employeeId, channel FROM notification_gathered WHERE deliveryId IS NULL AND dueAt <= ?
  ORDER BY employeeId, channel LIMIT 500`;

/**
 * Makes the digests whose time has come, one of a receiver in a transaction, so that nothing is in two and nothing is lost. Safe to run
 * twice, also at once: the day of a digest is unique. Rule NT-7.
 */
@Injectable()
@HandlesJob('notifications.send-digests')
@Recurs({ everyMinutes: 5 })
export class SendDigests implements JobHandler {
  private readonly due = this.db.prepare<Receiver>(DUE);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly deliveries: Deliveries,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ receivers: number }> {
    for (let receivers = 0; ;) {
      const due = await this.due.all([this.clock.now()]);
      if (due.length === 0) return { receivers };
      for (const receiver of due) {
        signal.throwIfAborted();
        await this.db.transaction(() => this.deliveries.bundle(receiver)).catch(unlessTaken);
        receivers += 1;
      }
    }
  }
}

/** Another run has made this digest a moment before. */
function unlessTaken(error: unknown): void {
  if (!isDuplicate(error)) throw error;
}
