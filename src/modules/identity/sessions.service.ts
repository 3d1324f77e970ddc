import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { AccessRevision } from './access-revision.js';
import { AccountAccess } from './account.access.js';
import { type Account, Session } from './persistence/identity.entity.js';

/** Ending sessions: their tokens are worth nothing at once here, and within two seconds on other instances (R33, R41). */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly revision: AccessRevision,
    private readonly access: AccountAccess,
  ) {}

  /** Ends one session of an account. Throws REQUEST.NOT_FOUND when it has none such that lives. */
  async endOne(actor: Actor, accountId: string, sessionId: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.revision.advance();
      const account = await this.lock(actor, accountId);
      const session = await this.db.lock(Session, { id: sessionId });
      const now = this.clock.now();
      if (!session || session.accountId !== accountId || session.endedAt || session.expiresAt <= now) {
        throw requestProblems.NOT_FOUND();
      }
      await this.db.update(Session, { id: sessionId }, { endedAt: now });
      const [object, subjectEmployeeId] = [{ type: 'session', id: sessionId }, account.employeeId];
      await this.audit.record({ action: 'session.end', object, subjectEmployeeId, facts: { accountId } });
    });
  }

  /** Ends all sessions of the caller but this one; all of them for the token of an outside provider, which has none. */
  endOthers(actor: Actor): Promise<void> {
    return this.endAll(actor, actor.accountId, actor.sessionId ?? undefined);
  }

  /** Ends all sessions of an account, or all but one. Throws REQUEST.NOT_FOUND. */
  async endAll(actor: Actor, accountId: string, exceptId?: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.revision.advance();
      const { employeeId } = await this.lock(actor, accountId);
      const ended = await this.endAllOf(accountId, exceptId);
      const object = { type: 'account', id: accountId };
      await this.audit.record({ action: 'session.end-all', object, subjectEmployeeId: employeeId, facts: { ended } });
    });
  }

  /** The same inside a transaction that has advanced the revision and records why; gives how many there were. */
  endAllOf(accountId: string, exceptId = ''): Promise<number> {
    const sql = 'UPDATE session SET endedAt = ? WHERE accountId = ? AND id <> ? AND endedAt IS NULL';
    return this.db.change(sql, [this.clock.now(), accountId, exceptId]);
  }

  private lock(actor: Actor, id: string): Promise<Account> {
    return this.access.load(actor, id, id === actor.accountId ? 'credential:own' : 'account:manage');
  }
}
