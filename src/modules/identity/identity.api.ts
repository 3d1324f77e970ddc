import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { DataSubject } from '../../kernel/personal-data/personal-data.js';
import { OPEN_END } from '../../kernel/values/civil-date.js';
import { AccessRevision } from './access-revision.js';
import { AccountsService, type NewAccount } from './accounts.service.js';
import { PasswordHasher } from './password-hasher.js';
import { Account, changed } from './persistence/identity.entity.js';
import { newActivation } from './secrets.js';

/** An account that other code makes: the demo, an import. Without a password its owner has to activate it. */
type AccountToProvision = Pick<NewAccount, 'employeeId' | 'username' | 'email' | 'roles'> & {
  readonly password?: string;
};

/** Names of the tables that other modules may join in their projections. */
export const identityTables = {
  account: 'account',
  roleGrant: 'role_grant',
  serviceAccount: 'service_account',
} as const;

/** What other modules may ask of accounts. */
@Injectable()
export class IdentityApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly hasher: PasswordHasher,
    private readonly revision: AccessRevision,
  ) {}

  /** The account of a person; null without one. */
  async accountOf(employeeId: string): Promise<string | null> {
    const [row] = await this.db.rows<{ id: string }>('SELECT id FROM account WHERE employeeId = ?', [employeeId]);
    return row?.id ?? null;
  }

  /** Closes the account of a person who is about to become a pseudonym, in the current transaction. */
  async closeBefore({ accountId }: DataSubject): Promise<void> {
    if (accountId === null) return;
    await this.revision.advance();
    const now = this.clock.now();
    await this.db.change('UPDATE account SET disabledAt = ?, version = version + 1, updatedAt = ? WHERE id = ?', [
      now,
      now,
      accountId,
    ]);
  }

  /**
   * Makes accounts and answers their ids in the order given. Equal passwords are hashed once, which only the demo may want.
   * With passwords, call it outside a transaction: hashing takes long. Throws ACCOUNT.…_TAKEN.
   */
  async provisionAccounts(accounts: readonly AccountToProvision[]): Promise<string[]> {
    const hashes = new Map<string | undefined, string>();
    for (const { password } of accounts) {
      if (password && !hashes.has(password)) hashes.set(password, await this.hasher.hash(password));
    }
    const withHash = accounts.map(({ password, ...rest }) => ({ ...rest, passwordHash: hashes.get(password) ?? null }));
    return this.accounts.add(withHash);
  }
}

/** There are no default accounts: an installation that nobody can sign in to yet makes its own first one. */
@Injectable()
export class FirstRun {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly revision: AccessRevision,
  ) {}

  /**
   * The first admin with a secret good for 24 hours, new at every call; null once anybody has activated an account.
   * Whoever starts the service shows it on the console, never in the log.
   */
  prepare(): Promise<{ username: string; secret: string } | null> {
    return this.db.transaction(async () => {
      await this.revision.advance(); // The lock under which two instances that start at once take turns.
      const activated = await this.db.rows('SELECT id FROM account WHERE passwordHash IS NOT NULL LIMIT 1');
      if (activated.length > 0) return null;
      const username = 'admin';
      const { shown, kept } = newActivation(this.clock.now());
      const existing = await this.db.lock(Account, { username });
      const admin = { role: 'ADMIN', unitId: null, from: this.clock.today(), until: OPEN_END } as const;
      if (existing) await this.db.save(Account, changed(existing, kept, this.clock.now()));
      else await this.accounts.add([{ username, employeeId: null, ...kept, roles: [admin] }]);
      return { username, secret: shown.activationSecret };
    });
  }
}
