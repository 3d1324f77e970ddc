import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { allOf, anyOf, contains, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { OPEN_END } from '../../kernel/values/civil-date.js';
import type { AccountQuery } from './http/identity.request.js';
import type { AccountResponse, MeResponse, RoleGrantResponse } from './http/identity.response.js';

const ACCOUNT = `SELECT a.id, a.username, a.email, a.employeeId, CASE WHEN a.disabledAt IS NOT NULL THEN 'DISABLED'
  WHEN a.passwordHash IS NOT NULL THEN 'ACTIVE'
  WHEN a.passwordSetAt IS NOT NULL THEN 'PASSWORD_RESET' ELSE 'NOT_ACTIVATED' END AS status,
  EXISTS (SELECT 1 FROM second_factor f WHERE f.accountId = a.id AND f.confirmedAt IS NOT NULL) AS hasSecondFactor, a.createdAt, a.version FROM account a`;
const ROLE_TODAY = `EXISTS (SELECT 1 FROM role_grant g
  WHERE g.accountId = a.id AND g.role = ? AND g.validFrom <= ? AND g.validUntil >= ?)`;

type AccountRow = Omit<AccountResponse, 'roles' | 'hasSecondFactor'> & { readonly hasSecondFactor: number };
type GrantRow = RoleGrantResponse & { accountId: string };

/** Accounts as they are shown. */
@Injectable()
export class AccountsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Accounts by username, with all their roles: past, present and future ones. */
  async accounts(actor: Actor, query: AccountQuery): Promise<Page<AccountResponse>> {
    const filter = ['accounts', query.q, query.role];
    const [after = ''] = this.cursors.keysOf(query, filter) ?? [];
    const where = this.matching(query);
    const page = allOf(where, { sql: 'a.username > ?', values: [after] });
    const sql = `${ACCOUNT} WHERE ${page.sql} ORDER BY a.username LIMIT ?`;
    const rows = await this.db.rows<AccountRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('account a', where) : undefined;
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'account', { q: query.q, role: query.role }, shown);
    const grants = await this.grantsOf(rows.map(({ id }) => id));
    const item = (row: AccountRow): AccountResponse => toAccount(row, grants);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.username], item });
  }

  /** One account. Throws REQUEST.NOT_FOUND. */
  async account(actor: Actor, id: string): Promise<AccountResponse> {
    const account = await this.one(id);
    if (id !== actor.accountId) this.reads.record(actor, 'account', id, account.employeeId);
    return account;
  }

  /** The caller, with the roles in force today and what they permit. */
  async me(actor: Actor): Promise<MeResponse> {
    const { id, username, employeeId, roles } = await this.one(actor.accountId);
    const today = this.clock.today();
    const inForce = roles.filter(({ from, until }) => from <= today && (until ?? OPEN_END) >= today);
    return {
      accountId: id,
      username,
      employeeId,
      roles: inForce,
      permissions: [...actor.permissions],
      duty: actor.duty ?? null,
    };
  }

  private async one(id: string): Promise<AccountResponse> {
    const [row] = await this.db.rows<AccountRow>(`${ACCOUNT} WHERE a.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toAccount(row, await this.grantsOf([id]));
  }

  private matching({ q, role }: AccountQuery): SqlCondition {
    const today = this.clock.today();
    const name = contains('a.username', q?.toLowerCase());
    const email = contains('a.email', q?.toLowerCase());
    return allOf(
      name && email && anyOf(name, email),
      role === undefined ? undefined : { sql: ROLE_TODAY, values: [role, today, today] },
    );
  }

  private async grantsOf(accountIds: readonly string[]): Promise<GrantRow[]> {
    if (accountIds.length === 0) return [];
    return this.db.rows<GrantRow>(
      `SELECT id, accountId, role, unitId, validFrom AS \`from\`, NULLIF(validUntil, ?) AS \`until\` FROM role_grant
       WHERE accountId IN (${accountIds.map(() => '?').join(', ')}) ORDER BY validFrom, id`,
      [OPEN_END, ...accountIds],
    );
  }
}

function toAccount({ createdAt, version, ...row }: AccountRow, grants: readonly GrantRow[]): AccountResponse {
  const own = grants.filter(({ accountId }) => accountId === row.id);
  const roles = own.map(({ accountId: _, ...grant }) => grant);
  const hasSecondFactor = Number(row.hasSecondFactor) === 1;
  return { ...row, hasSecondFactor, roles, createdAt: isoOf(createdAt), version: Number(version) };
}
