import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { organizationTables } from '../../organization/index.js';
import { displayName, type Titled } from '../domain/display-name.js';
import { EmployeeAccess } from '../employee.access.js';
import { type AttendanceStatus, leaveOf, shownStatus, type ShownStatus } from './domain/attendance-status.js';
import { monthlySummary, type PresenceDay } from './domain/monthly-summary.js';
import type {
  AttendanceDayQuery,
  AttendanceMonthQuery,
  AttendanceQuery,
  AttendanceSummaryQuery,
} from './http/attendance.request.js';
import type { AttendanceDayResponse, AttendanceSummaryResponse } from './http/attendance.response.js';

const FACTS = 'd.status, d.lateMinutes, d.earlyLeaveMinutes, d.noCheckIn, d.noCheckOut';
const PERSON = 'SELECT e.id, e.name, e.nameKey, e.frontTitle, e.backTitle FROM employee e';

type Flags = 'noCheckIn' | 'noCheckOut';
type FactRow = Omit<PresenceDay, Flags> & Record<Flags, number> & { status: AttendanceStatus };
type DayRow = FactRow & Titled & { id: string; employeeId: string; day: string; seesReason: number };
type PersonRow = Titled & { id: string; nameKey: string };

/** Reads of presence, filtered by whose the caller may see; why somebody is on leave only those see who may know. */
@Injectable()
export class AttendanceQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Presence by day, the earliest first. */
  async days(actor: Actor, query: AttendanceQuery): Promise<Page<AttendanceDayResponse>> {
    const { unitId, from, until, status } = query;
    const scope = this.access.reached(actor, 'attendance:read', 'd.employeeId');
    const page = await this.page(actor, query, allOf(scope, this.inUnit(unitId, 'd.employeeId')), [
      'attendance',
      unitId,
    ]);
    const facts = { unitId, from, until, status };
    this.reads.list(actor, 'employee', facts, [...new Set(page.data.map(({ employeeId }) => employeeId))]);
    return page;
  }

  /** One person's presence by day. Throws REQUEST.NOT_FOUND. */
  async daysOf(actor: Actor, id: string, query: AttendanceDayQuery): Promise<Page<AttendanceDayResponse>> {
    await this.access.require(actor, 'attendance:read', id);
    this.reads.record(actor, 'employee', id, id);
    return this.page(actor, query, allOf(equal('d.employeeId', id)), ['attendance-of', id]);
  }

  /** What a month comes to for everybody with recorded days in it, by name. */
  async summaries(actor: Actor, query: AttendanceSummaryQuery): Promise<Page<AttendanceSummaryResponse>> {
    const month = query.month ?? this.clock.today().slice(0, 7);
    const filter = ['attendance-summaries', month, query.unitId];
    const recorded = `EXISTS (SELECT 1 FROM attendance_day d WHERE d.employeeId = e.id AND d.day >= ? AND d.day <= ?)`;
    const where = allOf(this.access.reached(actor, 'attendance:read', 'e.id'), this.inUnit(query.unitId, 'e.id'), {
      sql: recorded,
      values: daysOfMonth(month),
    });
    const page = allOf(where, after(['e.nameKey', 'e.id'], this.cursors.keysOf(query, filter)));
    const sql = `${PERSON} WHERE ${page.sql} ORDER BY e.nameKey, e.id LIMIT ?`;
    const people = await this.db.rows<PersonRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('employee e', where) : undefined;
    const ids = people.map(({ id }) => id);
    this.reads.list(actor, 'employee', { month, unitId: query.unitId }, ids.slice(0, query.limit));
    const days = await this.monthOf(ids, month);
    const item = (person: PersonRow): AttendanceSummaryResponse => toSummary(person, month, days.get(person.id) ?? []);
    return this.cursors.pageOf({ rows: people, query, filter, total, keys: (row) => [row.nameKey, row.id], item });
  }

  /** What a month comes to for one person. Throws REQUEST.NOT_FOUND. */
  async summary(actor: Actor, id: string, query: AttendanceMonthQuery): Promise<AttendanceSummaryResponse> {
    await this.access.require(actor, 'attendance:read', id);
    this.reads.record(actor, 'employee', id, id);
    const month = query.month ?? this.clock.today().slice(0, 7);
    const [person] = await this.db.rows<PersonRow>(`${PERSON} WHERE e.id = ?`, [id]);
    const days = await this.monthOf([id], month);
    return toSummary(
      person ?? { id, name: '', nameKey: '', frontTitle: null, backTitle: null },
      month,
      days.get(id) ?? [],
    );
  }

  private async page(
    actor: Actor,
    query: AttendanceDayQuery,
    whose: SqlCondition,
    what: readonly (string | undefined)[],
  ): Promise<Page<AttendanceDayResponse>> {
    const { from, until, status } = query;
    const filter = [...what, from, until, status];
    const where = allOf(
      whose,
      from === undefined ? undefined : { sql: 'd.day >= ?', values: [from] },
      until === undefined ? undefined : { sql: 'd.day <= ?', values: [until] },
      statusCondition(status),
    );
    const reason = this.access.reached(actor, 'absence:read', 'd.employeeId');
    const page = allOf(where, after(['d.day', 'd.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<DayRow>(
      `SELECT d.id, d.employeeId, e.name, e.frontTitle, e.backTitle, d.day, ${FACTS}, CASE WHEN ${reason.sql} THEN 1 ELSE 0 END AS seesReason
       FROM attendance_day d JOIN employee e ON e.id = d.employeeId WHERE ${page.sql} ORDER BY d.day, d.id LIMIT ?`,
      [...reason.values, ...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count('attendance_day d', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.day, row.id], item: toDay });
  }

  private async monthOf(ids: readonly string[], month: string): Promise<Map<string, PresenceDay[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.rows<FactRow & { employeeId: string }>(
      `SELECT d.employeeId, ${FACTS} FROM attendance_day d
       WHERE d.employeeId IN (${ids.map(() => '?').join(', ')}) AND d.day >= ? AND d.day <= ?`,
      [...ids, ...daysOfMonth(month)],
    );
    const byPerson = Map.groupBy(rows, ({ employeeId }) => employeeId);
    return new Map([...byPerson].map(([id, own]) => [id, own.map(toPresence)]));
  }

  /** People with a definitive post today in a unit or below it. */
  private inUnit(unitId: string | undefined, column: string): SqlCondition | undefined {
    if (unitId === undefined) return undefined;
    const on = this.clock.today();
    const sql = `EXISTS (SELECT 1 FROM assignment ua JOIN ${organizationTables.ancestor} un ON un.unitId = ua.unitId
      WHERE ua.employeeId = ${column} AND un.ancestorId = ? AND un.validFrom <= ? AND un.validUntil >= ?
      AND ua.kind = 'DEFINITIF' AND ua.validFrom <= ? AND ua.validUntil >= ?)`;
    return { sql, values: [unitId, on, on, on, on] };
  }
}

const daysOfMonth = (month: string): [string, string] => [`${month}-01`, `${month}-31`];

function statusCondition(status: ShownStatus | undefined): SqlCondition | undefined {
  if (status !== 'CUTI') return equal('d.status', status);
  return { sql: "d.status LIKE 'CUTI%'", values: [] };
}

function toPresence({ noCheckIn, noCheckOut, lateMinutes, earlyLeaveMinutes, status }: FactRow): PresenceDay {
  const minutes = { lateMinutes: Number(lateMinutes), earlyLeaveMinutes: Number(earlyLeaveMinutes) };
  return { status, ...minutes, noCheckIn: Number(noCheckIn) === 1, noCheckOut: Number(noCheckOut) === 1 };
}

function toDay({
  id,
  employeeId,
  name,
  frontTitle,
  backTitle,
  day,
  seesReason,
  ...facts
}: DayRow): AttendanceDayResponse {
  const { status, ...rest } = toPresence(facts);
  const leaveKind = Number(seesReason) === 1 ? leaveOf(status) : null;
  const employeeName = displayName({ name, frontTitle, backTitle });
  return { id, employeeId, employeeName, day, status: shownStatus(status), leaveKind, ...rest };
}

function toSummary(person: PersonRow, month: string, days: readonly PresenceDay[]): AttendanceSummaryResponse {
  return { employeeId: person.id, displayName: displayName(person), month, ...monthlySummary(days) };
}
