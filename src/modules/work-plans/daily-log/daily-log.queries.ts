import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { allOf, before, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { decimal } from '../plan-parts.js';
import { DailyLogAccess } from './daily-log.access.js';
import { DailyLogPolicy } from './daily-log-policy.js';
import { isAboveWorkingDay } from './domain/daily-log.js';
import type { DailyLogQuery } from './http/daily-log.request.js';
import type { DailyLogEntryResponse } from './http/daily-log.response.js';

const { employee } = employeeTables;
const FROM = `daily_log_entry dl JOIN ${employee} e ON e.id = dl.employeeId`;
const ENTRY = `SELECT dl.id, dl.employeeId, dl.workPlanId, dl.occurredOn, dl.text, dl.minutes, dl.resultId, r.statement AS resultStatement,
  dl.otherDuty, dl.quantityHundredths, dl.unit, dl.evidenceId, ev.title AS evidenceTitle, dl.seenAt, dl.seenByEmployeeId, dl.seenNote,
  dl.createdAt, dl.version, e.name, e.frontTitle, e.backTitle, s.name AS seenName, s.frontTitle AS seenFrontTitle,
  s.backTitle AS seenBackTitle, (SELECT SUM(dd.minutes) FROM daily_log_entry dd WHERE dd.employeeId = dl.employeeId
    AND dd.occurredOn = dl.occurredOn) AS dayMinutes
  FROM ${FROM} LEFT JOIN work_plan_result r ON r.id = dl.resultId LEFT JOIN evidence ev ON ev.id = dl.evidenceId AND ev.withdrawnAt IS NULL
  LEFT JOIN ${employee} s ON s.id = dl.seenByEmployeeId`;

interface Row
  extends Omit<DailyLogEntryResponse, 'employeeName' | 'quantity' | 'isAboveWorkingDay' | 'seenByName'>, Titled {
  readonly quantityHundredths: number | null;
  readonly seenName: string | null;
  readonly seenFrontTitle: string | null;
  readonly seenBackTitle: string | null;
}

/** Reads of the daily log. Rule DL-4. */
@Injectable()
export class DailyLogQueries {
  constructor(
    private readonly db: Database,
    private readonly policy: DailyLogPolicy,
    private readonly access: DailyLogAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One entry. Throws DAILY_LOG.NOT_USED, REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<DailyLogEntryResponse> {
    const workingDay = await this.policy.requireUsed();
    const where = allOf({ sql: 'dl.id = ?', values: [id] }, this.access.reached(actor, 'daily-log:read'));
    const [row] = await this.db.rows<Row>(`${ENTRY} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'daily-log-entry', id, row.employeeId);
    return shown(row, workingDay);
  }

  /** Entries, the latest day first. Throws DAILY_LOG.NOT_USED. */
  async list(actor: Actor, query: DailyLogQuery): Promise<Page<DailyLogEntryResponse>> {
    const workingDay = await this.policy.requireUsed();
    const { employeeId, from, until, resultId, unseen } = query;
    const filter = ['daily-log-entries', employeeId, from, until, resultId, unseen];
    const where = allOf(
      this.access.reached(actor, 'daily-log:read'),
      withinDays(query),
      unseen ? { sql: 'dl.seenAt IS NULL', values: [] } : undefined,
    );
    const page = allOf(where, before(['dl.occurredOn', 'dl.id'], this.cursors.keysOf(query, filter)));
    const sql = `${ENTRY} WHERE ${page.sql} ORDER BY dl.occurredOn DESC, dl.id DESC LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const people = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'daily-log-entry', { employeeId, from, until, resultId, unseen }, people);
    const keys = (row: Row): [string, string] => [row.occurredOn, row.id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: (row) => shown(row, workingDay) });
  }
}

/** Whose days are asked for, and which, as a condition on `dl`. */
export function withinDays({
  employeeId,
  from,
  until,
  resultId,
}: Pick<DailyLogQuery, 'employeeId' | 'from' | 'until' | 'resultId'>): SqlCondition {
  return allOf(
    equal('dl.employeeId', employeeId),
    equal('dl.resultId', resultId),
    from === undefined ? undefined : { sql: 'dl.occurredOn >= ?', values: [from] },
    until === undefined ? undefined : { sql: 'dl.occurredOn <= ?', values: [until] },
  );
}

function shown(row: Row, workingDayMinutes: number | null): DailyLogEntryResponse {
  const { id, employeeId, workPlanId, occurredOn, text, resultId, resultStatement, otherDuty, unit } = row;
  const { evidenceId, evidenceTitle, seenByEmployeeId, seenNote, seenName: name } = row;
  const dayMinutes = Number(row.dayMinutes);
  const seenBy = { name: name ?? '', frontTitle: row.seenFrontTitle, backTitle: row.seenBackTitle };
  return {
    ...{ id, employeeId, employeeName: displayName(row), workPlanId, occurredOn, text, minutes: Number(row.minutes) },
    ...{ resultId, resultStatement, otherDuty, quantity: decimal(row.quantityHundredths), unit },
    ...{ evidenceId, evidenceTitle, dayMinutes, isAboveWorkingDay: isAboveWorkingDay(dayMinutes, workingDayMinutes) },
    ...{ seenAt: isoOrNull(row.seenAt), seenByEmployeeId, seenByName: name === null ? null : displayName(seenBy) },
    ...{ seenNote, createdAt: isoOf(row.createdAt), version: Number(row.version) },
  };
}
