import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { OPEN_END } from '../../kernel/values/civil-date.js';
import { AccessRevision } from './access-revision.js';
import { AccountStore } from './account-store.js';
import { ActivationService } from './activation.service.js';
import { Account } from './persistence/account.entity.js';

const USERNAME = 'admin';

/** The first admin's name and one-time secret. Whoever starts the service shows them on the console, never in the log. */
interface FirstAdmin {
  readonly username: string;
  readonly secret: string;
}

/** There are no default accounts: an installation that nobody can sign in to yet makes its own first one. */
@Injectable()
export class FirstRun {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly store: AccountStore,
    private readonly activation: ActivationService,
    private readonly revision: AccessRevision,
  ) {}

  /** The first admin with a secret good for 24 hours, new at every call; null once anybody has activated an account. */
  prepare(): Promise<FirstAdmin | null> {
    return this.db.transaction(async () => {
      // Its row is the lock under which two instances that start at once do this one after the other.
      await this.revision.advance();
      const activated = await this.db.rows('SELECT id FROM account WHERE passwordHash IS NOT NULL LIMIT 1');
      if (activated.length > 0) return null;
      const { secret, kept } = this.activation.newSecret();
      const existing = await this.db.lock(Account, { username: USERNAME });
      const role = { role: 'ADMIN', unitId: null, from: this.clock.today(), until: OPEN_END } as const;
      const names = { id: newId(), username: USERNAME, email: null, employeeId: null };
      if (existing) await this.store.save(existing, kept);
      else await this.store.add([{ ...names, roles: [role], secrets: kept }]);
      return { username: USERNAME, secret };
    });
  }
}
