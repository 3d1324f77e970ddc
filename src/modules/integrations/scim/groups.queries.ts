import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EmployeeAccess, employeeTables } from '../../employees/index.js';
import { identityTables } from '../../identity/index.js';
import { tagged } from './entity-tags.js';
import { matches } from './filter/filter-match.js';
import type { Filter } from './filter/parse-filter.js';
import type { ScimGroupListResponse, ScimGroupResponse } from './http/scim.response.js';
import type { ListRequest } from './list-request.js';
import { GROUP, LIST_RESPONSE, normalPath } from './names.js';
import { isWanted, projected, type Wanted } from './projection.js';
import { GROUPS, type GroupRole, groupRole } from './roles.js';
import { refusal } from './scim.problems.js';
import { entityTag } from './user-resource.js';
import { ScimUsersQueries } from './users.queries.js';

type Member = NonNullable<ScimGroupResponse['members']>[number];
/** What can be filtered and sorted by. */
const FILTERED = ['id', 'displayname', 'externalid', 'members', 'members.value'];

/** The roles as groups, whose members are the users within reach who have them today. */
@Injectable()
export class ScimGroupsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly reads: ReadLog,
    private readonly users: ScimUsersQueries,
  ) {}

  /** One group. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string, wanted: Wanted = {}): Promise<ScimGroupResponse> {
    const role = groupRole(id);
    if (!role) throw requestProblems.NOT_FOUND();
    const members = isWanted('members', wanted) ? await this.members(actor, role) : undefined;
    const group = await this.group(actor, role, members);
    return tagged(projected(group, wanted) as ScimGroupResponse, group.meta);
  }

  /** The groups; there are so few that all stand on one page unless fewer are asked for. Throws SCIM.FILTER_…. */
  async list(actor: Actor, request: ListRequest): Promise<ScimGroupListResponse> {
    const { filter, isDescending, count, startIndex, sortBy } = request;
    if (request.cursor) throw requestProblems.CURSOR();
    const terms = filter ? termsOf(filter) : [];
    [...terms.map(({ path }) => path), ...(sortBy ? [sortBy] : [])].forEach(requireFiltered);
    const named = await this.rolesOfMembers(actor, terms.filter(isAboutMembers).map(memberIn));
    const all = await Promise.all(GROUPS.map((role) => this.group(actor, role)));
    const found = all.filter((group) => {
      const members = named.filter(({ role }) => role === group.id).map(({ accountId }) => ({ value: accountId }));
      return !filter || matches(filter, { ...group, members });
    });
    const sorted = normalPath(sortBy ?? '') === 'externalid' ? found.sort(byExternalId) : found;
    const ordered = isDescending ? sorted.reverse() : sorted;
    const first = (startIndex ?? 1) - 1;
    const shown = ordered.slice(first, first + count);
    const whole = isWanted('members', request)
      ? await Promise.all(shown.map(({ id }) => this.one(actor, id, request)))
      : shown.map((group) => projected(group, request) as ScimGroupResponse);
    return {
      ...{ schemas: [LIST_RESPONSE], totalResults: found.length, itemsPerPage: whole.length },
      ...(startIndex === undefined ? {} : { startIndex }),
      Resources: whole,
    };
  }

  /** The users within reach who have a role today, by id. */
  async members(actor: Actor, role: GroupRole): Promise<Member[]> {
    const today = this.clock.today();
    const reach = this.access.reached(actor, 'scim-user:read', 'e.id');
    const rows = await this.db.rows<{ id: string; name: string; employeeId: string }>(
      `SELECT DISTINCT a.id, e.name, e.id AS employeeId FROM ${identityTables.roleGrant} g
       JOIN ${identityTables.account} a ON a.id = g.accountId JOIN ${employeeTables.employee} e ON e.id = a.employeeId
       LEFT JOIN scim_user s ON s.accountId = a.id AND s.serviceAccountId = ?
       WHERE g.role = ? AND g.validFrom <= ? AND g.validUntil >= ? AND s.removedAt IS NULL AND ${reach.sql} ORDER BY a.id`,
      [actor.accountId, role, today, today, ...reach.values],
    );
    this.reads.list(
      actor,
      'scim-group',
      { role },
      rows.map(({ employeeId }) => employeeId),
    );
    const { base } = this.users;
    return rows.map(({ id, name }) => ({ value: id, display: name, $ref: `${base}/Users/${id}`, type: 'User' }));
  }

  /** A group with these members, and then with the tag of the whole. */
  private async group(actor: Actor, role: GroupRole, members?: Member[]): Promise<ScimGroupResponse> {
    const [link] = await this.db.rows<{ externalId: string | null }>(
      'SELECT externalId FROM scim_group WHERE serviceAccountId = ? AND role = ?',
      [actor.accountId, role],
    );
    const shown = {
      ...{ schemas: [GROUP], id: role, displayName: role },
      ...(link?.externalId ? { externalId: link.externalId } : {}),
      ...(members && members.length > 0 ? { members } : {}),
    };
    const meta = { resourceType: 'Group' as const, location: `${this.users.base}/Groups/${role}` };
    return { ...shown, meta: { ...meta, ...(members ? { version: entityTag(members.length, shown) } : {}) } };
  }

  /** Which of these accounts has which role today, of those that are users for this identity system. */
  private async rolesOfMembers(actor: Actor, named: readonly string[]): Promise<{ accountId: string; role: string }[]> {
    const ids = [...(await this.users.known(actor, named))];
    if (ids.length === 0) return [];
    const today = this.clock.today();
    return this.db.rows(
      `SELECT DISTINCT g.accountId, g.role FROM ${identityTables.roleGrant} g
       WHERE g.accountId IN (${ids.map(() => '?').join(', ')}) AND g.validFrom <= ? AND g.validUntil >= ?`,
      [...ids, today, today],
    );
  }
}

/** What has no value comes last (RFC 7644, section 3.4.2.3). */
function byExternalId({ externalId: a }: ScimGroupResponse, { externalId: b }: ScimGroupResponse): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a < b ? -1 : Number(a > b);
}

/** Throws SCIM.FILTER_ATTRIBUTE. */
function requireFiltered(path: string): void {
  if (!FILTERED.includes(normalPath(path))) throw refusal('FILTER_ATTRIBUTE', { attribute: path.slice(0, 100) });
}

interface Term {
  readonly path: string;
  readonly op: string;
  readonly value?: unknown;
}

/** The comparisons of a filter. */
function termsOf(filter: Filter, parent = ''): Term[] {
  const at = (path: string): string => (parent ? `${parent}.${path}` : path);
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.filters.flatMap((one) => termsOf(one, parent));
    case 'not':
      return termsOf(filter.filter, parent);
    case '[]':
      return termsOf(filter.valFilter, at(filter.attrPath));
    case 'pr':
      return [{ path: at(filter.attrPath), op: filter.op }];
    default:
      return [{ path: at(filter.attrPath), op: filter.op, value: filter.compValue }];
  }
}

const isAboutMembers = ({ path }: Term): boolean => normalPath(path).startsWith('members');

/** The member that a comparison names; whether somebody is one is all that is looked up. Throws SCIM.FILTER_OPERATOR. */
function memberIn({ op, value }: Term): string {
  if ((op !== 'eq' && op !== 'ne') || typeof value !== 'string') {
    throw refusal('FILTER_OPERATOR', { attribute: 'members', operator: op });
  }
  return value;
}
