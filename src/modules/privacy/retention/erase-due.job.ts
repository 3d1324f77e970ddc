import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { EmployeesApi } from '../../employees/index.js';
import { ErasureAnnounced } from '../privacy.events.js';
import { DuePeople } from './due-people.js';
import { Eraser } from './eraser.js';
import { ErasureNotice, RetentionRun, type RunCounts } from './persistence/retention.entity.js';

const DAY_MS = 86_400_000;

/**
 * Erases what is due once a day: people who left long ago, after a notice, and requests that were decided long ago. Who is held is
 * passed over. One transaction a person, and each run that did something leaves a record of its counts. Safe to run twice.
 */
@Injectable()
@HandlesJob('retention.erase-due')
@Recurs({ dailyAt: '03:15' })
export class EraseDue implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly employees: EmployeesApi,
    private readonly due: DuePeople,
    private readonly eraser: Eraser,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<RunCounts> {
    const startedAt = this.clock.now();
    const counts = { announced: 0, erased: 0, held: 0, waiting: 0 };
    const people = await this.due.all();
    await this.withdrawNotices(people.map(({ employeeId }) => employeeId));
    for (const { employeeId } of people) {
      signal.throwIfAborted();
      counts[await this.treat(employeeId)] += 1;
    }
    const { announced, erased, held } = counts;
    const done = { announced, erased, held, requests: await this.eraseRequests() };
    if (announced + erased + done.requests > 0) await this.recordRun(startedAt, done);
    return done;
  }

  /** One person: held, told of, erased, or still waiting for the day. All of it is looked at again under the lock. */
  private treat(employeeId: string): Promise<'announced' | 'erased' | 'held' | 'waiting'> {
    return this.db.transaction(async () => {
      await this.employees.lock(employeeId);
      if (!(await this.due.isDue(employeeId))) return 'waiting';
      if ((await this.eraser.heldSince(employeeId)) !== null) return 'held';
      const notice = await this.db.lock(ErasureNotice, { employeeId });
      if (!notice) return this.announce(employeeId);
      if (notice.eraseOn > this.clock.today()) return 'waiting';
      await this.eraser.erase(employeeId, 'DUE');
      return 'erased';
    });
  }

  private async announce(employeeId: string): Promise<'announced'> {
    const eraseOn = plusDays(this.clock.today(), this.config.erasureNoticeDays);
    const notice = { id: newId(), employeeId, noticedAt: this.clock.now(), eraseOn };
    await this.db.insert(ErasureNotice, notice);
    const object = { type: 'employee', id: employeeId };
    const facts = { eraseOn };
    await this.audit.record({ action: 'employee.announce-erasure', object, subjectEmployeeId: employeeId, facts });
    await this.events.record(new ErasureAnnounced({ employeeId, eraseOn }));
    return 'announced';
  }

  /** Who came back, or was erased, has no notice any more; the next time begins with a new one. */
  private withdrawNotices(due: readonly string[]): Promise<void> {
    return this.db.transaction(async () => {
      const notices = await this.db.find(ErasureNotice, {});
      for (const { id, employeeId } of notices)
        if (!due.includes(employeeId)) await this.db.remove(ErasureNotice, { id });
    });
  }

  private async eraseRequests(): Promise<number> {
    if (this.config.dataRequestDays === 0) return 0;
    const before = new Date(this.clock.now().getTime() - this.config.dataRequestDays * DAY_MS);
    return this.db.transaction(async () => {
      const sql = `DELETE FROM data_request WHERE status <> 'FILED' AND updatedAt < ? AND employeeId NOT IN
        (SELECT h.employeeId FROM retention_hold h WHERE h.releasedAt IS NULL)`;
      const requests = await this.db.change(sql, [before]);
      const facts = { before: before.toISOString(), requests };
      const object = { type: 'data-request', id: 'all' };
      if (requests > 0) await this.audit.record({ action: 'data-request.erase', object, facts });
      return requests;
    });
  }

  private recordRun(startedAt: Date, counts: RunCounts): Promise<void> {
    return this.db.transaction(async () => {
      const id = newId();
      await this.db.insert(RetentionRun, { id, startedAt, counts });
      const facts = { ...counts };
      await this.audit.record({ action: 'retention.run', object: { type: 'retention-run', id }, facts });
    });
  }
}
