import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { DailyLogAccess } from './daily-log.access.js';
import { DailyLogPolicy } from './daily-log-policy.js';
import { withinDays } from './daily-log.queries.js';
import { daysOfMonth } from './domain/daily-log.js';
import type { DailyLogTotalsQuery, TeamDailyLogQuery } from './http/daily-log.request.js';
import type { DailyLogTotalResponse, TeamDailyLogResponse } from './http/daily-log.response.js';

const { employee, reportingLine } = employeeTables;
/** One row for each month, person and result; where there is none, the key of the result is empty. */
const TOTALS_OF = (where: string): string => `(SELECT SUBSTR(dl.occurredOn, 1, 7) AS month, dl.employeeId,
  COALESCE(dl.resultId, '') AS resultKey, COUNT(DISTINCT dl.occurredOn) AS daysLogged, COUNT(*) AS entries, SUM(dl.minutes) AS minutes
  FROM daily_log_entry dl WHERE ${where} GROUP BY SUBSTR(dl.occurredOn, 1, 7), dl.employeeId, COALESCE(dl.resultId, '')) t`;
const NAMED = `JOIN ${employee} e ON e.id = t.employeeId LEFT JOIN work_plan_result r ON r.id = t.resultKey`;
const TEAM = `SELECT e.id AS employeeId, e.name, e.nameKey, e.frontTitle, e.backTitle, COUNT(DISTINCT dl.occurredOn) AS daysLogged,
  COUNT(dl.id) AS entries, COALESCE(SUM(dl.minutes), 0) AS minutes, COUNT(dl.id) - COUNT(dl.seenAt) AS unseenEntries,
  MAX(dl.occurredOn) AS lastLoggedOn
  FROM ${reportingLine} rl JOIN ${employee} e ON e.id = rl.employeeId
  LEFT JOIN daily_log_entry dl ON dl.employeeId = e.id AND dl.occurredOn >= ? AND dl.occurredOn <= ?`;
const BY_PERSON = 'GROUP BY e.id, e.name, e.nameKey, e.frontTitle, e.backTitle ORDER BY e.nameKey, e.id LIMIT ?';

type TotalRow = Omit<DailyLogTotalResponse, 'employeeName' | 'resultId'> & Titled & { readonly resultKey: string };
type TeamRow = Omit<TeamDailyLogResponse, 'displayName' | 'month'> & Titled & { readonly nameKey: string };

/** What the daily log comes to: by month and result, and for each member of a team. Rule DL-6. */
@Injectable()
export class DailyLogTotalsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly policy: DailyLogPolicy,
    private readonly access: DailyLogAccess,
    private readonly plans: WorkPlanAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Minutes by month, person and result, of the year that runs by default. Throws DAILY_LOG.NOT_USED. */
  async totals(actor: Actor, query: DailyLogTotalsQuery): Promise<Page<DailyLogTotalResponse>> {
    await this.policy.requireUsed();
    const { employeeId, resultId, until } = query;
    const from = query.from ?? `${(until ?? this.clock.today()).slice(0, 4)}-01-01`;
    const filter = ['daily-log-totals', employeeId, from, until, resultId];
    const asked = withinDays({ employeeId, from, until, resultId });
    const where = allOf(this.access.reached(actor, 'daily-log:read'), asked);
    const totals = TOTALS_OF(where.sql);
    const page = following(this.cursors.keysOf(query, filter));
    const sql = `SELECT t.month, t.employeeId, t.resultKey, t.daysLogged, t.entries, t.minutes, r.statement AS resultStatement, e.name,
      e.frontTitle, e.backTitle FROM ${totals} ${NAMED} WHERE ${page.sql} ORDER BY t.month, t.employeeId, t.resultKey LIMIT ?`;
    const rows = await this.db.rows<TotalRow>(sql, [...where.values, ...page.values, query.limit + 1]);
    const all = { sql: '1 = 1', values: where.values };
    const total = query.count ? await this.db.count(totals, all) : undefined;
    const people = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'daily-log-total', { employeeId, from, until, resultId }, people);
    const keys = (row: TotalRow): CursorKeys => [row.month, row.employeeId, row.resultKey];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toTotal });
  }

  /** What today's direct reports have written of a month, by name. One query whatever the team's size. Throws DAILY_LOG.NOT_USED. */
  async team(actor: Actor, query: TeamDailyLogQuery): Promise<Page<TeamDailyLogResponse>> {
    await this.policy.requireUsed();
    const month = query.month ?? this.clock.today().slice(0, 7);
    const { from, until } = daysOfMonth(month);
    const filter = ['team-daily-log', actor.employeeId, month];
    const mine = this.plans.team(actor);
    const page = allOf(mine, after(['e.nameKey', 'e.id'], this.cursors.keysOf(query, filter)));
    const values = [from, until, ...page.values, query.limit + 1];
    const rows = await this.db.rows<TeamRow>(`${TEAM} WHERE ${page.sql} ${BY_PERSON}`, values);
    const total = query.count ? await this.db.count(`${reportingLine} rl`, mine) : undefined;
    const people = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'team-daily-log', { month }, people);
    const keys = (row: TeamRow): CursorKeys => [row.nameKey, row.employeeId];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: (row) => toMember(row, month) });
  }
}

/** Totals that come after one of a month, person and result. */
function following(keys: CursorKeys | undefined): SqlCondition {
  if (!keys) return allOf();
  const [month = null, employeeId = null, resultKey = null] = keys;
  const sql = `(t.month > ? OR t.month = ? AND (t.employeeId > ? OR t.employeeId = ? AND t.resultKey > ?))`;
  return { sql, values: [month, month, employeeId, employeeId, resultKey] };
}

function toTotal(row: TotalRow): DailyLogTotalResponse {
  const { month, employeeId, resultKey, resultStatement } = row;
  const figures = {
    daysLogged: Number(row.daysLogged),
    entries: Number(row.entries),
    minutes: Number(row.minutes),
  };
  const resultId = resultKey === '' ? null : resultKey;
  return { month, employeeId, employeeName: displayName(row), resultId, resultStatement, ...figures };
}

function toMember(row: TeamRow, month: string): TeamDailyLogResponse {
  return {
    employeeId: row.employeeId,
    displayName: displayName(row),
    month,
    daysLogged: Number(row.daysLogged),
    entries: Number(row.entries),
    minutes: Number(row.minutes),
    unseenEntries: Number(row.unseenEntries),
    lastLoggedOn: row.lastLoggedOn,
  };
}
