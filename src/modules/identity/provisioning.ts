import { Injectable } from '@nestjs/common';
import type { RoleName } from '../../kernel/auth/permissions.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { OPEN_END } from '../../kernel/values/civil-date.js';
import { AccessRevision } from './access-revision.js';
import { AccountsService } from './accounts.service.js';
import type { AccountPatchRequest } from './http/identity.request.js';
import { Account, RoleGrant } from './persistence/identity.entity.js';

/** An account as an identity system may look at it. */
export interface ProvisionedAccount {
  readonly id: string;
  readonly employeeId: string | null;
  readonly username: string;
  readonly email: string | null;
  readonly disabledAt: Date | null;
}

/**
 * What an identity system does to accounts of people, in a transaction of the caller's, who has made sure that the account is
 * within reach. It has no office to ask for a password again and no own account, so that nothing here is about either.
 */
@Injectable()
export class Provisioning {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly revision: AccessRevision,
    private readonly accounts: AccountsService,
  ) {}

  /** First act of a transaction in which rights may end or change. */
  begin(): Promise<void> {
    return this.revision.advance();
  }

  /** The account, locked until the transaction ends; undefined when there is none. */
  lock(id: string): Promise<ProvisionedAccount | undefined> {
    return this.found({ id });
  }

  /** The account of a person, locked likewise; undefined when the person has none. */
  lockOf(employeeId: string): Promise<ProvisionedAccount | undefined> {
    return this.found({ employeeId });
  }

  /**
   * Makes the account of a person with the role EMPLOYEE, whose rights are all about the person. It has no password: its owner
   * signs in at the identity provider, or the HR office gives out a secret. Throws ACCOUNT.…_TAKEN.
   */
  async create(employeeId: string, username: string, email: string | null): Promise<string> {
    const [id = ''] = await this.accounts.add([{ employeeId, username, email, roles: [this.lasting('EMPLOYEE')] }]);
    return id;
  }

  /**
   * Changes a locked account; disabling ends its sessions at once. Gives since when it is disabled.
   * Throws ACCOUNT.EMAIL_TAKEN, ACCOUNT.LAST_ADMIN.
   */
  async change(id: string, change: AccountPatchRequest): Promise<Date | null> {
    const account = await this.db.lock(Account, { id });
    if (!account) return null;
    await this.accounts.apply(account, change);
    return account.disabledAt;
  }

  /** Gives a locked account a role from today on, unless it has it today; gives whether it did. */
  async grant(id: string, role: RoleName): Promise<boolean> {
    const account = await this.db.lock(Account, { id });
    if (!account || (await this.held(id, role)).length > 0) return false;
    const later = (await this.db.find(RoleGrant, { accountId: id, role })).filter(
      (one) => one.validUntil >= this.today,
    );
    // What the HR office has granted for days to come would overlap.
    for (const row of later) await this.accounts.take(account, row);
    await this.accounts.give(account, this.lasting(role));
    return true;
  }

  /** Takes a role away that a locked account has today; gives whether it had it. Throws ACCOUNT.LAST_ADMIN. */
  async withdraw(id: string, role: RoleName): Promise<boolean> {
    const account = await this.db.lock(Account, { id });
    const held = account ? await this.held(id, role) : [];
    for (const row of held) await this.accounts.take(account!, row);
    return held.length > 0;
  }

  private get today(): string {
    return this.clock.today();
  }

  private async held(accountId: string, role: RoleName): Promise<RoleGrant[]> {
    const rows = await this.db.find(RoleGrant, { accountId, role });
    return rows.filter(({ validFrom, validUntil }) => validFrom <= this.today && validUntil >= this.today);
  }

  private lasting(role: RoleName) {
    return { role, unitId: null, from: this.today, until: OPEN_END } as const;
  }

  private async found(where: { id: string } | { employeeId: string }): Promise<ProvisionedAccount | undefined> {
    const account = await this.db.lock(Account, where);
    if (!account) return undefined;
    const { id, employeeId, username, email, disabledAt } = account;
    return { id, employeeId, username, email, disabledAt };
  }
}
