import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { PASSWORD_MAX_LENGTH, passwordWeakness, type PasswordWeakness } from './domain/password-policy.js';
import { maskedName, nameColumn, normalName } from './domain/sign-in-name.js';
import { authProblems } from './identity.problems.js';
import { PasswordHasher } from './password-hasher.js';
import { Account } from './persistence/account.entity.js';
import { activationDigest, equalDigests, newActivationSecret } from './secrets.js';
import { ThrottleService } from './throttle.service.js';

const SECRET_LIFE_MS = 24 * 3_600_000;

/** A new one-time secret with what the account keeps of it. */
export interface IssuedSecret {
  readonly secret: string;
  readonly kept: { readonly activationHash: string; readonly activationExpiresAt: Date };
}

/** How a new account gets its password: with a secret that works once, within 24 hours. */
@Injectable()
export class ActivationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly throttle: ThrottleService,
    private readonly hasher: PasswordHasher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a secret; only its digest is kept. */
  newSecret(): IssuedSecret {
    const secret = newActivationSecret();
    const activationExpiresAt = new Date(this.clock.now().getTime() + SECRET_LIFE_MS);
    return { secret, kept: { activationHash: activationDigest(secret), activationExpiresAt } };
  }

  /**
   * Sets the first password and uses the secret up. Throws AUTH.PASSWORD_WEAK, AUTH.ACTIVATION_REFUSED whatever is wrong
   * with name or secret, and AUTH.TOO_MANY_ATTEMPTS.
   */
  async activate(typedName: string, secret: string, password: string): Promise<void> {
    const name = normalName(typedName);
    this.requireStrong(password, [name]);
    await this.throttle.attempt(name, async (nameKey) => {
      const account = await this.db.transaction(() => this.fitting(name, secret, nameKey));
      // Only the holder of the right secret gets to hear whether the password contains another name of the account.
      if (account) this.requireStrong(password, [account.username, account.email]);
      const passwordHash = account && (await this.hasher.hash(password));
      const done = passwordHash && (await this.db.transaction(() => this.finish(name, secret, nameKey, passwordHash)));
      if (!done) throw authProblems.ACTIVATION_REFUSED();
    });
  }

  /** The account, locked, when the secret is its own; otherwise null, recorded. */
  private async fitting(name: string, secret: string, nameKey: string): Promise<Account | null> {
    const account = await this.db.lock(Account, { [nameColumn(name)]: name });
    if (account && this.fits(account, secret)) return account;
    await this.record(account, nameKey, 'REFUSED');
    return null;
  }

  /** Sets the password, unless somebody else used the secret while this one was hashed. */
  private async finish(name: string, secret: string, nameKey: string, passwordHash: string): Promise<boolean> {
    const account = await this.fitting(name, secret, nameKey);
    if (!account) return false;
    const spent = { passwordHash, activationHash: null, activationExpiresAt: null };
    const stamps = { updatedAt: this.clock.now(), version: account.version + 1 };
    await this.db.save(Account, Object.assign(account, spent, stamps));
    await this.throttle.succeed(nameKey);
    await this.record(account, nameKey, 'SUCCESS');
    return true;
  }

  private fits({ activationHash, activationExpiresAt, disabledAt }: Account, secret: string): boolean {
    const inTime = activationExpiresAt !== null && activationExpiresAt > this.clock.now();
    return !disabledAt && inTime && equalDigests(activationDigest(secret), activationHash ?? '');
  }

  private record(account: Account | undefined, nameKey: string, outcome: 'SUCCESS' | 'REFUSED'): Promise<void> {
    return this.audit.record({
      action: 'account.activate',
      object: account ? { type: 'account', id: account.id } : { type: 'sign-in-name', id: nameKey },
      actorAccountId: outcome === 'SUCCESS' ? account?.id : null,
      subjectEmployeeId: account?.employeeId,
      outcome,
      facts: account ? { username: maskedName(account.username) } : {},
    });
  }

  private requireStrong(password: string, names: readonly (string | null)[]): void {
    const weakness = passwordWeakness(password, this.config.passwordMinLength, names);
    if (!weakness) return;
    const facts = { min: this.config.passwordMinLength, max: PASSWORD_MAX_LENGTH };
    throw authProblems.PASSWORD_WEAK({}, [{ pointer: '/password', code: weakness, text: REASONS[weakness], facts }]);
  }
}

const REASONS: Record<PasswordWeakness, { id: string; en: string }> = {
  TOO_SHORT: { id: 'Paling sedikit {min} karakter.', en: 'This needs at least {min} characters.' },
  TOO_LONG: { id: 'Paling banyak {max} karakter.', en: 'This may have at most {max} characters.' },
  COMMON: { id: 'Kata sandi ini terlalu umum.', en: 'This password is too common.' },
  CONTAINS_NAME: {
    id: 'Tidak boleh memuat nama pengguna, NIP, nama surel, atau nama layanan.',
    en: 'This must not contain the username, NIP, e-mail name or the name of the service.',
  },
};
