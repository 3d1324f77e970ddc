import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { AccountStore, type GrantOfRole, refusingDuplicates } from './account-store.js';
import { normalName } from './domain/sign-in-name.js';
import { PasswordHasher } from './password-hasher.js';

/** An account that other code makes: the demo, an import. Without a password its owner has to activate it. */
interface AccountToProvision {
  readonly employeeId: string | null;
  readonly username: string;
  readonly email?: string | null;
  readonly roles: readonly GrantOfRole[];
  readonly password?: string;
}

/** What other modules may ask of accounts. */
@Injectable()
export class IdentityApi {
  constructor(
    private readonly db: Database,
    private readonly store: AccountStore,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * Makes accounts and answers their ids in the order given. Equal passwords are hashed once, which only the demo may want.
   * With passwords, call it outside a transaction: hashing takes long. Throws ACCOUNT.…_TAKEN.
   */
  async provisionAccounts(accounts: readonly AccountToProvision[]): Promise<string[]> {
    const passwords = [...new Set(accounts.flatMap(({ password }) => password ?? []))];
    const hashes = new Map<string, string>();
    for (const password of passwords) hashes.set(password, await this.hasher.hash(password));
    const rows = accounts.map(({ employeeId, username, email, roles, password }) => ({
      id: newId(),
      username: normalName(username),
      email: email ? normalName(email) : null,
      employeeId,
      roles,
      secrets: { passwordHash: (password && hashes.get(password)) || null },
    }));
    await refusingDuplicates(this.db.transaction(() => this.store.add(rows)));
    return rows.map(({ id }) => id);
  }

  /** Account id of each of these people that has one. */
  async accountIdsOfEmployees(employeeIds: readonly string[]): Promise<Map<string, string>> {
    if (employeeIds.length === 0) return new Map();
    const rows = await this.db.rows<{ id: string; employeeId: string }>(
      `SELECT id, employeeId FROM account WHERE employeeId IN (${employeeIds.map(() => '?').join(', ')})`,
      employeeIds,
    );
    return new Map(rows.map(({ id, employeeId }) => [employeeId, id]));
  }
}
