import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { AccessRevision } from './access-revision.js';
import { AccountAccess } from './account.access.js';
import { accountProblems } from './identity.problems.js';
import { PasswordRules } from './password-rules.js';
import type { Account } from './persistence/identity.entity.js';
import { Reauthentication } from './reauthentication.js';
import { newActivation, type ShownSecret } from './secrets.js';
import { SessionsService } from './sessions.service.js';

/** Some admin of today who can sign in. */
const ADMIN_LEFT = `SELECT a.id FROM account a JOIN role_grant g ON g.accountId = a.id
  WHERE g.role = 'ADMIN' AND g.validFrom <= ? AND g.validUntil >= ?
    AND a.disabledAt IS NULL AND a.passwordHash IS NOT NULL LIMIT 1`;

/** Changing the own password, and taking a forgotten one away. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly rules: PasswordRules,
    private readonly proofs: Reauthentication,
    private readonly sessions: SessionsService,
    private readonly revision: AccessRevision,
    private readonly access: AccountAccess,
  ) {}

  /**
   * Sets another password and ends all other sessions. Throws AUTH.PASSWORD_WEAK, AUTH.PASSWORD_USED_BEFORE and what
   * `Reauthentication.proven` throws.
   */
  change(actor: Actor, password: string, newPassword: string): Promise<void> {
    const purpose = { action: 'account.change-password', needsCode: false };
    return this.proofs.proven(actor, { password }, purpose, async (known) => {
      const passwordHash = await this.rules.hashNew(known, newPassword, '/newPassword');
      const act = async (account: Account): Promise<void> => {
        await this.rules.replace(account, passwordHash);
        await this.sessions.endAllOf(actor.accountId, actor.sessionId ?? undefined);
      };
      return { act };
    });
  }

  /**
   * Voids the password of somebody else and ends the sessions; the secret in the answer sets a new one by activation.
   * Throws ACCOUNT.OWN_ACCOUNT, ACCOUNT.NOT_ACTIVE, ACCOUNT.LAST_ADMIN.
   */
  reset(actor: Actor, accountId: string): Promise<ShownSecret> {
    return this.db.transaction(async () => {
      await this.revision.advance();
      const account = await this.access.load(actor, accountId, 'account:decide');
      if (!account.passwordSetAt) throw accountProblems.NOT_ACTIVE();
      const { shown, kept } = newActivation(this.clock.now());
      await this.rules.replace(account, null, kept);
      await this.sessions.endAllOf(accountId);
      await this.requireAdminLeft();
      const object = { type: 'account', id: accountId };
      await this.audit.record({ action: 'account.reset-password', object, subjectEmployeeId: account.employeeId });
      return shown;
    });
  }

  /** Two admins who reset each other at once must not both succeed. */
  private async requireAdminLeft(): Promise<void> {
    const today = this.clock.today();
    const left = await this.db.rows(ADMIN_LEFT, [today, today]);
    if (left.length === 0) throw accountProblems.LAST_ADMIN();
  }
}
