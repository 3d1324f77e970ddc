import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { RoleName } from '../../kernel/auth/permissions.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { OPEN_END } from '../../kernel/values/civil-date.js';
import type { Grant } from './domain/role-grants.js';
import { maskedName } from './domain/sign-in-name.js';
import { accountProblems } from './identity.problems.js';
import { Account } from './persistence/account.entity.js';
import { RoleGrant } from './persistence/role-grant.entity.js';

/** A grant of a role that exists. */
export interface GrantOfRole extends Grant {
  readonly role: RoleName;
}

/** An account to be made; names are in their normal form. */
export interface NewAccount extends Pick<Account, 'id' | 'username' | 'email' | 'employeeId'> {
  readonly roles: readonly GrantOfRole[];
  readonly secrets: Partial<Pick<Account, 'passwordHash' | 'activationHash' | 'activationExpiresAt'>>;
}

const NO_SECRETS = { passwordHash: null, activationHash: null, activationExpiresAt: null };

/** What several services do with accounts and grants, always inside their transactions. */
@Injectable()
export class AccountStore {
  private readonly admins = this.db.prepare<{ id: string }>(
    `SELECT a.id FROM account a JOIN role_grant g ON g.accountId = a.id
     WHERE g.role = 'ADMIN' AND g.validFrom <= ? AND g.validUntil = ?
       AND a.disabledAt IS NULL AND a.passwordHash IS NOT NULL LIMIT 1`,
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Adds accounts with their roles. Unique rules that refuse one come out through `refusingDuplicates`. */
  async add(accounts: readonly NewAccount[]): Promise<void> {
    const now = this.clock.now();
    const stamps = { disabledAt: null, createdAt: now, updatedAt: now, version: 1 };
    await this.db.insert(
      Account,
      accounts.map(({ id, username, email, employeeId, secrets }) => {
        return { id, username, email, employeeId, ...NO_SECRETS, ...secrets, ...stamps };
      }),
    );
    const grants = accounts.flatMap(({ id, roles }) => roles.map((grant) => this.grantRow(id, grant)));
    if (grants.length > 0) await this.db.insert(RoleGrant, grants);
    for (const { id, username, email, employeeId, roles } of accounts) {
      await this.audit.record({
        action: 'account.create',
        object: { type: 'account', id },
        subjectEmployeeId: employeeId,
        after: { username: maskedName(username), email, employeeId, roles },
      });
    }
  }

  /** The account, locked. Throws REQUEST.NOT_FOUND. */
  async lock(id: string): Promise<Account> {
    const account = await this.db.lock(Account, { id });
    if (!account) throw requestProblems.NOT_FOUND();
    return account;
  }

  /** Writes changes of a locked account; every change of it or of its roles makes a new version. */
  async save(account: Account, changes: Partial<Account>): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), version: account.version + 1 };
    await this.db.save(Account, Object.assign(account, changes, stamps));
  }

  /** A row for a grant. */
  grantRow(accountId: string, { role, unitId, from, until }: GrantOfRole): RoleGrant {
    return { id: newId(), accountId, role, unitId, validFrom: from, validUntil: until, createdAt: this.clock.now() };
  }

  /** True when the account is ADMIN without an end: one of those of whom one must remain. */
  async isLastingAdmin(accountId: string): Promise<boolean> {
    return (await this.db.find(RoleGrant, { accountId, role: 'ADMIN', validUntil: OPEN_END })).length > 0;
  }

  /**
   * Refuses a change that leaves no account that can sign in and is ADMIN without an end. To be called after the change,
   * under the lock of the access revision. Throws ACCOUNT.LAST_ADMIN.
   */
  async requireAdminLeft(): Promise<void> {
    if (!(await this.admins.first([this.clock.today(), OPEN_END]))) throw accountProblems.LAST_ADMIN();
  }
}

/** Runs a change and names the unique rule that refused it. Throws ACCOUNT.…_TAKEN, REQUEST.ID_TAKEN. */
export async function refusingDuplicates<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    const violates = (column: string): boolean =>
      isDuplicate(error, `uq_account_${column}`) || isDuplicate(error, `failed: account.${column}`);
    if (violates('username')) throw accountProblems.USERNAME_TAKEN();
    if (violates('email')) throw accountProblems.EMAIL_TAKEN();
    if (violates('employeeId')) throw accountProblems.EMPLOYEE_TAKEN();
    if (isDuplicate(error)) throw requestProblems.ID_TAKEN();
    throw error;
  }
}
