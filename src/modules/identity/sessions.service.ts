import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { AccessRevision } from './access-revision.js';
import { AccessTokens } from './access-tokens.js';
import type { TokenResponse } from './http/auth.response.js';
import { authProblems } from './identity.problems.js';
import { Session } from './persistence/session.entity.js';
import {
  digest,
  equalDigests,
  newBits,
  readRefreshToken,
  refreshToken,
  type RefreshSecret,
  successor,
} from './secrets.js';

/** How long a refresh token may come again after it was exchanged: a lost answer, two open windows. */
const GRACE_MS = 20_000;
const DAY_MS = 86_400_000;

/** A session that was opened or renewed, with the secret that renews it next. */
export interface OpenSession {
  readonly accountId: string;
  readonly refresh: RefreshSecret;
}

/** Sessions from sign-in to sign-out. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly tokens: AccessTokens,
    private readonly revision: AccessRevision,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens a session, inside the transaction that found the account good and locked it. */
  async open(accountId: string, userAgent: string | undefined): Promise<OpenSession> {
    const now = this.clock.now();
    const refresh = { sessionId: newId(), bits: newBits() };
    await this.db.insert(Session, {
      id: refresh.sessionId,
      accountId,
      refreshHash: digest(refresh.bits),
      previousHash: null,
      successorNonce: null,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: this.expiry(now),
      endedAt: null,
      userAgent: userAgent?.slice(0, 200) || null,
    });
    return { accountId, refresh };
  }

  /** The tokens of a session that was just opened or renewed. */
  async pairOf({ accountId, refresh }: OpenSession): Promise<TokenResponse> {
    return {
      accessToken: await this.tokens.issue(accountId, refresh.sessionId),
      refreshToken: refreshToken(this.config.appSecret, refresh),
      tokenType: 'Bearer',
      expiresIn: this.config.accessTokenSeconds,
    };
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

  /** Ends the caller's session; its tokens are worth nothing from now on. */
  signOut(actor: Actor): Promise<void> {
    return this.end(actor.sessionId, 'session.sign-out');
  }

  private async renew({ sessionId, bits }: RefreshSecret): Promise<OpenSession | 'OVER' | 'REUSED'> {
    const session = await this.db.lock(Session, { id: sessionId });
    const now = this.clock.now();
    if (!session || session.endedAt || session.expiresAt <= now) return 'OVER';
    const { accountId, lastUsedAt, previousHash, successorNonce } = session;
    const hash = digest(bits);
    const isCurrent = equalDigests(hash, session.refreshHash);
    const inGrace = now.getTime() - lastUsedAt.getTime() <= GRACE_MS && equalDigests(hash, previousHash ?? '');
    if (!isCurrent && !inGrace) return 'REUSED';
    const nonce = isCurrent ? newBits().toString('base64url') : (successorNonce ?? '');
    const next = successor(bits, nonce);
    if (isCurrent) {
      await this.db.change(
        'UPDATE session SET refreshHash = ?, previousHash = ?, successorNonce = ?, lastUsedAt = ?, expiresAt = ? WHERE id = ?',
        [digest(next), hash, nonce, now, this.expiry(now), sessionId],
      );
    }
    const object = { type: 'session', id: sessionId };
    await this.audit.record({ action: 'session.refresh', object, actorAccountId: accountId });
    return { accountId, refresh: { sessionId, bits: next } };
  }

  private async end(sessionId: string, action: 'session.sign-out' | 'session.reuse'): Promise<void> {
    await this.db.transaction(async () => {
      await this.revision.advance();
      const session = await this.db.lock(Session, { id: sessionId });
      if (!session || session.endedAt) return;
      await this.db.change('UPDATE session SET endedAt = ? WHERE id = ?', [this.clock.now(), sessionId]);
      await this.audit.record({
        action,
        object: { type: 'session', id: sessionId },
        outcome: action === 'session.reuse' ? 'REFUSED' : 'SUCCESS',
        facts: { accountId: session.accountId },
      });
    });
  }

  private expiry(now: Date): Date {
    return new Date(now.getTime() + this.config.refreshTokenDays * DAY_MS);
  }
}
