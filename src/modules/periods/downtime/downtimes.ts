import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { after, allOf, EVERYTHING } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { assertVersion } from '../../../kernel/http/params.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { extendedDay, lostDays } from '../domain/grace.js';
import type { DowntimeRequest } from '../http/downtime.request.js';
import type { DowntimeResponse } from '../http/downtime.response.js';
import { periodProblems } from '../periods.problems.js';
import { ServiceDowntime, ServicePresence } from '../persistence/service-downtime.entity.js';

/** A pause of the service of this length is an outage; a shorter one is a restart. */
const NOTICED_MS = 5 * 60_000;
/** The longest outage that somebody records. */
const MOST_DAYS = 31;
const DAY_MS = 86_400_000;
const DOWNTIME = 'SELECT sd.id, sd.startedAt, sd.endedAt, sd.source, sd.reason, sd.version FROM service_downtime sd';

type NewDowntime = Pick<ServiceDowntime, 'id' | 'startedAt' | 'endedAt' | 'source' | 'reason'>;

/** Knows when nobody could work with the service, and gives those days back to whoever had a deadline then. Rule PE-7. */
@Injectable()
export class Downtimes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly cursors: Cursors,
  ) {}

  /** Gives the day up to which something may still be done that is due by another, as outages are known now. */
  async grace(): Promise<(dueOn: CivilDate) => CivilDate> {
    const rows = await this.db.rows<Pick<DowntimeResponse, 'startedAt' | 'endedAt'>>(DOWNTIME);
    if (rows.length === 0) return (dueOn) => dueOn;
    const at = (instant: string): number => Date.parse(isoOf(instant));
    const outages = rows.map(({ startedAt, endedAt }) => ({ from: at(startedAt), until: at(endedAt) }));
    const dayOf = (instant: number): CivilDate => this.clock.today(new Date(instant));
    const lost = lostDays(outages, dayOf, (day) => this.clock.startOf(day).getTime());
    return (dueOn) => extendedDay(dueOn, lost);
  }

  /** Notes that the service works, and the outage when it has not for minutes. Safe to call from several processes at once. */
  async noteWork(): Promise<void> {
    await this.db.transaction(async () => {
      const presence = await this.db.lock(ServicePresence, { id: 1 });
      const now = this.clock.now();
      const seenAt = presence?.seenAt ?? null;
      if (seenAt !== null && seenAt >= now) return;
      if (seenAt !== null && now.getTime() - seenAt.getTime() >= NOTICED_MS)
        await this.keep({ id: newId(), startedAt: seenAt, endedAt: now, source: 'NOTICED', reason: null });
      await this.db.update(ServicePresence, { id: 1 }, { seenAt: now });
    });
  }

  /** Records an outage that the service could not notice; gives its id. Throws REQUEST.ID_TAKEN, PERIOD.DOWNTIME_IMPOSSIBLE. */
  async record({ id = newId(), startedAt: from, endedAt: until, reason }: DowntimeRequest): Promise<string> {
    const [startedAt, endedAt] = [new Date(from), new Date(until)];
    const lasted = endedAt.getTime() - startedAt.getTime();
    if (lasted <= 0 || lasted > MOST_DAYS * DAY_MS || endedAt > this.clock.now())
      throw refusedAt(periodProblems.DOWNTIME_IMPOSSIBLE, { days: MOST_DAYS }, '/endedAt');
    await this.db.transaction(() => this.keep({ id, startedAt, endedAt, source: 'RECORDED', reason }));
    return id;
  }

  /** Takes an outage back that somebody has recorded by mistake. Throws REQUEST.NOT_FOUND, STALE, PERIOD.DOWNTIME_NOTICED. */
  async withdraw(id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const downtime = await this.db.lock(ServiceDowntime, { id });
      if (!downtime) throw requestProblems.NOT_FOUND();
      assertVersion(downtime.version, version);
      if (downtime.source === 'NOTICED') throw periodProblems.DOWNTIME_NOTICED();
      await this.db.remove(ServiceDowntime, { id });
      const { startedAt, endedAt, reason } = downtime;
      await this.note('withdraw', id, { before: { startedAt, endedAt, reason } });
    });
  }

  /** One outage. Throws REQUEST.NOT_FOUND. */
  async downtime(id: string): Promise<DowntimeResponse> {
    const [row] = await this.db.rows<DowntimeResponse>(`${DOWNTIME} WHERE sd.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toDowntime(row);
  }

  /** Outages, the earliest first. */
  async downtimes(query: PageQuery): Promise<Page<DowntimeResponse>> {
    const filter = ['service-downtimes'];
    const page = allOf(after(['sd.startedAt', 'sd.id'], this.cursors.keysOf(query, filter)));
    const sql = `${DOWNTIME} WHERE ${page.sql} ORDER BY sd.startedAt, sd.id LIMIT ?`;
    const rows = await this.db.rows<DowntimeResponse>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('service_downtime', EVERYTHING) : undefined;
    const keys = ({ startedAt, id }: DowntimeResponse): CursorKeys => [startedAt, id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toDowntime });
  }

  private async keep(downtime: NewDowntime): Promise<void> {
    await refuseTaken(this.db.insert(ServiceDowntime, { ...downtime, createdAt: this.clock.now(), version: 1 }));
    const { id, ...after } = downtime;
    await this.note(downtime.source === 'NOTICED' ? 'notice' : 'record', id, { after });
  }

  private note(verb: string, id: string, values: { before?: object; after?: object }): Promise<void> {
    return this.audit.record({ action: `downtime.${verb}`, object: { type: 'service-downtime', id }, ...values });
  }
}

function toDowntime(row: DowntimeResponse): DowntimeResponse {
  const { id, startedAt, endedAt, source, reason, version } = row;
  return { id, startedAt: isoOf(startedAt), endedAt: isoOf(endedAt), source, reason, version: Number(version) };
}
