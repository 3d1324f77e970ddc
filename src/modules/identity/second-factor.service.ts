import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOrNull } from '../../kernel/database/dialect.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { AccessRevision } from './access-revision.js';
import { AccountAccess } from './account.access.js';
import type {
  NewSecondFactorResponse,
  RecoveryCodesResponse,
  SecondFactorResponse,
} from './http/credentials.response.js';
import { secondFactorProblems } from './identity.problems.js';
import { SecondFactor } from './persistence/credentials.entity.js';
import type { Account } from './persistence/identity.entity.js';
import { type Proof, Reauthentication } from './reauthentication.js';
import { SecondFactors } from './second-factors.js';

const STATE = `SELECT f.confirmedAt,
  (SELECT COUNT(*) FROM recovery_code c WHERE c.accountId = f.accountId AND c.usedAt IS NULL) AS codesLeft
  FROM second_factor f WHERE f.accountId = ?`;

/** Setting up and giving up an authenticator app. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly factors: SecondFactors,
    private readonly proofs: Reauthentication,
    private readonly revision: AccessRevision,
    private readonly access: AccountAccess,
  ) {}

  /** Whether the caller has one, and how many recovery codes are left. */
  async state({ accountId }: Actor): Promise<SecondFactorResponse> {
    const [row] = await this.db.rows<{ confirmedAt: string | null; codesLeft: number }>(STATE, [accountId]);
    const confirmedAt = isoOrNull(row?.confirmedAt ?? null);
    const status = confirmedAt ? 'ON' : row ? 'BEGUN' : 'OFF';
    return { status, confirmedAt, recoveryCodesLeft: Number(row?.codesLeft ?? 0) };
  }

  /** Makes a secret for the app; it counts once a code of it has come back. Throws SECOND_FACTOR.ALREADY_ON. */
  begin(actor: Actor): Promise<NewSecondFactorResponse> {
    const { accountId } = actor;
    return this.db.transaction(async () => {
      const account = await this.access.load(actor, accountId, 'credential:own');
      const factor = await this.db.lock(SecondFactor, { accountId });
      if (factor?.confirmedAt) throw secondFactorProblems.ALREADY_ON();
      const { sealedSecret, ...shown } = this.factors.newSecret(accountId, account.username);
      const fresh = { sealedSecret, createdAt: this.clock.now(), lastStep: 0 };
      if (factor) await this.db.update(SecondFactor, { accountId }, fresh);
      else await this.db.insert(SecondFactor, { id: newId(), accountId, ...fresh });
      await this.record('second-factor.begin', account);
      return shown;
    });
  }

  /** The first code of the app switches it on. Throws SECOND_FACTOR.NOT_BEGUN, ALREADY_ON, CODE_WRONG. */
  confirm(actor: Actor, code: string): Promise<RecoveryCodesResponse> {
    const { accountId } = actor;
    return this.db.transaction(async () => {
      await this.revision.advance();
      const account = await this.access.load(actor, accountId, 'credential:own');
      const factor = await this.db.lock(SecondFactor, { accountId });
      if (!factor) throw secondFactorProblems.NOT_BEGUN();
      if (factor.confirmedAt) throw secondFactorProblems.ALREADY_ON();
      if (!(await this.factors.takeCode(factor, code.replace(/\s/g, ''))))
        throw refusedAt(secondFactorProblems.CODE_WRONG, {}, '/code');
      await this.db.update(SecondFactor, { accountId }, { confirmedAt: this.clock.now() });
      await this.record('second-factor.set-up', account);
      return { recoveryCodes: await this.factors.newRecoveryCodes(accountId) };
    });
  }

  /** Switches it off, with password and code. Throws SECOND_FACTOR.NOT_ON and what `Reauthentication.proven` throws. */
  remove(actor: Actor, proof: Proof): Promise<void> {
    return this.proven(
      actor,
      proof,
      'second-factor.remove',
      async () => void (await this.factors.remove(actor.accountId)),
    );
  }

  /** Ten new recovery codes, with password and code. Throws as `remove` does. */
  renewCodes(actor: Actor, proof: Proof): Promise<RecoveryCodesResponse> {
    return this.proven(actor, proof, 'second-factor.renew-codes', async () => ({
      recoveryCodes: await this.factors.newRecoveryCodes(actor.accountId),
    }));
  }

  /** The admin removes it from somebody who lost the phone. Throws ACCOUNT.OWN_ACCOUNT, REQUEST.NOT_FOUND, SECOND_FACTOR.NONE. */
  async takeAway(actor: Actor, accountId: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.revision.advance();
      const account = await this.access.load(actor, accountId, 'account:decide');
      if (!(await this.factors.remove(accountId))) throw secondFactorProblems.NONE();
      await this.record('second-factor.take-away', account);
    });
  }

  private async proven<T>(actor: Actor, proof: Proof, action: string, act: () => Promise<T>): Promise<T> {
    if ((await this.state(actor)).status !== 'ON') throw secondFactorProblems.NOT_ON();
    return this.proofs.proven(actor, proof, { action, needsCode: true }, () => ({ act }));
  }

  private record(action: string, { id, employeeId }: Account): Promise<void> {
    return this.audit.record({ action, object: { type: 'account', id }, subjectEmployeeId: employeeId });
  }
}
