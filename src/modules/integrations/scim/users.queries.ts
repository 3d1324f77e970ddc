import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import { SCIM_ROOT } from '../../../kernel/http/scim-form.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { EmployeeAccess } from '../../employees/index.js';
import { identityTables } from '../../identity/index.js';
import { organizationTables } from '../../organization/index.js';
import { tagged } from './entity-tags.js';
import { anchorOf, columnOf, filterSql } from './filter/filter-sql.js';
import type { ScimUserListResponse, ScimUserResponse } from './http/scim.response.js';
import { CURSOR_SECONDS, type ListRequest } from './list-request.js';
import { LIST_RESPONSE } from './names.js';
import { projected, type Wanted } from './projection.js';
import { refusal } from './scim.problems.js';
import { toUser } from './user-resource.js';
import { USER_SELECT, userColumns, userFrom, type UserRow } from './user-rows.js';

/** Users as an identity system sees them: accounts of people within its reach, but those that it has deleted. */
@Injectable()
export class ScimUsersQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where SCIM stands, as locations name it. */
  get base(): string {
    return `${this.config.publicBaseUrl}${SCIM_ROOT}`;
  }

  /** One user. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string, wanted: Wanted = {}): Promise<ScimUserResponse> {
    const { user, employeeId } = await this.found(actor, id);
    this.reads.record(actor, 'scim-user', id, employeeId);
    return tagged(projected(user, wanted) as ScimUserResponse, user.meta);
  }

  /** One user, whole, with its person. Throws REQUEST.NOT_FOUND. */
  async found(actor: Actor, id: string): Promise<{ user: ScimUserResponse; employeeId: string }> {
    const where = allOf(this.visible(actor), equal('a.id', id));
    const [row] = await this.rows(actor, where, '');
    if (!row) throw requestProblems.NOT_FOUND();
    const [user] = (await this.shown([row])) as [ScimUserResponse];
    return { user, employeeId: row.employeeId };
  }

  /** Which of these ids are users. */
  async known(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const visible = this.visible(actor);
    const found: string[] = [];
    for (let at = 0; at < ids.length; at += 500) {
      const some = ids.slice(at, at + 500);
      const where = `${visible.sql} AND a.id IN (${some.map(() => '?').join(', ')})`;
      const from = this.from(actor);
      const values = [...from.values, ...visible.values, ...some];
      const rows = await this.db.rows<{ id: string }>(`SELECT a.id FROM ${from.sql} WHERE ${where}`, values);
      found.push(...rows.map(({ id }) => id));
    }
    return new Set(found);
  }

  /** True when a user that this identity system sees has this username, and is not the account given. */
  async hasOther(actor: Actor, username: string, accountId: string): Promise<boolean> {
    const other = { sql: 'a.username = ? AND a.id <> ?', values: [username, accountId] };
    return (await this.rows(actor, allOf(this.visible(actor), other), '')).length > 0;
  }

  /** A page of users, by index or by cursor. Throws SCIM.FILTER_…, SCIM.CURSOR_EXPIRED, REQUEST.CURSOR. */
  async list(actor: Actor, request: ListRequest): Promise<ScimUserListResponse> {
    const { filter, filterText, sortBy, isDescending, count } = request;
    const columns = userColumns(actor.accountId);
    const order = sortBy === undefined ? '' : `${columnOf(columns, sortBy).sql} ${isDescending ? 'DESC' : 'ASC'}, `;
    const where = allOf(
      this.visible(actor),
      filter && filterSql(filter, columns),
      filter && (await this.candidates(anchorOf(filter, columns))),
    );
    const from = this.from(actor);
    const totalResults = await this.db.count(from.sql, { sql: where.sql, values: [...from.values, ...where.values] });
    const page = await this.pageOf(actor, request, where, order);
    const users = await this.shown(page.rows.slice(0, count));
    this.noteReads(actor, page.rows.slice(0, count), { filter: filterText, sortBy });
    return {
      ...{ schemas: [LIST_RESPONSE], totalResults, itemsPerPage: users.length, ...page.place },
      Resources: users.map((user) => projected(user, request) as ScimUserResponse),
    };
  }

  private async pageOf(
    actor: Actor,
    { startIndex, cursor, count, filterText }: ListRequest,
    where: SqlCondition,
    order: string,
  ): Promise<{ rows: UserRow[]; place: Pick<ScimUserListResponse, 'startIndex' | 'nextCursor'> }> {
    if (cursor === undefined) {
      const offset = (startIndex ?? 1) - 1;
      // Nobody has so many, and the databases take no larger number.
      const rows = count === 0 || offset > 1e9 ? [] : await this.rows(actor, where, `${order}a.id`, [count, offset]);
      return { rows, place: { startIndex } };
    }
    const name = ['scim-users', actor.accountId, filterText];
    const query = { limit: count, count: false, ...(cursor === '' ? {} : { cursor }) };
    const [after = '', madeAt = 0] = this.cursors.keysOf(query, name) ?? [];
    const now = this.clock.now().getTime();
    if (cursor !== '' && now - Number(madeAt) > CURSOR_SECONDS * 1_000) {
      throw refusal('CURSOR_EXPIRED', { seconds: CURSOR_SECONDS });
    }
    const rest = allOf(where, { sql: 'a.id > ?', values: [after] });
    const rows = await this.rows(actor, rest, 'a.id', [count + 1, 0]);
    const keys = (row: UserRow) => [row.id, now];
    const { page } = this.cursors.pageOf({ rows, query, filter: name, keys, item: (row) => row });
    return { rows, place: page.nextCursor === null ? {} : { nextCursor: page.nextCursor } };
  }

  /** Accounts of people within reach that this identity system has not deleted. */
  private visible(actor: Actor): SqlCondition {
    return allOf(this.access.reached(actor, 'scim-user:read', 'e.id'), { sql: 's.removedAt IS NULL', values: [] });
  }

  private from(actor: Actor): SqlCondition {
    const isReached = this.access.reached(actor, 'scim-user:read', 'r.appraiserId');
    return userFrom(actor.accountId, this.clock.today(), isReached);
  }

  private rows(actor: Actor, where: SqlCondition, order: string, page?: [number, number]): Promise<UserRow[]> {
    const tail = `${order ? ` ORDER BY ${order}` : ''}${page ? ' LIMIT ? OFFSET ?' : ''}`;
    const from = this.from(actor);
    const sql = `${USER_SELECT} FROM ${from.sql} WHERE ${where.sql}${tail}`;
    return this.db.rows<UserRow>(sql, [...from.values, ...where.values, ...(page ?? [])]);
  }

  /** The few rows that an index gives for an equality, so that the database does not look at all accounts. */
  private async candidates(anchor: SqlCondition | undefined): Promise<SqlCondition | undefined> {
    if (!anchor) return undefined;
    const ids = (await this.db.rows<{ id: string }>(`${anchor.sql} LIMIT 100`, anchor.values)).map(({ id }) => id);
    if (ids.length === 100) return undefined;
    if (ids.length === 0) return { sql: '1 = 0', values: [] };
    return { sql: `a.id IN (${ids.map(() => '?').join(', ')})`, values: ids };
  }

  private async shown(rows: readonly UserRow[]): Promise<ScimUserResponse[]> {
    if (rows.length === 0) return [];
    const [roles, government] = [await this.rolesOf(rows.map(({ id }) => id)), await this.government()];
    return rows.map((row) => toUser(row, { base: this.base, roles: roles.get(row.id) ?? [], government }));
  }

  /** The roles that accounts have today, in the order of the alphabet. */
  private async rolesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const today = this.clock.today();
    const rows = await this.db.rows<{ accountId: string; role: string }>(
      `SELECT DISTINCT g.accountId, g.role FROM ${identityTables.roleGrant} g
       WHERE g.accountId IN (${ids.map(() => '?').join(', ')}) AND g.validFrom <= ? AND g.validUntil >= ? ORDER BY g.role`,
      [...ids, today, today],
    );
    const byAccount = new Map<string, string[]>();
    for (const { accountId, role } of rows) byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), role]);
    return byAccount;
  }

  private async government(): Promise<string | null> {
    const sql = `SELECT u.name FROM ${organizationTables.orgUnit} u WHERE u.parentId IS NULL ORDER BY u.id LIMIT 1`;
    const [root] = await this.db.rows<{ name: string }>(sql);
    return root?.name ?? null;
  }

  /** A list that shows one person is noted as of that person, whatever was asked. */
  private noteReads(actor: Actor, rows: readonly UserRow[], filter: Record<string, unknown>): void {
    const [only] = rows;
    if (rows.length === 1 && only) this.reads.record(actor, 'scim-user', only.id, only.employeeId);
    else
      this.reads.list(
        actor,
        'scim-user',
        filter,
        rows.map(({ employeeId }) => employeeId),
      );
  }
}
