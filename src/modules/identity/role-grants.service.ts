import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { AccessRevision } from './access-revision.js';
import { AccountStore, type GrantOfRole } from './account-store.js';
import { sameGrant } from './domain/role-grants.js';
import type { RoleGrantRequest } from './http/account.request.js';
import { accountProblems } from './identity.problems.js';
import { Account } from './persistence/account.entity.js';
import { RoleGrant } from './persistence/role-grant.entity.js';
import { soundGrants } from './sound-grants.js';

/** Roles of accounts. A change holds at once; nobody changes the own ones (R52). */
@Injectable()
export class RoleGrantsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly store: AccountStore,
    private readonly revision: AccessRevision,
  ) {}

  /** Gives a role for some days. Throws ACCOUNT.OWN_ACCOUNT, ACCOUNT.ROLE_OVERLAPS. */
  async grant(actor: Actor, accountId: string, request: RoleGrantRequest): Promise<void> {
    const [grant] = soundGrants([request], () => '') as [GrantOfRole];
    await this.db.transaction(async () => {
      const account = await this.lockOther(actor, accountId);
      const held = await this.db.find(RoleGrant, { accountId });
      if (held.some((row) => sameGrant(grantOf(row), grant))) throw accountProblems.ROLE_OVERLAPS();
      await this.db.insert(RoleGrant, this.store.grantRow(accountId, grant));
      await this.finish('role-grant.add', account, { after: grant });
    });
  }

  /** Takes a role away from now on; the record of it stays in the audit log. Throws ACCOUNT.OWN_ACCOUNT, ACCOUNT.LAST_ADMIN. */
  withdraw(actor: Actor, accountId: string, grantId: string): Promise<void> {
    return this.db.transaction(async () => {
      const account = await this.lockOther(actor, accountId);
      const [row] = await this.db.find(RoleGrant, { id: grantId, accountId });
      if (!row) throw requestProblems.NOT_FOUND();
      const lasting = await this.store.isLastingAdmin(accountId);
      await this.db.change('DELETE FROM role_grant WHERE id = ?', [grantId]);
      if (lasting) await this.store.requireAdminLeft();
      await this.finish('role-grant.remove', account, { before: grantOf(row) });
    });
  }

  private async lockOther(actor: Actor, accountId: string): Promise<Account> {
    await this.revision.advance();
    const account = await this.store.lock(accountId);
    if (accountId === actor.accountId) throw accountProblems.OWN_ACCOUNT();
    return account;
  }

  private async finish(action: string, account: Account, values: { before?: unknown; after?: unknown }): Promise<void> {
    await this.store.save(account, {});
    const object = { type: 'account', id: account.id };
    await this.audit.record({ action, object, subjectEmployeeId: account.employeeId, ...values });
  }
}

function grantOf({ role, unitId, validFrom, validUntil }: RoleGrant): GrantOfRole {
  return { role, unitId, from: validFrom, until: validUntil };
}
