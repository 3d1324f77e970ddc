import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { RecoveryCode, SecondFactor } from './persistence/credentials.entity.js';
import { newOneTimeCode, oneTimeDigest } from './secrets.js';
import { SealedTexts } from '../../kernel/personal-data/sealed-text.js';

const PERIOD_SECONDS = 30;
const RECOVERY_CODES = 10;
const DIGITS = /^\d{6}$/;
/** Codes of the 30 seconds before and after count, too: clocks differ, and people type slowly (RFC 6238 §5.2). */
const WINDOW = 1;

/** Why a code was not taken, for the record and the caller. */
export type CodeRefusal = 'NO_CODE' | 'WRONG_CODE';

/** Codes of authenticator apps and the codes that stand in for them; all of it inside the transaction of the caller. */
@Injectable()
export class SecondFactors {
  private readonly texts = new SealedTexts(this.config.appSecret, 'second factor');

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** True when the account has a second factor in use. */
  async isOn(accountId: string): Promise<boolean> {
    const [factor] = await this.db.find(SecondFactor, { accountId });
    return Boolean(factor?.confirmedAt);
  }

  /** Null when the account has no second factor in use, or the code is a good one, which is then used up. */
  async refusal(accountId: string, typed: string | undefined): Promise<CodeRefusal | null> {
    const factor = await this.db.lock(SecondFactor, { accountId });
    if (!factor?.confirmedAt) return null;
    if (typed === undefined) return 'NO_CODE';
    const code = typed.replace(/[\s-]/g, '');
    const isGood = DIGITS.test(code) ? await this.takeCode(factor, code) : await this.takeRecovery(accountId, code);
    return isGood ? null : 'WRONG_CODE';
  }

  /** Takes a code of the app, once; false when it is wrong, too old or not newer than the last one. */
  async takeCode(factor: SecondFactor, token: string): Promise<boolean> {
    if (!DIGITS.test(token)) return false;
    const secret = this.texts.open(factor.accountId, factor.sealedSecret);
    if (secret === null) return false;
    const timestamp = this.clock.now().getTime();
    const delta = appOf(Secret.fromBase32(secret)).validate({ token, timestamp, window: WINDOW });
    if (delta === null) return false;
    const step = TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
    if (step <= factor.lastStep) return false;
    await this.db.update(SecondFactor, { id: factor.id }, { lastStep: step });
    return true;
  }

  /** A new secret: as the app takes it, and as it is kept. */
  newSecret(accountId: string, username: string): { secret: string; otpauthUri: string; sealedSecret: string } {
    const secret = new Secret({ size: 20 });
    const otpauthUri = appOf(secret, username).toString();
    return { secret: secret.base32, otpauthUri, sealedSecret: this.texts.seal(accountId, secret.base32) };
  }

  /** Ten new recovery codes, shown this once; the ones before are void. */
  async newRecoveryCodes(accountId: string): Promise<string[]> {
    await this.db.remove(RecoveryCode, { accountId });
    const codes = Array.from({ length: RECOVERY_CODES }, newOneTimeCode);
    const rows = codes.map((code) => ({ id: newId(), accountId, codeHash: oneTimeDigest(code) }));
    await this.db.insert(RecoveryCode, rows);
    return codes;
  }

  /** Removes the factor with its codes; false when there was none. */
  async remove(accountId: string): Promise<boolean> {
    await this.db.remove(RecoveryCode, { accountId });
    return (await this.db.remove(SecondFactor, { accountId })) > 0;
  }

  private async takeRecovery(accountId: string, code: string): Promise<boolean> {
    const sql = 'UPDATE recovery_code SET usedAt = ? WHERE accountId = ? AND codeHash = ? AND usedAt IS NULL';
    const used = await this.db.change(sql, [this.clock.now(), accountId, oneTimeDigest(code)]);
    if (used === 0) return false;
    const object = { type: 'account', id: accountId };
    await this.audit.record({ action: 'second-factor.use-recovery-code', object, actorAccountId: accountId });
    return true;
  }
}

/** SHA-1, six digits, 30 seconds: what every authenticator app knows. */
function appOf(secret: Secret, label = ''): TOTP {
  return new TOTP({ issuer: 'Sasaran', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
}
