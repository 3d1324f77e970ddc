import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { DataRequestDue } from '../privacy.events.js';
import { HOURS_TO_REMIND } from './domain/data-request.states.js';
import { DataRequest } from './persistence/data-request.entity.js';

const HOUR_MS = 3_600_000;
const WAITING = "SELECT id FROM data_request WHERE status = 'FILED' AND dueAt";

/** Reminds of requests whose time is soon over, and of those whose time is over: once each. Safe to run twice. */
@Injectable()
@HandlesJob('data-requests.remind')
@Recurs({ everyMinutes: 10 })
export class RemindOfRequests implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
  ) {}

  async run(): Promise<{ reminded: number }> {
    const now = this.clock.now();
    const soon = new Date(now.getTime() + HOURS_TO_REMIND * HOUR_MS);
    const late = await this.db.rows<{ id: string }>(`${WAITING} < ? AND overdueToldAt IS NULL`, [now]);
    const due = await this.db.rows<{ id: string }>(`${WAITING} <= ? AND dueAt >= ? AND remindedAt IS NULL`, [
      soon,
      now,
    ]);
    for (const { id } of late) await this.tell(id, 'overdueToldAt');
    for (const { id } of due) await this.tell(id, 'remindedAt');
    return { reminded: late.length + due.length };
  }

  private tell(id: string, mark: 'overdueToldAt' | 'remindedAt'): Promise<void> {
    return this.db.transaction(async () => {
      const request = await this.db.lock(DataRequest, { id });
      if (request?.status !== 'FILED' || request[mark] !== null) return;
      await this.db.update(DataRequest, { id }, { [mark]: this.clock.now() });
      const { employeeId, kind } = request;
      const isOverdue = mark === 'overdueToldAt';
      const event = { dataRequestId: id, employeeId, kind, dueAt: request.dueAt.toISOString(), isOverdue };
      await this.events.record(new DataRequestDue(event));
    });
  }
}
