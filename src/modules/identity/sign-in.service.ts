import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { currentContext } from '../../kernel/http/request-context.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { AccessRevision } from './access-revision.js';
import { AccessTokens } from './access-tokens.js';
import { Callers } from './callers.js';
import { nameColumn, normalName } from './domain/sign-in-name.js';
import type { LoginRequest } from './http/identity.request.js';
import type { TokenResponse } from './http/identity.response.js';
import { authProblems } from './identity.problems.js';
import { oauthProblems } from './oauth.problems.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordRules } from './password-rules.js';
import { Account, Session } from './persistence/identity.entity.js';
import { type CodeRefusal, SecondFactors } from './second-factors.js';
import { digest, equalDigests, oneTimeDigest, readRefreshToken } from './secrets.js';
import { refreshToken, type RefreshSecret, successor } from './secrets.js';
import { ThrottleService } from './throttle.service.js';

/** How long a refresh token may come again after it was exchanged: a lost answer, two open windows. */
const GRACE_MS = 20_000;
const DAY_MS = 86_400_000;

type PasswordRefusal = 'UNKNOWN_NAME' | 'NOT_ACTIVATED' | 'DISABLED' | 'WRONG_PASSWORD';
/** Only who gave the right password hears what else is missing. */
const REFUSAL_OF: Record<PasswordRefusal | CodeRefusal, () => Error> = {
  UNKNOWN_NAME: authProblems.SIGN_IN_REFUSED,
  NOT_ACTIVATED: authProblems.SIGN_IN_REFUSED,
  DISABLED: authProblems.SIGN_IN_REFUSED,
  WRONG_PASSWORD: authProblems.SIGN_IN_REFUSED,
  NO_CODE: authProblems.TOTP_REQUIRED,
  WRONG_CODE: authProblems.TOTP_REFUSED,
};

/** A session that was opened or renewed, with the secret that renews it next. */
type OpenSession = RefreshSecret & { readonly accountId: string };

/** The ways in and out: activation with a secret, sign-in with a password, renewal and end of sessions. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly throttle: ThrottleService,
    private readonly hasher: PasswordHasher,
    private readonly rules: PasswordRules,
    private readonly factors: SecondFactors,
    private readonly tokens: AccessTokens,
    private readonly callers: Callers,
    private readonly revision: AccessRevision,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Opens a session. Whatever is wrong, the work and the answer are the same: one password check and
   * AUTH.SIGN_IN_REFUSED; after too many failures AUTH.TOO_MANY_ATTEMPTS. Only with the right password does an account
   * with a second factor answer AUTH.TOTP_REQUIRED or AUTH.TOTP_REFUSED.
   */
  async signIn(
    { username: typedName, password, totp }: LoginRequest,
    userAgent: string | undefined,
  ): Promise<TokenResponse> {
    const name = normalName(typedName);
    const session = await this.throttle.attempt(name, async (nameKey) => {
      const sql = `SELECT passwordHash FROM account WHERE ${nameColumn(name)} = ?`;
      const [row] = await this.db.rows<Pick<Account, 'passwordHash'>>(sql, [name]);
      const hash = row?.passwordHash ?? null;
      const matches = await this.hasher.verify(hash, password);
      const opened = await this.db.transaction(async () => {
        const account = await this.lock(name);
        // The account is judged under its lock, by the hash that was checked: it may have changed meanwhile.
        const reason = await this.refusal(account, matches && account?.passwordHash === hash, totp);
        await this.record('session.sign-in', account, nameKey, reason);
        if (!account || reason) return reason ?? 'UNKNOWN_NAME';
        await this.throttle.succeed(nameKey);
        return this.open(account.id, userAgent);
      });
      if (typeof opened === 'string') throw REFUSAL_OF[opened]();
      return opened;
    });
    return this.pairOf(session);
  }

  /**
   * Sets the first password, or that after a reset, and uses the secret up. Throws AUTH.PASSWORD_WEAK,
   * AUTH.PASSWORD_USED_BEFORE, AUTH.ACTIVATION_REFUSED whatever is wrong with name or secret, and AUTH.TOO_MANY_ATTEMPTS.
   */
  async activate(typedName: string, secret: string, password: string): Promise<void> {
    const name = normalName(typedName);
    this.rules.requireStrong(password, [name], '/password');
    await this.throttle.attempt(name, async (nameKey) => {
      const known = await this.db.transaction(() => this.lock(name));
      const mayActivate = this.fits(known, secret);
      // Only the holder of the right secret gets to hear more: another name of the account in it, a password used before.
      const passwordHash = mayActivate ? await this.rules.hashNew(known, password, '/password') : null;
      const done = await this.db.transaction(async () => {
        // Looked at again: somebody else may have used the secret while the password was hashed.
        const account = await this.lock(name);
        const good = passwordHash !== null && this.fits(account, secret);
        await this.record('account.activate', account, nameKey, good ? null : 'NO_VALID_SECRET');
        if (!good) return false;
        await this.rules.replace(account, passwordHash, { activationHash: null, activationExpiresAt: null });
        await this.throttle.succeed(nameKey);
        return true;
      });
      if (!done) throw authProblems.ACTIVATION_REFUSED();
    });
  }

  /**
   * Exchanges a refresh token for a new pair. The token before it still counts for 20 seconds and gives the same new one;
   * any older one means that somebody else has it, and the session ends. Throws AUTH.REFRESH_REFUSED.
   */
  async refresh(token: string): Promise<TokenResponse> {
    const presented = readRefreshToken(this.config.appSecret, token);
    if (!presented) throw authProblems.REFRESH_REFUSED();
    const renewed = await this.db.transaction(() => this.renew(presented));
    if (renewed === 'REUSED') await this.end(presented.sessionId, 'session.reuse');
    if (typeof renewed === 'string') throw authProblems.REFRESH_REFUSED();
    return this.pairOf(renewed);
  }

  /** Ends the caller's session; its tokens are worth nothing from now on. Throws AUTH.NO_SESSION. */
  async signOut(actor: Actor): Promise<void> {
    if (actor.sessionId === null) throw oauthProblems.NO_SESSION();
    return this.end(actor.sessionId, 'session.sign-out');
  }

  private async refusal(
    account: Account | undefined,
    matches: boolean,
    totp: string | undefined,
  ): Promise<PasswordRefusal | CodeRefusal | null> {
    return refusal(account, matches) ?? (account ? this.factors.refusal(account.id, totp) : null);
  }

  private lock(name: string): Promise<Account | undefined> {
    return this.db.lock(Account, { [nameColumn(name)]: name });
  }

  private fits(account: Account | undefined, secret: string): account is Account {
    const { activationHash, activationExpiresAt, disabledAt } = account ?? {};
    if (!activationHash || !activationExpiresAt || activationExpiresAt <= this.clock.now() || disabledAt) return false;
    return equalDigests(oneTimeDigest(secret), activationHash);
  }

  /** Opens a session, inside the transaction that found the account good and locked it. */
  private async open(accountId: string, userAgent: string | undefined): Promise<OpenSession> {
    const [id, bits, now] = [newId(), randomBytes(32), this.clock.now()];
    await this.db.insert(Session, {
      ...{ id, accountId, refreshHash: digest(bits), previousHash: null, successorNonce: null },
      ...{ createdAt: now, lastUsedAt: now, expiresAt: this.expiry(now, now), endedAt: null },
      ...{ userAgent: userAgent?.slice(0, 200) || null, address: currentContext().address, provedAt: now },
    });
    return { accountId, sessionId: id, bits };
  }

  /** The tokens of a session that was just opened or renewed. */
  private async pairOf(session: OpenSession): Promise<TokenResponse> {
    const accessToken = await this.tokens.issue(session.accountId, session.sessionId);
    const actor = await this.callers.authenticate(accessToken);
    return {
      accessToken,
      refreshToken: refreshToken(this.config.appSecret, session),
      tokenType: 'Bearer',
      expiresIn: this.config.accessTokenSeconds,
      duty: actor?.duty ?? null,
    };
  }

  private async renew({ sessionId, bits }: RefreshSecret): Promise<OpenSession | 'OVER' | 'REUSED'> {
    const session = await this.db.lock(Session, { id: sessionId });
    const now = this.clock.now();
    if (!session || session.endedAt || session.expiresAt <= now) return 'OVER';
    const { accountId, createdAt, lastUsedAt, previousHash, successorNonce } = session;
    const hash = digest(bits);
    const isCurrent = equalDigests(hash, session.refreshHash);
    const inGrace = now.getTime() - lastUsedAt.getTime() <= GRACE_MS && equalDigests(hash, previousHash ?? '');
    if (!isCurrent && !inGrace) return 'REUSED';
    const nonce = isCurrent ? randomBytes(32).toString('base64url') : (successorNonce ?? '');
    const next = successor(bits, nonce);
    if (isCurrent) {
      const tokens = { refreshHash: digest(next), previousHash: hash, successorNonce: nonce };
      const use = { lastUsedAt: now, expiresAt: this.expiry(createdAt, now), address: currentContext().address };
      await this.db.update(Session, { id: sessionId }, { ...tokens, ...use });
    }
    const object = { type: 'session', id: sessionId };
    await this.audit.record({ action: 'session.refresh', object, actorAccountId: accountId });
    return { accountId, sessionId, bits: next };
  }

  private end(sessionId: string, action: 'session.sign-out' | 'session.reuse'): Promise<void> {
    return this.db.transaction(async () => {
      await this.revision.advance();
      const session = await this.db.lock(Session, { id: sessionId });
      if (!session || session.endedAt) return;
      await this.db.update(Session, { id: sessionId }, { endedAt: this.clock.now() });
      const outcome = action === 'session.reuse' ? 'REFUSED' : 'SUCCESS';
      const facts = { accountId: session.accountId };
      await this.audit.record({ action, object: { type: 'session', id: sessionId }, outcome, facts });
    });
  }

  /** Some days after the last use, and not beyond what a session may last at all. Source: ASVS 5.0, 7.3.1 and 7.3.2. */
  private expiry(openedAt: Date, now: Date): Date {
    const { refreshTokenDays, sessionMaxDays } = this.config;
    return new Date(Math.min(now.getTime() + refreshTokenDays * DAY_MS, openedAt.getTime() + sessionMaxDays * DAY_MS));
  }

  private record(action: string, account: Account | undefined, nameKey: string, reason: string | null): Promise<void> {
    return this.audit.record({
      action,
      object: account ? { type: 'account', id: account.id } : { type: 'sign-in-name', id: nameKey },
      actorAccountId: reason ? null : account?.id,
      subjectEmployeeId: account?.employeeId,
      outcome: reason ? 'REFUSED' : 'SUCCESS',
      facts: { reason },
    });
  }
}

/** Why an account may not sign in by its password, for the record only; null when it may. */
function refusal(account: Account | undefined, matches: boolean): PasswordRefusal | null {
  if (!account) return 'UNKNOWN_NAME';
  if (!account.passwordHash) return 'NOT_ACTIVATED';
  if (account.disabledAt) return 'DISABLED';
  return matches ? null : 'WRONG_PASSWORD';
}
