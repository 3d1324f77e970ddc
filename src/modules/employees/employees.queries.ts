import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { after, allOf, equal, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { MISSED_RUNS } from '../../kernel/database/source-records.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { type CursorKeys, Cursors } from '../../kernel/http/cursors.js';
import type { PageQuery } from '../../kernel/http/page.request.js';
import type { Page } from '../../kernel/http/page.response.js';
import { type CivilDate, OPEN_END } from '../../kernel/values/civil-date.js';
import { organizationTables } from '../organization/index.js';
import { displayName, type Titled } from './domain/display-name.js';
import { EmployeeAccess } from './employee.access.js';
import { queryTerms } from './search/domain/query-terms.js';
import { PeopleSearch } from './search/people-search.js';
import type { EmployeeQuery } from './http/employee.request.js';
import type { ReportingLineRow } from './persistence/assignment.entity.js';
import type {
  AppraiserPerson,
  AppraiserResponse,
  AssignmentResponse,
  EmployeeResponse,
} from './http/employee.response.js';

const { orgUnit, position, ancestor } = organizationTables;

/** A person with the definitive post of one day; takes that day twice. */
const EMPLOYEE_FROM = `employee e
  LEFT JOIN assignment a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${orgUnit} u ON u.id = a.unitId LEFT JOIN ${position} p ON p.id = a.positionId`;
const EMPLOYEE = `SELECT e.id, e.kind, e.name, e.nameKey, e.frontTitle, e.backTitle, e.nip, e.gradeName AS grade, e.standingCode, e.retiresOn,
  (SELECT MAX(ec.validUntil) FROM employee_contract ec WHERE ec.employeeId = e.id) AS contractEndsOn, e.missedRuns, e.version, a.unitId,
  u.name AS unitName, p.title AS positionTitle FROM ${EMPLOYEE_FROM}`;
const ASSIGNMENT = `SELECT a.id, a.employeeId, a.unitId, u.name AS unitName, a.positionId, p.title AS positionTitle, a.kind, a.headsUnit,
  a.validFrom, a.validUntil, a.letterNumber, a.letterOn, a.version FROM assignment a JOIN ${orgUnit} u ON u.id = a.unitId JOIN ${position} p ON p.id = a.positionId`;
const OFFICIALS = `SELECT r.appraiserId, a.name AS appraiserName, a.frontTitle AS appraiserFront, a.backTitle AS appraiserBack,
  r.basis, au.name AS unitName, r.viaKind, r.viaSince, r.superiorId, s.name AS superiorName,
  s.frontTitle AS superiorFront, s.backTitle AS superiorBack, r.superiorBasis, su.name AS superiorUnitName, r.superiorKind,
  r.superiorSince FROM reporting_line r LEFT JOIN employee a ON a.id = r.appraiserId LEFT JOIN ${orgUnit} au ON au.id = r.viaUnitId
  LEFT JOIN employee s ON s.id = r.superiorId LEFT JOIN ${orgUnit} su ON su.id = r.superiorUnitId
  WHERE r.employeeId = ? AND r.validFrom <= ? AND r.validUntil >= ?`;

type EmployeeRow = Omit<EmployeeResponse, 'displayName' | 'missingInSource'> &
  Titled & { nameKey: string; missedRuns: number | null };
type AssignmentRow = Omit<AssignmentResponse, 'headsUnit' | 'validUntil'> & {
  headsUnit: number;
  validUntil: CivilDate;
};
type OfficialsRow = Pick<ReportingLineRow, 'appraiserId' | 'basis' | 'viaKind' | 'viaSince' | 'superiorId'> &
  Pick<ReportingLineRow, 'superiorBasis' | 'superiorKind' | 'superiorSince'> &
  Record<'appraiserName' | 'superiorName', string> &
  Record<'appraiserFront' | 'appraiserBack' | 'superiorFront' | 'superiorBack', string | null> &
  Record<'unitName' | 'superiorUnitName', string | null>;

/** A list as it was asked for: by what the record of reads knows it, and what its cursors are bound to. */
interface AskedList {
  readonly query: EmployeeQuery;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly filter: readonly unknown[];
}

/** Reads of people, their posts and their appraisers, filtered by whom the caller may see. */
@Injectable()
export class EmployeesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly search: PeopleSearch,
  ) {}

  /** One person. Throws REQUEST.NOT_FOUND, also when the person is not the caller's to see. */
  async employee(actor: Actor, id: string): Promise<EmployeeResponse> {
    const today = this.clock.today();
    const where = allOf(equal('e.id', id), this.access.reached(actor, 'employee:read', 'e.id'));
    const [row] = await this.db.rows<EmployeeRow>(`${EMPLOYEE} WHERE ${where.sql}`, [today, today, ...where.values]);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'employee', id, id);
    return toEmployee(row);
  }

  /** People by name. */
  async employees(actor: Actor, query: EmployeeQuery): Promise<Page<EmployeeResponse>> {
    const { unitId, includeSubunits, q, retiresBefore, contractEndsBefore, missingInSource } = query;
    const asked = { unitId, includeSubunits, q, retiresBefore, contractEndsBefore, missingInSource };
    const filter = ['employees', ...Object.values(asked)];
    const today = this.clock.today();
    const scope = query.unitId
      ? this.access.reachedIn(query.unitId, actor, 'employee:read', 'e.id')
      : this.access.reached(actor, 'employee:read', 'e.id');
    const where = allOf(scope, unitCondition(query, today), endConditions(query, today), missingCondition(query));
    if (q !== undefined) return this.found(actor, { query, asked, filter }, where, q);
    // Who leaves first stands first where that is asked for.
    const order = retiresBefore === undefined ? 'nameKey' : 'retiresOn';
    const page = allOf(where, after([`e.${order}`, 'e.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<EmployeeRow>(`${EMPLOYEE} WHERE ${page.sql} ORDER BY e.${order}, e.id LIMIT ?`, [
      today,
      today,
      ...page.values,
      query.limit + 1,
    ]);
    const total = query.count
      ? await this.db.count(EMPLOYEE_FROM, { sql: where.sql, values: [today, today, ...where.values] })
      : undefined;
    this.note(actor, asked, rows.slice(0, query.limit));
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row[order], row.id], item: toEmployee });
  }

  /** People who fit what was looked for, the best first. */
  private async found(
    actor: Actor,
    { query, asked, filter }: AskedList,
    where: SqlCondition,
    q: string,
  ): Promise<Page<EmployeeResponse>> {
    const keys = this.cursors.keysOf(query, filter);
    const within = { where, limit: query.limit, isCounted: query.count, keys };
    const { hits, total } = await this.search.page(queryTerms(q), within);
    const byId = new Map((await this.byIds(hits.map(({ id }) => id))).map((row) => [row.id, row]));
    const rows = hits.flatMap((hit) => {
      const row = byId.get(hit.id);
      return row ? [{ ...row, rank: hit.rank }] : [];
    });
    this.note(actor, asked, rows.slice(0, query.limit));
    const keysOf = ({ rank, nameKey, id }: (typeof rows)[number]): CursorKeys => [rank, nameKey, id];
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: keysOf,
      item: ({ rank: _, ...row }) => toEmployee(row),
    });
  }

  private async byIds(ids: readonly string[]): Promise<EmployeeRow[]> {
    if (ids.length === 0) return [];
    const today = this.clock.today();
    const sql = `${EMPLOYEE} WHERE e.id IN (${ids.map(() => '?').join(', ')})`;
    return this.db.rows<EmployeeRow>(sql, [today, today, ...ids]);
  }

  private note(actor: Actor, asked: AskedList['asked'], rows: readonly { id: string }[]): void {
    this.reads.list(
      actor,
      'employee',
      asked,
      rows.map(({ id }) => id),
    );
  }

  /** All posts of one person, earliest first. Throws REQUEST.NOT_FOUND. */
  async assignments(actor: Actor, employeeId: string, query: PageQuery): Promise<Page<AssignmentResponse>> {
    await this.requireReadable(actor, employeeId);
    const filter = ['assignments', employeeId];
    const where = allOf(equal('a.employeeId', employeeId));
    const page = allOf(where, after(['a.validFrom', 'a.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<AssignmentRow>(
      `${ASSIGNMENT} WHERE ${page.sql} ORDER BY a.validFrom, a.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count('assignment a', where) : undefined;
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: (row) => [row.validFrom, row.id],
      item: toAssignment,
    });
  }

  /** One post of one person. Throws REQUEST.NOT_FOUND. */
  async assignment(actor: Actor, employeeId: string, id: string): Promise<AssignmentResponse> {
    await this.requireReadable(actor, employeeId);
    const [row] = await this.db.rows<AssignmentRow>(`${ASSIGNMENT} WHERE a.employeeId = ? AND a.id = ?`, [
      employeeId,
      id,
    ]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toAssignment(row);
  }

  /** Who appraises somebody on a day, and who is above. Throws REQUEST.NOT_FOUND. */
  async appraiser(actor: Actor, employeeId: string, on = this.clock.today()): Promise<AppraiserResponse> {
    await this.requireReadable(actor, employeeId);
    const [row] = await this.db.rows<OfficialsRow>(OFFICIALS, [employeeId, on, on]);
    return { on, appraiser: row ? toAppraiser(row) : null, superior: row ? toSuperior(row) : null };
  }

  /** Posts and appraiser are part of a person's record. */
  private async requireReadable(actor: Actor, employeeId: string): Promise<void> {
    await this.access.require(actor, 'employee:read', employeeId);
    this.reads.record(actor, 'employee', employeeId, employeeId);
  }
}

function unitCondition({ unitId, includeSubunits }: EmployeeQuery, on: CivilDate): SqlCondition | undefined {
  if (!unitId || !includeSubunits) return equal('a.unitId', unitId);
  const sql = `a.unitId IN (SELECT t.unitId FROM ${ancestor} t WHERE t.ancestorId = ? AND t.validFrom <= ? AND t.validUntil >= ?)`;
  return { sql, values: [unitId, on, on] };
}

/** People who leave before a day: by retirement, or because no work agreement goes on. Who has left before is not among them. */
function endConditions(
  { retiresBefore, contractEndsBefore }: EmployeeQuery,
  today: CivilDate,
): SqlCondition | undefined {
  const retiring = retiresBefore === undefined ? undefined : { sql: 'e.retiresOn < ?', values: [retiresBefore] };
  if (contractEndsBefore === undefined) return retiring;
  const last = '(SELECT MAX(ec.validUntil) FROM employee_contract ec WHERE ec.employeeId = e.id)';
  return allOf(retiring, { sql: `${last} >= ? AND ${last} < ?`, values: [today, contractEndsBefore] });
}

function missingCondition({ missingInSource }: EmployeeQuery): SqlCondition | undefined {
  return missingInSource ? { sql: 'e.missedRuns >= ?', values: [MISSED_RUNS] } : undefined;
}

function toEmployee(row: EmployeeRow): EmployeeResponse {
  const { nameKey: _, frontTitle: _front, backTitle: _back, missedRuns, ...rest } = row;
  return { ...rest, displayName: displayName(row), missingInSource: Number(missedRuns ?? 0) >= MISSED_RUNS };
}

function toAssignment(row: AssignmentRow): AssignmentResponse {
  return {
    ...row,
    headsUnit: Number(row.headsUnit) === 1,
    validUntil: row.validUntil === OPEN_END ? null : row.validUntil,
  };
}

function toAppraiser(row: OfficialsRow): AppraiserPerson | null {
  const { appraiserId, basis, unitName: headOfUnit, viaKind: kind, viaSince: since } = row;
  if (appraiserId === null || basis === null || since === null) return null;
  const names = { name: row.appraiserName, frontTitle: row.appraiserFront, backTitle: row.appraiserBack };
  return { employeeId: appraiserId, displayName: displayName(names), basis, headOfUnit, kind, since };
}

function toSuperior(row: OfficialsRow): AppraiserPerson | null {
  const { superiorId, superiorBasis: basis, superiorUnitName: headOfUnit, superiorKind: kind } = row;
  if (superiorId === null || basis === null || row.superiorSince === null) return null;
  const names = { name: row.superiorName, frontTitle: row.superiorFront, backTitle: row.superiorBack };
  const since = row.superiorSince;
  return { employeeId: superiorId, displayName: displayName(names), basis, headOfUnit, kind, since };
}
