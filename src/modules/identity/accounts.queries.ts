import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import type { RoleName } from '../../kernel/auth/permissions.js';
import { Clock } from '../../kernel/clock/clock.js';
import type { SqlValue } from '../../kernel/database/connection.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { OPEN_END } from '../../kernel/values/civil-date.js';
import type { AccountQuery } from './http/account.request.js';
import type { AccountResponse, RoleGrantResponse } from './http/account.response.js';
import type { MeResponse } from './http/auth.response.js';

interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
  readonly employeeId: string | null;
  readonly activated: number;
  readonly disabledAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}
interface GrantRow {
  readonly id: string;
  readonly accountId: string;
  readonly role: RoleName;
  readonly unitId: string | null;
  readonly validFrom: string;
  readonly validUntil: string;
}

const ACCOUNT_SQL = `SELECT a.id, a.username, a.email, a.employeeId, a.passwordHash IS NOT NULL AS activated,
  a.disabledAt, a.createdAt, a.version FROM account a`;
const NAME_HAS = "(a.username LIKE ? ESCAPE '!' OR a.email LIKE ? ESCAPE '!')";
const ROLE_TODAY = `EXISTS (SELECT 1 FROM role_grant g
  WHERE g.accountId = a.id AND g.role = ? AND g.validFrom <= ? AND g.validUntil >= ?)`;

/** Accounts as they are shown. */
@Injectable()
export class AccountsQueries {
  private readonly one = this.db.prepare<AccountRow>(`${ACCOUNT_SQL} WHERE a.id = ?`);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
  ) {}

  /** Accounts by username, with all their roles: past, present and future ones. */
  async accounts(query: AccountQuery): Promise<Page<AccountResponse>> {
    const { q, role } = query;
    const filter = ['accounts', q, role];
    const after = this.cursors.keysOf(query, filter);
    const where = this.conditionOf(query);
    const rows = await this.db.rows<AccountRow>(
      `${ACCOUNT_SQL} WHERE ${where.sql} AND a.username > ? ORDER BY a.username LIMIT ?`,
      [...where.values, after?.[0] ?? '', query.limit + 1],
    );
    const total = query.count ? await this.countOf(where) : undefined;
    const grants = await this.grantsOf(rows.map(({ id }) => id));
    const item = (row: AccountRow): AccountResponse => accountOf(row, grants);
    return this.cursors.pageOf({ rows, query, filter, keys: (row) => [row.username], item, total });
  }

  /** One account. Throws REQUEST.NOT_FOUND. */
  async account(id: string): Promise<AccountResponse> {
    const row = await this.one.first([id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return accountOf(row, await this.grantsOf([id]));
  }

  /** The caller, with the roles in force today and what they permit. */
  async me(actor: Actor): Promise<MeResponse> {
    const { id, username, employeeId, roles } = await this.account(actor.accountId);
    const today = this.clock.today();
    return {
      accountId: id,
      username,
      employeeId,
      roles: roles.filter(({ from, until }) => from <= today && (until ?? OPEN_END) >= today),
      permissions: [...actor.permissions],
    };
  }

  private conditionOf({ q, role }: AccountQuery): { sql: string; values: SqlValue[] } {
    const today = this.clock.today();
    const part = `%${(q ?? '').toLowerCase().replace(/[!%_]/g, '!$&')}%`;
    return {
      sql: ['1 = 1', ...(q ? [NAME_HAS] : []), ...(role ? [ROLE_TODAY] : [])].join(' AND '),
      values: [...(q ? [part, part] : []), ...(role ? [role, today, today] : [])],
    };
  }

  private async countOf(where: { sql: string; values: SqlValue[] }): Promise<number> {
    const [row] = await this.db.rows<{ n: number }>(
      `SELECT COUNT(*) AS n FROM account a WHERE ${where.sql}`,
      where.values,
    );
    return Number(row?.n);
  }

  private grantsOf(accountIds: readonly string[]): Promise<GrantRow[]> {
    if (accountIds.length === 0) return Promise.resolve([]);
    return this.db.rows<GrantRow>(
      `SELECT id, accountId, role, unitId, validFrom, validUntil FROM role_grant
       WHERE accountId IN (${accountIds.map(() => '?').join(', ')}) ORDER BY validFrom, id`,
      accountIds,
    );
  }
}

function accountOf(row: AccountRow, grants: readonly GrantRow[]): AccountResponse {
  const { id, username, email, employeeId } = row;
  return {
    id,
    username,
    email,
    employeeId,
    status: row.disabledAt ? 'DISABLED' : Number(row.activated) === 1 ? 'ACTIVE' : 'NOT_ACTIVATED',
    roles: grants.filter(({ accountId }) => accountId === id).map(grantOf),
    createdAt: isoOf(row.createdAt),
    version: Number(row.version),
  };
}

function grantOf({ id, role, unitId, validFrom, validUntil }: GrantRow): RoleGrantResponse {
  return { id, role, unitId, from: validFrom, until: validUntil === OPEN_END ? null : validUntil };
}
