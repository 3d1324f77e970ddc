import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { Recurs } from '../../kernel/schedules/recurs.js';

const DAY_MS = 24 * 3_600_000;
const AT_A_TIME = 500;

/**
 * Erases sessions that ended or expired so many days ago, with the addresses and programs of whoever signed in; the audit
 * record keeps that they were. Safe to run twice: a session that is over never lives again.
 */
@Injectable()
@HandlesJob('sessions.erase-ended')
@Recurs({ dailyAt: '02:45' })
export class EraseEndedSessions implements JobHandler {
  private readonly over = this.db.prepare<{ id: string }>(
    `SELECT id FROM session WHERE endedAt < ? OR expiresAt < ? LIMIT ${AT_A_TIME}`,
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ erased: number }> {
    const before = new Date(this.clock.now().getTime() - this.config.endedSessionDays * DAY_MS);
    for (let erased = 0; ;) {
      signal.throwIfAborted();
      const ids = (await this.over.all([before, before])).map(({ id }) => id);
      if (ids.length === 0) return { erased };
      erased += await this.db.transaction(() => this.erase(ids, before));
    }
  }

  private async erase(ids: readonly string[], before: Date): Promise<number> {
    const sessions = await this.db.change(`DELETE FROM session WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
    const facts = { before: before.toISOString(), sessions };
    await this.audit.record({ action: 'session.erase', object: { type: 'session', id: 'all' }, facts });
    return sessions;
  }
}
