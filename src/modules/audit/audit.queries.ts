import { Injectable } from '@nestjs/common';
import { auditTables } from '../../kernel/audit/audit-event.entity.js';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { allOf, before, equal, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { type CursorKeys, Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { plusDays } from '../../kernel/values/civil-date.js';
import { displayName, employeeTables } from '../employees/index.js';
import { identityTables } from '../identity/index.js';
import { AuditAccess, IS_READ } from './audit.access.js';
import type { AuditEventFilter, AuditEventQuery, AuditSubjectFilter, AuditSubjectQuery } from './http/audit.request.js';
import type { AuditEventResponse, AuditEventSummaryResponse, AuditSubjectResponse } from './http/audit.response.js';

const { event, value, person } = auditTables;
const EVENT = `SELECT ev.id, ev.number, ev.occurredAt, ev.action, ev.outcome, ev.objectType, ev.objectId, ev.subjectEmployeeId,
  s.name AS subjectName, s.frontTitle AS subjectFrontTitle, s.backTitle AS subjectBackTitle,
  ev.actorAccountId, ev.actorEmployeeId, ac.username AS actorUsername, sv.name AS serviceName, a.name AS actorName, a.frontTitle AS actorFrontTitle,
  a.backTitle AS actorBackTitle, ev.actorRoles, ev.sessionId, ev.address, ev.requestId, ev.traceId, ev.facts,
  ev.valuesHash, ev.hash, v.valuesJson
  FROM ${event} ev LEFT JOIN ${employeeTables.employee} s ON s.id = ev.subjectEmployeeId
  LEFT JOIN ${employeeTables.employee} a ON a.id = ev.actorEmployeeId
  LEFT JOIN ${identityTables.account} ac ON ac.id = ev.actorAccountId AND ev.actorEmployeeId IS NULL
  LEFT JOIN ${identityTables.serviceAccount} sv ON sv.id = ev.actorAccountId
  LEFT JOIN ${value} v ON v.id = ev.id`;
const SUBJECTS = `SELECT ev.employeeId, e.name, e.frontTitle, e.backTitle,
  SUM(CASE WHEN ${IS_READ} THEN 1 ELSE 0 END) AS reads_, COUNT(*) AS events,
  MIN(ev.occurredAt) AS firstAt, MAX(ev.occurredAt) AS lastAt`;
const NAMES = `LEFT JOIN ${employeeTables.employee} e ON e.id = ev.employeeId`;
const GROUPED = 'GROUP BY ev.employeeId, e.name, e.frontTitle, e.backTitle ORDER BY ev.employeeId LIMIT ?';

type Texts = 'subjectName' | 'subjectFrontTitle' | 'subjectBackTitle' | 'actorUsername' | 'actorName' | 'serviceName';
type MoreTexts = 'actorFrontTitle' | 'actorBackTitle' | 'actorRoles' | 'facts' | 'valuesHash' | 'valuesJson';
type EventRow = Omit<AuditEventResponse, 'facts' | 'values' | 'subjectName' | 'actorName' | 'actorRoles'> &
  Readonly<Record<Texts | MoreTexts, string | null>>;
type DataClasses = ReadonlyMap<string, readonly { readonly objectType: string }[]>;
interface SubjectRow {
  readonly employeeId: string;
  readonly name: string | null;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
  readonly reads_: number;
  readonly events: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Reads of the whole record, for those who may see it; each read is recorded itself. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: AuditAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One event with its values. Throws REQUEST.NOT_FOUND. */
  async event(actor: Actor, id: string): Promise<AuditEventResponse> {
    const where = allOf(equal('ev.id', id), this.access.readable(actor));
    const [row] = await this.db.rows<EventRow>(`${EVENT} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'audit-event', id, row.subjectEmployeeId);
    return toEvent(row);
  }

  /** Events, the latest first. */
  async events(actor: Actor, query: AuditEventQuery): Promise<Page<AuditEventSummaryResponse>> {
    const filter = ['audit-events', ...filterKeys(query)];
    const where = this.where(actor, query);
    const rows = await this.page(where, this.cursors.keysOf(query, filter), query.limit + 1);
    const total = query.count ? await this.db.count(`${event} ev`, where) : undefined;
    this.note(actor, query, rows.slice(0, query.limit));
    return this.cursors.pageOf({ rows, query, filter, total, keys: keysOf, item: toSummary });
  }

  /** All events of a filter, page by page, the latest first. */
  async *all(actor: Actor, filter: AuditEventFilter, pageSize = 500): AsyncGenerator<AuditEventResponse> {
    const where = this.where(actor, filter);
    let keys: CursorKeys | undefined;
    do {
      const rows = await this.page(where, keys, pageSize);
      for (const row of rows) yield toEvent(row);
      const last = rows.at(-1);
      keys = last && rows.length === pageSize ? keysOf(last) : undefined;
    } while (keys);
  }

  /** Whose records an account or a session read or changed in a period, by person. */
  async subjects(actor: Actor, query: AuditSubjectQuery): Promise<Page<AuditSubjectResponse>> {
    const { actorAccountId, sessionId, from, to } = query;
    const filter = ['audit-subjects', actorAccountId, sessionId, from, to];
    const [last = ''] = this.cursors.keysOf(query, filter) ?? [];
    const touched = peopleOf(this.where(actor, query));
    const sql = `${SUBJECTS} FROM ${touched.sql} ev ${NAMES} WHERE ev.employeeId > ? ${GROUPED}`;
    const rows = await this.db.rows<SubjectRow>(sql, [...touched.values, last, query.limit + 1]);
    const total = query.count ? await this.countSubjects(touched) : undefined;
    this.reads.list(
      actor,
      'audit-subject',
      { actorAccountId, sessionId, from, to },
      rows.slice(0, query.limit).map((row) => row.employeeId),
    );
    const classes = await this.dataClasses(touched, rows);
    const item = (row: SubjectRow): AuditSubjectResponse => toSubject(row, classes);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.employeeId], item });
  }

  /** The people whose records a filter's events are of, for the record of an export. */
  async people(actor: Actor, filter: AuditEventFilter): Promise<string[]> {
    const touched = peopleOf(this.where(actor, filter));
    const sql = `SELECT DISTINCT ev.employeeId FROM ${touched.sql} ev ORDER BY ev.employeeId`;
    return (await this.db.rows<{ employeeId: string }>(sql, touched.values)).map(({ employeeId }) => employeeId);
  }

  /** The same as `subjects`, all of them, page by page. */
  async *allSubjects(actor: Actor, filter: AuditSubjectFilter, pageSize = 500): AsyncGenerator<AuditSubjectResponse> {
    const touched = peopleOf(this.where(actor, filter));
    const sql = `${SUBJECTS} FROM ${touched.sql} ev ${NAMES} WHERE ev.employeeId > ? ${GROUPED}`;
    for (let last = ''; ;) {
      const rows = await this.db.rows<SubjectRow>(sql, [...touched.values, last, pageSize]);
      const classes = await this.dataClasses(touched, rows);
      for (const row of rows) yield toSubject(row, classes);
      const end = rows.at(-1);
      if (!end || rows.length < pageSize) return;
      last = end.employeeId;
    }
  }

  /** Which kinds of records the events of each of these people were of. */
  private async dataClasses(touched: SqlCondition, people: readonly { employeeId: string }[]): Promise<DataClasses> {
    if (people.length === 0) return new Map();
    const ids = people.map(({ employeeId }) => employeeId);
    const sql = `SELECT DISTINCT ev.employeeId, ev.objectType FROM ${touched.sql} ev
      WHERE ev.employeeId IN (${ids.map(() => '?').join(', ')}) ORDER BY ev.objectType`;
    const rows = await this.db.rows<{ employeeId: string; objectType: string }>(sql, [...touched.values, ...ids]);
    return Map.groupBy(rows, ({ employeeId }) => employeeId);
  }

  private async countSubjects(touched: SqlCondition): Promise<number> {
    const sql = `SELECT COUNT(DISTINCT ev.employeeId) AS total FROM ${touched.sql} ev`;
    const [row] = await this.db.rows<{ total: number }>(sql, touched.values);
    return Number(row?.total ?? 0);
  }

  private page(where: SqlCondition, keys: CursorKeys | undefined, limit: number): Promise<EventRow[]> {
    const page = allOf(where, before(['ev.occurredAt', 'ev.id'], keys));
    const sql = `${EVENT} WHERE ${page.sql} ORDER BY ev.occurredAt DESC, ev.id DESC LIMIT ?`;
    return this.db.rows<EventRow>(sql, [...page.values, limit]);
  }

  /** Days count from their first to their last instant in the government's zone. */
  private where(actor: Actor, filter: Partial<AuditEventFilter>): SqlCondition {
    const { objectType, objectId, subjectEmployeeId, actorAccountId, actorEmployeeId, sessionId } = filter;
    const { action, outcome, from, to } = filter;
    const since = from && { sql: 'ev.occurredAt >= ?', values: [this.clock.startOf(from)] };
    const until = to && { sql: 'ev.occurredAt < ?', values: [this.clock.startOf(plusDays(to, 1))] };
    return allOf(
      this.access.readable(actor),
      equal('ev.objectType', objectType),
      equal('ev.objectId', objectId),
      equal('ev.subjectEmployeeId', subjectEmployeeId),
      equal('ev.actorAccountId', actorAccountId),
      equal('ev.actorEmployeeId', actorEmployeeId),
      equal('ev.sessionId', sessionId),
      equal('ev.action', action),
      equal('ev.outcome', outcome),
      since || undefined,
      until || undefined,
    );
  }

  private note(actor: Actor, filter: AuditEventFilter, rows: readonly EventRow[]): void {
    const asked = { ...pick(filter), employeeId: filter.subjectEmployeeId };
    this.reads.list(
      actor,
      'audit-event',
      asked,
      rows.map((row) => row.subjectEmployeeId),
    );
  }
}

/** Each person with each event of a condition on `ev` that is of his record or showed it among others. */
function peopleOf({ sql, values }: SqlCondition): SqlCondition {
  const own = `SELECT ev.subjectEmployeeId AS employeeId, ev.action, ev.objectType, ev.occurredAt FROM ${event} ev
    WHERE ${sql} AND ev.subjectEmployeeId IS NOT NULL`;
  const among = `SELECT sp.employeeId, ev.action, ev.objectType, ev.occurredAt FROM ${event} ev
    JOIN ${person} sp ON sp.eventId = ev.id WHERE ${sql}`;
  return { sql: `(${own} UNION ALL ${among})`, values: [...values, ...values] };
}

/** The filter alone, without the place in the list. */
export function pick(filter: AuditEventFilter): Record<string, string | undefined> {
  const { objectType, objectId, subjectEmployeeId, actorAccountId, actorEmployeeId, sessionId } = filter;
  const { action, outcome, from, to } = filter;
  const who = { subjectEmployeeId, actorAccountId, actorEmployeeId, sessionId };
  return { objectType, objectId, ...who, action, outcome, from, to };
}

const filterKeys = (filter: AuditEventFilter): (string | undefined)[] => Object.values(pick(filter));
/** As stored, which is what the columns are compared with. */
const keysOf = ({ occurredAt, id }: EventRow): CursorKeys => [occurredAt, id];

function nameOf(name: string | null, frontTitle: string | null, backTitle: string | null): string | null {
  return name === null ? null : displayName({ name, frontTitle, backTitle });
}

function toSummary(row: EventRow): AuditEventSummaryResponse {
  const { id, action, outcome, objectType, objectId, subjectEmployeeId, actorAccountId, actorEmployeeId } = row;
  return {
    id,
    number: row.number === null ? null : Number(row.number),
    occurredAt: isoOf(row.occurredAt),
    ...{ action, outcome, objectType, objectId, subjectEmployeeId },
    subjectName: nameOf(row.subjectName, row.subjectFrontTitle, row.subjectBackTitle),
    ...{ actorAccountId, actorEmployeeId },
    actorName: nameOf(row.actorName, row.actorFrontTitle, row.actorBackTitle) ?? row.actorUsername ?? row.serviceName,
    actorRoles: (row.actorRoles ?? '').split(',').filter(Boolean),
    sessionId: row.sessionId,
    address: row.address,
    facts: row.facts === null ? null : withoutNames(JSON.parse(row.facts) as object),
  };
}

/** In a list only how many people an event showed: they may be thousands. */
function withoutNames(facts: { people?: unknown }): object {
  return Array.isArray(facts.people) ? { ...facts, people: facts.people.length } : facts;
}

function toEvent(row: EventRow): AuditEventResponse {
  const { requestId, traceId, hash, valuesHash, valuesJson } = row;
  return {
    ...toSummary(row),
    facts: row.facts === null ? null : (JSON.parse(row.facts) as object),
    ...{ requestId, traceId, hash },
    valuesState: valuesHash === null ? 'NONE' : valuesJson === null ? 'ERASED' : 'KEPT',
    values: valuesJson === null ? null : (JSON.parse(valuesJson) as AuditEventResponse['values']),
  };
}

function toSubject(
  { reads_, events, firstAt, lastAt, ...row }: SubjectRow,
  classes: DataClasses,
): AuditSubjectResponse {
  return {
    employeeId: row.employeeId,
    name: nameOf(row.name, row.frontTitle, row.backTitle),
    reads: Number(reads_),
    changes: Number(events) - Number(reads_),
    dataClasses: (classes.get(row.employeeId) ?? []).map(({ objectType }) => objectType),
    firstAt: isoOf(firstAt),
    lastAt: isoOf(lastAt),
  };
}
