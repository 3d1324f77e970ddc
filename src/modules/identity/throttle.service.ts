import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { currentContext } from '../../kernel/http/request-context.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { networkOf } from '../../kernel/values/network.js';
import { byName, byNetwork, type ThrottleRule, waitSeconds } from './domain/throttle-schedule.js';
import { authProblems } from './identity.problems.js';
import { SignInThrottle } from './persistence/identity.entity.js';
import { keyedHash } from './secrets.js';

/** Slows guessing (R34). Names are counted, as keyed hashes, whether or not anybody has them: a refusal tells nothing. */
@Injectable()
export class ThrottleService {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Examines one attempt with a name. It counts against the name beforehand, so that attempts side by side cannot slip
   * through; a refusal of the proof counts against the caller's network too, any other failure for nothing. `examine` gets the
   * name's key, for records and for `succeed`. Throws AUTH.TOO_MANY_ATTEMPTS.
   */
  attempt<T>(name: string, examine: (nameKey: string) => Promise<T>): Promise<T> {
    const { appSecret } = this.config;
    const nameKey = keyedHash(appSecret, 'sign-in name', name);
    const networkKey = keyedHash(appSecret, 'sign-in network', networkOf(currentContext().address ?? 'local'));
    // One after the other with one name, so that good attempts side by side do not count against each other.
    const turn: Promise<T> = (this.turns.get(nameKey) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => this.examined(nameKey, networkKey, examine))
      .finally(() => this.turns.get(nameKey) === turn && this.turns.delete(nameKey));
    this.turns.set(nameKey, turn);
    return turn;
  }

  /** The attempt was good: the name's series of failures ends. Inside the transaction that makes it good. */
  async succeed(nameKey: string): Promise<void> {
    await this.db.remove(SignInThrottle, { id: nameKey });
  }

  private async examined<T>(nameKey: string, networkKey: string, examine: (key: string) => Promise<T>): Promise<T> {
    const blockedUntil = await this.db.transaction(() => this.admit(nameKey, networkKey));
    try {
      return await examine(nameKey);
    } catch (error) {
      const refused = error instanceof DomainError && isRefusal(error);
      await this.db.transaction(async () => {
        if (!refused) return this.giveBack(nameKey);
        await this.db.change('DELETE FROM sign_in_throttle WHERE forgetAt < ?', [this.clock.now()]);
        const network = await this.count(byNetwork, await this.locked(networkKey));
        const until = blockedUntil ?? network;
        if (until) await this.recordBlock(nameKey, until);
      });
      throw error;
    }
  }

  /** Counts an attempt against its name, unless name or network have to wait; gives the block that begins if it fails. */
  private async admit(nameKey: string, networkKey: string): Promise<Date | null> {
    const name = await this.locked(nameKey);
    const [network] = await this.db.find(SignInThrottle, { id: networkKey });
    const now = this.clock.now();
    const seconds = waitSeconds(name, now) || waitSeconds(network, now);
    if (seconds > 0) throw authProblems.TOO_MANY_ATTEMPTS({ seconds }, [], seconds);
    return this.count(byName, name);
  }

  private async count(rule: ThrottleRule, row: SignInThrottle): Promise<Date | null> {
    const attempts = rule(row, this.clock.now());
    await this.db.update(SignInThrottle, { id: row.id }, attempts);
    return attempts.blockedUntil;
  }

  /** An attempt that was not examined, e.g. for want of capacity. */
  private async giveBack(nameKey: string): Promise<void> {
    const changes = 'failures = failures - 1, blockedUntil = NULL';
    await this.db.change(`UPDATE sign_in_throttle SET ${changes} WHERE id = ? AND failures > 0`, [nameKey]);
  }

  /** The locked row, made when it is not there; of two that make it at once, one finds the other's. */
  private async locked(id: string): Promise<SignInThrottle> {
    const row = await this.db.lock(SignInThrottle, { id });
    if (row) return row;
    const fresh = { id, failures: 0, blockedUntil: null, forgetAt: this.clock.now() };
    await this.db.insert(SignInThrottle, fresh).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
    return (await this.db.lock(SignInThrottle, { id })) ?? fresh;
  }

  /** Recorded when a block begins, not whenever it is met: a flood of attempts must not fill the disk. */
  private recordBlock(nameKey: string, blockedUntil: Date): Promise<void> {
    const facts = { reason: 'TOO_MANY_ATTEMPTS', waitSeconds: waitSeconds({ blockedUntil }, this.clock.now()) };
    const object = { type: 'sign-in-name', id: nameKey };
    return this.audit.record({ action: 'session.sign-in', object, outcome: 'REFUSED', facts });
  }
}

/** A right password without the code that belongs to it is no guess: it counts for nothing, like a lack of capacity. */
function isRefusal({ status, code }: DomainError): boolean {
  if (code === authProblems.TOTP_REQUIRED.definition.code) return false;
  return status === 401 || code === authProblems.PROOF_REFUSED.definition.code;
}
