import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { currentContext } from '../../kernel/http/request-context.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { networkOf } from './domain/sign-in-name.js';
import { BY_NAME, BY_NETWORK, type ThrottleRule, waitSeconds } from './domain/throttle-schedule.js';
import { authProblems } from './identity.problems.js';
import { SignInThrottle } from './persistence/sign-in-throttle.entity.js';
import { keyedHash } from './secrets.js';

const CLEAN_UP_MS = 3_600_000;

/**
 * Slows guessing (R34). Names are counted whether or not anybody has them, so a refusal says nothing about accounts; what
 * is counted is kept as keyed hashes.
 */
@Injectable()
export class ThrottleService {
  private readonly turns = new Map<string, Promise<void>>();
  private readonly recordedBlocks = new Set<string>();
  private cleanedAt = 0;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Examines one attempt with a name, from the address of the request. It counts against the name before it is examined:
   * attempts side by side cannot slip through together. A refusal (401) counts against the network too; any other failure
   * counts for nothing. `examine` gets the name's key, for records and for `succeed`. Throws AUTH.TOO_MANY_ATTEMPTS.
   */
  async attempt<T>(name: string, examine: (nameKey: string) => Promise<T>): Promise<T> {
    const nameKey = keyedHash(this.config.appSecret, 'sign-in name', name);
    const network = networkOf(currentContext().address ?? 'local');
    const networkKey = keyedHash(this.config.appSecret, 'sign-in network', network);
    return this.inTurn(nameKey, async () => {
      await this.admit(nameKey, networkKey);
      try {
        return await examine(nameKey);
      } catch (error) {
        const refused = error instanceof DomainError && error.definition.kind === 'unauthenticated';
        await this.db.transaction(() => (refused ? this.count(BY_NETWORK, networkKey) : this.giveBack(nameKey)));
        throw error;
      }
    });
  }

  /** The attempt was good: the name's series of failures ends. Inside the transaction that makes it good. */
  async succeed(nameKey: string): Promise<void> {
    await this.db.change('DELETE FROM sign_in_throttle WHERE id = ?', [nameKey]);
  }

  /** One after the other with one name, so that good attempts side by side do not count against each other. */
  private async inTurn<T>(nameKey: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(nameKey);
    let end!: () => void;
    const turn = new Promise<void>((resolve) => (end = resolve));
    this.turns.set(nameKey, turn);
    await before;
    try {
      return await work();
    } finally {
      if (this.turns.get(nameKey) === turn) this.turns.delete(nameKey);
      end();
    }
  }

  private async admit(nameKey: string, networkKey: string): Promise<void> {
    await this.forgetOld();
    const now = this.clock.now();
    const block = await this.db.transaction(async () => {
      const byName = await this.locked(nameKey);
      const [byNetwork] = await this.db.find(SignInThrottle, { id: networkKey });
      const blocking = [byName, byNetwork].find((row) => waitSeconds(row, now) > 0);
      if (!blocking) await this.count(BY_NAME, nameKey);
      return blocking;
    });
    if (!block) return;
    const seconds = waitSeconds(block, now);
    await this.recordOnce(nameKey, `${block.id} ${block.blockedUntil?.toISOString()}`, seconds);
    throw authProblems.TOO_MANY_ATTEMPTS({ seconds }, [], seconds);
  }

  private async count(rule: ThrottleRule, id: string): Promise<void> {
    const { failures, blockedUntil, forgetAt } = rule.next(await this.locked(id), this.clock.now());
    const sql = 'UPDATE sign_in_throttle SET failures = ?, blockedUntil = ?, forgetAt = ? WHERE id = ?';
    await this.db.change(sql, [failures, blockedUntil, forgetAt, id]);
  }

  /** An attempt that was not examined, e.g. for want of capacity. */
  private async giveBack(nameKey: string): Promise<void> {
    const sql =
      'UPDATE sign_in_throttle SET failures = failures - 1, blockedUntil = NULL WHERE id = ? AND failures > 0';
    await this.db.change(sql, [nameKey]);
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

  /** One record for each block, not for each request that meets it: a flood of attempts must not fill the disk. */
  private async recordOnce(nameKey: string, block: string, seconds: number): Promise<void> {
    if (this.recordedBlocks.has(block)) return;
    if (this.recordedBlocks.size >= 10_000) this.recordedBlocks.clear();
    this.recordedBlocks.add(block);
    await this.audit.record({
      action: 'session.sign-in',
      object: { type: 'sign-in-name', id: nameKey },
      outcome: 'REFUSED',
      facts: { reason: 'TOO_MANY_ATTEMPTS', waitSeconds: seconds },
    });
  }

  private async forgetOld(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - this.cleanedAt < CLEAN_UP_MS) return;
    this.cleanedAt = now.getTime();
    await this.db.transaction(() => this.db.change('DELETE FROM sign_in_throttle WHERE forgetAt < ?', [now]));
  }
}
