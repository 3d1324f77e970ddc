import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { after, allOf, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { type CursorKeys, Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { displayName, EmployeesApi, employeeTables, type Titled } from '../employees/index.js';
import { organizationTables } from '../organization/index.js';
import type { TeamBoardQuery } from './http/work-plan.request.js';
import type { TeamMemberResponse } from './http/work-plan.response.js';
import { WorkPlanAccess } from './work-plan.access.js';

const { employee, assignment, reportingLine } = employeeTables;
const { orgUnit, position } = organizationTables;

const TEAM = `SELECT e.id AS employeeId, e.name, e.nameKey, e.frontTitle, e.backTitle, e.nip, p.title AS positionTitle, u.name AS unitName,
  wp.id AS workPlanId, wp.status AS workPlanStatus,
  (SELECT MAX(pe.occurredOn) FROM progress_entry pe WHERE pe.workPlanId = wp.id) AS lastProgressOn
  FROM ${reportingLine} rl JOIN ${employee} e ON e.id = rl.employeeId
  LEFT JOIN ${assignment} a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${orgUnit} u ON u.id = a.unitId LEFT JOIN ${position} p ON p.id = a.positionId
  LEFT JOIN work_plan wp ON wp.employeeId = e.id AND wp.startsOn <= ? AND wp.endsOn >= ? AND wp.status <> 'CANCELLED'`;

type TeamRow = Omit<TeamMemberResponse, 'displayName'> & Titled & { nameKey: string };

/** The leader's board: today's direct reports with the plan in force. */
@Injectable()
export class TeamBoardQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly employees: EmployeesApi,
    private readonly access: WorkPlanAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Direct reports by name, or those who fit what is looked for, the best first. One query whatever the team's size. */
  async team(actor: Actor, query: TeamBoardQuery): Promise<Page<TeamMemberResponse>> {
    const { q } = query;
    const filter = ['team', actor.employeeId, q];
    if (q !== undefined) return this.found(actor, query, filter, q);
    const mine = this.access.team(actor);
    const page = allOf(mine, after(['e.nameKey', 'e.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.rows(page, 'ORDER BY e.nameKey, e.id LIMIT ?', [query.limit + 1]);
    this.note(actor, query, rows);
    const total = query.count ? await this.db.count(`${reportingLine} rl`, mine) : undefined;
    const keys = (row: TeamRow): CursorKeys => [row.nameKey, row.employeeId];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toTeamMember });
  }

  private async found(
    actor: Actor,
    query: TeamBoardQuery,
    filter: readonly unknown[],
    q: string,
  ): Promise<Page<TeamMemberResponse>> {
    const where = this.access.teamMembers(actor, 'e.id');
    const within = { where, limit: query.limit, isCounted: query.count, keys: this.cursors.keysOf(query, filter) };
    const { hits, total } = await this.employees.search(q, within);
    const ids = hits.map(({ id }) => id);
    const isHit = { sql: `e.id IN (${ids.map(() => '?').join(', ')})`, values: ids };
    const found = ids.length > 0 ? await this.rows(allOf(this.access.team(actor), isHit)) : [];
    const byId = new Map(found.map((row) => [row.employeeId, row]));
    const rows = hits.flatMap(({ id, rank }) => {
      const row = byId.get(id);
      return row ? [{ ...row, rank }] : [];
    });
    this.note(actor, query, rows);
    const keys = ({ rank, nameKey, employeeId }: (typeof rows)[number]): CursorKeys => [rank, nameKey, employeeId];
    const item = ({ rank: _, ...row }: (typeof rows)[number]): TeamMemberResponse => toTeamMember(row);
    return this.cursors.pageOf({ rows, query, filter, total, keys, item });
  }

  private rows(where: SqlCondition, end = '', values: readonly number[] = []): Promise<TeamRow[]> {
    const today = this.clock.today();
    const days = [today, today, today, today];
    return this.db.rows<TeamRow>(`${TEAM} WHERE ${where.sql} ${end}`, [...days, ...where.values, ...values]);
  }

  private note(actor: Actor, { q, limit }: TeamBoardQuery, rows: readonly TeamRow[]): void {
    const shown = rows.slice(0, limit).map((row) => row.employeeId);
    this.reads.list(actor, 'team', { q }, shown);
  }
}

function toTeamMember(row: TeamRow): TeamMemberResponse {
  const { name: _, nameKey: _key, frontTitle: _front, backTitle: _back, ...rest } = row;
  return { ...rest, displayName: displayName(row) };
}
