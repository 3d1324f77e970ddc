import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { accessProblems } from '../../kernel/errors/problems.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { AccessRevision } from './access-revision.js';
import { authProblems } from './identity.problems.js';
import { oauthProblems } from './oauth.problems.js';
import { PasswordHasher } from './password-hasher.js';
import { Account, Session } from './persistence/identity.entity.js';
import { SecondFactors } from './second-factors.js';
import { ThrottleService } from './throttle.service.js';

/** What the caller gives to prove once more who he is. */
export interface Proof {
  readonly password: string;
  /** A code of the second factor; without `needsCode` it is not looked at. */
  readonly totp?: string;
}

/** What is proven for: `action` names it in the record. */
interface Purpose {
  readonly action: string;
  /** True where an account with a second factor has to give a code of it, too. */
  readonly needsCode: boolean;
}

/** Somebody signed in gives the password again, slowed like a sign-in. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly throttle: ThrottleService,
    private readonly hasher: PasswordHasher,
    private readonly factors: SecondFactors,
    private readonly revision: AccessRevision,
  ) {}

  /** Sensitive acts are open again for a while (R42). Throws AUTH.NO_SESSION, and as `proven` does. */
  async renew(actor: Actor, proof: Proof): Promise<void> {
    if (actor.sessionId === null) throw oauthProblems.NO_SESSION();
    return this.proven(actor, proof, { action: 'session.reauthenticate', needsCode: true }, () => ({
      act: () => Promise.resolve(),
    }));
  }

  /**
   * Checks the proof; `prepare` then does what takes long, and `act` changes things, in the transaction that recorded the
   * proof and under the account's lock. A whole proof counts as a fresh sign-in of this session, if there is one here: a
   * password alone does so only for an account without a second factor.
   * Throws AUTH.PROOF_REFUSED, AUTH.PROOF_INCOMPLETE, AUTH.TOO_MANY_ATTEMPTS.
   */
  async proven<T>(
    { accountId, sessionId }: Actor,
    { password, totp }: Proof,
    { action, needsCode }: Purpose,
    prepare: (known: Account) => Promise<Act<T>> | Act<T>,
  ): Promise<T> {
    const [known] = await this.db.transaction(() => this.db.find(Account, { id: accountId }));
    if (!known) throw accessProblems.TOKEN_REQUIRED();
    return this.throttle.attempt(known.username, async (nameKey) => {
      const matches = await this.hasher.verify(known.passwordHash, password);
      const prepared = matches ? await prepare(known) : null;
      const outcome = await this.db.transaction(async () => {
        if (prepared) await this.revision.advance();
        const account = await this.db.lock(Account, { id: accountId });
        const good = account && prepared && account.passwordHash === known.passwordHash && !account.disabledAt;
        const wrong = needsCode && good ? await this.factors.refusal(accountId, totp) : null;
        const reason = good ? wrong : 'WRONG_PASSWORD';
        await this.record(action, known, reason);
        if (!good || reason) return { reason };
        await this.throttle.succeed(nameKey);
        const isWhole = needsCode || !(await this.factors.isOn(accountId));
        if (sessionId !== null && isWhole) {
          await this.db.update(Session, { id: sessionId }, { provedAt: this.clock.now() });
        }
        return { reason: null, done: await prepared.act(account) };
      });
      if (outcome.reason === 'NO_CODE') throw authProblems.PROOF_INCOMPLETE();
      if (outcome.reason !== null) throw authProblems.PROOF_REFUSED();
      return outcome.done as T;
    });
  }

  private record(action: string, { id, employeeId }: Account, reason: string | null): Promise<void> {
    return this.audit.record({
      ...{ action, object: { type: 'account', id }, subjectEmployeeId: employeeId },
      ...{ outcome: reason ? 'REFUSED' : 'SUCCESS', facts: reason ? { reason } : undefined },
    });
  }
}

/** What is done once the proof is good. */
interface Act<T> {
  readonly act: (account: Account) => Promise<T>;
}
