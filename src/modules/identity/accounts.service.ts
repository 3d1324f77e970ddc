import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { assertVersion } from '../../kernel/http/params.js';
import { AccessRevision } from './access-revision.js';
import { AccountStore, refusingDuplicates } from './account-store.js';
import { ActivationService } from './activation.service.js';
import { normalName } from './domain/sign-in-name.js';
import type { AccountPatchRequest, AccountRequest } from './http/account.request.js';
import { accountProblems } from './identity.problems.js';
import { Account } from './persistence/account.entity.js';
import { soundGrants } from './sound-grants.js';

/** An activation secret, shown this once. */
export interface ShownSecret {
  readonly accountId: string;
  readonly activationSecret: string;
  readonly activationExpiresAt: Date;
}

/** Accounts as the HR office keeps them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly store: AccountStore,
    private readonly activation: ActivationService,
    private readonly revision: AccessRevision,
  ) {}

  /** Makes an account that its owner still has to activate. Throws ACCOUNT.USERNAME_TAKEN, EMAIL_TAKEN, EMPLOYEE_TAKEN. */
  async create({ id = newId(), username, email, employeeId, roles }: AccountRequest): Promise<ShownSecret> {
    const { secret, kept } = this.activation.newSecret();
    const account = {
      id,
      username: normalName(username),
      email: email ? normalName(email) : null,
      employeeId: employeeId ?? null,
      roles: soundGrants(roles, (index) => `/roles/${index}`),
      secrets: kept,
    };
    await refusingDuplicates(this.db.transaction(() => this.store.add([account])));
    return { accountId: id, activationSecret: secret, activationExpiresAt: kept.activationExpiresAt };
  }

  /** Changes the e-mail address, or disables or enables an account. Disabling ends its sessions at once. */
  change(actor: Actor, id: string, version: number | null, change: AccountPatchRequest): Promise<void> {
    return refusingDuplicates(
      this.db.transaction(async () => {
        if (change.disabled !== undefined) await this.revision.advance();
        const account = await this.store.lock(id);
        assertVersion(account.version, version);
        const before = { email: account.email, disabled: account.disabledAt !== null };
        const after = { ...before, ...change, ...(change.email ? { email: normalName(change.email) } : {}) };
        const disabledAt = after.disabled ? (account.disabledAt ?? this.clock.now()) : null;
        await this.store.save(account, { email: after.email, disabledAt });
        if (after.disabled !== before.disabled) await this.switched(actor, account);
        const only = (all: object): object =>
          Object.fromEntries(Object.entries(all).filter(([name]) => name in change));
        await this.record('account.change', account, { before: only(before), after: only(after) });
      }),
    );
  }

  /** Makes a new activation secret; the one before is void. Throws ACCOUNT.ALREADY_ACTIVE. */
  renewSecret(id: string): Promise<ShownSecret> {
    return this.db.transaction(async () => {
      const account = await this.store.lock(id);
      if (account.passwordHash) throw accountProblems.ALREADY_ACTIVE();
      const { secret, kept } = this.activation.newSecret();
      await this.store.save(account, kept);
      await this.record('account.renew-activation', account);
      return { accountId: id, activationSecret: secret, activationExpiresAt: kept.activationExpiresAt };
    });
  }

  private async switched(actor: Actor, account: Account): Promise<void> {
    if (account.id === actor.accountId) throw accountProblems.OWN_ACCOUNT();
    if (!account.disabledAt) return;
    const now = this.clock.now();
    await this.db.change('UPDATE session SET endedAt = ? WHERE accountId = ? AND endedAt IS NULL', [now, account.id]);
    if (await this.store.isLastingAdmin(account.id)) await this.store.requireAdminLeft();
  }

  private record(
    action: string,
    { id, employeeId }: Account,
    values: { before?: unknown; after?: unknown } = {},
  ): Promise<void> {
    return this.audit.record({ action, object: { type: 'account', id }, subjectEmployeeId: employeeId, ...values });
  }
}
