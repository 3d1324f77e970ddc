import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, containsWords, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { OPEN_END } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { organizationTables } from '../../organization/index.js';
import { displayName, type Titled } from '../domain/display-name.js';
import type { TeamQuery } from './http/team.request.js';
import type { TeamMembershipResponse, TeamResponse } from './http/team.response.js';
import { TeamAccess } from './team.access.js';

const FROM = `team t JOIN ${organizationTables.orgUnit} u ON u.id = t.unitId`;
const TEAM = `SELECT t.id, t.name, t.nameKey, t.unitId, u.name AS unitName, t.validFrom, t.validUntil, t.letterNumber,
  t.letterOn, t.version FROM ${FROM}`;
const MEMBER = `SELECT m.id, m.teamId, m.employeeId, e.name, e.frontTitle, e.backTitle, m.role, m.validFrom, m.validUntil,
  m.version FROM team_member m JOIN employee e ON e.id = m.employeeId`;

type TeamRow = TeamResponse & { nameKey: string };
type MemberRow = Omit<TeamMembershipResponse, 'displayName'> & Titled;

/** Reads of teams and their members. */
@Injectable()
export class TeamsQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly access: TeamAccess,
    private readonly reads: ReadLog,
  ) {}

  /** Teams by name. */
  async teams(actor: Actor, query: TeamQuery): Promise<Page<TeamResponse>> {
    const { unitId, on, q } = query;
    const filter = ['teams', unitId, on, q];
    const days = on === undefined ? undefined : { sql: 't.validFrom <= ? AND t.validUntil >= ?', values: [on, on] };
    const where = allOf(
      this.access.readable(actor),
      equal('t.unitId', unitId),
      days,
      containsWords('t.nameKey', q && searchKey(q)),
    );
    const page = allOf(where, after(['t.nameKey', 't.id'], this.cursors.keysOf(query, filter)));
    const sql = `${TEAM} WHERE ${page.sql} ORDER BY t.nameKey, t.id LIMIT ?`;
    const rows = await this.db.rows<TeamRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item: toTeam });
  }

  /** One team. Throws REQUEST.NOT_FOUND. */
  async team(actor: Actor, id: string): Promise<TeamResponse> {
    const where = allOf(equal('t.id', id), this.access.readable(actor));
    const [row] = await this.db.rows<TeamRow>(`${TEAM} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    return toTeam(row);
  }

  /** Members of one team, by their first day. Throws REQUEST.NOT_FOUND. */
  async members(actor: Actor, teamId: string, query: PageQuery): Promise<Page<TeamMembershipResponse>> {
    await this.team(actor, teamId);
    const filter = ['team-members', teamId];
    const where = allOf(equal('m.teamId', teamId));
    const page = allOf(where, after(['m.validFrom', 'm.id'], this.cursors.keysOf(query, filter)));
    const sql = `${MEMBER} WHERE ${page.sql} ORDER BY m.validFrom, m.id LIMIT ?`;
    const rows = await this.db.rows<MemberRow>(sql, [...page.values, query.limit + 1]);
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'team-member', { teamId }, shown);
    const total = query.count ? await this.db.count('team_member m', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.validFrom, row.id], item: toMember });
  }

  /** One member of one team. Throws REQUEST.NOT_FOUND. */
  async member(actor: Actor, teamId: string, id: string): Promise<TeamMembershipResponse> {
    await this.team(actor, teamId);
    const [row] = await this.db.rows<MemberRow>(`${MEMBER} WHERE m.teamId = ? AND m.id = ?`, [teamId, id]);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'team-member', id, row.employeeId);
    return toMember(row);
  }
}

const openEnd = (day: string | null): string | null => (day === OPEN_END ? null : day);

function toTeam({ nameKey: _, validUntil, ...row }: TeamRow): TeamResponse {
  return { ...row, validUntil: openEnd(validUntil) };
}

function toMember(row: MemberRow): TeamMembershipResponse {
  const { name: _, frontTitle: _front, backTitle: _back, validUntil, ...rest } = row;
  return { ...rest, displayName: displayName(row), validUntil: openEnd(validUntil) };
}
