import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Config } from '../../config/config.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { dutyOf } from './domain/duties.js';
import { type Caller, type GrantRow, rightsOf } from './rights.js';
import { ServiceRights, type ServiceTokenClaims } from './service-rights.js';

const ALGORITHM = 'ES256';
const TYPE = 'at+jwt';
const AUDIENCE = 'sasaran';
const RIGHTS_SQL = `SELECT a.employeeId, s.expiresAt, s.provedAt, g.role, g.unitId,
    CASE WHEN a.passwordHash IS NULL THEN NULL ELSE a.passwordSetAt END AS passwordSetAt,
    (SELECT COUNT(*) FROM second_factor f WHERE f.accountId = a.id AND f.confirmedAt IS NOT NULL) AS factors
  FROM session s
  JOIN account a ON a.id = s.accountId
  LEFT JOIN role_grant g ON g.accountId = a.id AND g.validFrom <= ? AND g.validUntil >= ?
  WHERE s.id = ? AND a.id = ? AND s.endedAt IS NULL AND s.expiresAt > ? AND a.disabledAt IS NULL`;

interface RightsRow extends GrantRow {
  readonly employeeId: string | null;
  readonly expiresAt: string;
  readonly provedAt: string | null;
  readonly passwordSetAt: string | null;
  readonly factors: number;
}
/** What a valid access token says of somebody's session; rights are not among it. */
type SessionClaims = { readonly accountId: string; readonly sessionId: string; readonly expiresAtMs: number };

const dateOf = (stored: string | null): Date | null => (stored === null ? null : new Date(isoOf(stored)));

/** Makes access tokens (JWT after RFC 9068, signed with the one configured key) and says who one stands for. */
@Injectable()
export class AccessTokens {
  private readonly privateKey = createPrivateKey(this.config.tokenPrivateKey);
  private readonly publicKey = createPublicKey(this.privateKey);
  private readonly keyId = this.thumbprint();
  private readonly issuer = this.config.publicBaseUrl || 'sasaran';

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly services: ServiceRights,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A token for one session, good for `config.accessTokenSeconds`. */
  issue(accountId: string, sessionId: string): Promise<string> {
    return this.sign({ sub: accountId, sid: sessionId }, this.config.accessTokenSeconds);
  }

  /** A token for a machine; `client_id` tells it from one of a session, and nothing else can. */
  issueForService({ serviceAccountId, secretId, scopes }: ServiceTokenClaims, lifeSeconds: number): Promise<string> {
    const claims = { sub: serviceAccountId, client_id: serviceAccountId, sid: secretId, scope: scopes.join(' ') };
    return this.sign(claims, lifeSeconds);
  }

  /** Whom a token of ours stands for today; null when it is not valid now. */
  async caller(token: string): Promise<Caller | null> {
    const payload = await this.verify(token);
    if (!payload) return null;
    const { sub, sid, exp, client_id: clientId, scope } = payload;
    const expiresAtMs = Number(exp) * 1000;
    if (clientId === undefined) return this.readRights({ accountId: String(sub), sessionId: String(sid), expiresAtMs });
    const scopes = typeof scope === 'string' ? scope.split(' ') : [];
    return this.services.caller({ serviceAccountId: String(sub), secretId: String(sid), scopes }, expiresAtMs);
  }

  private sign(claims: JWTPayload, lifeSeconds: number): Promise<string> {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ iss: this.issuer, aud: AUDIENCE, ...claims, iat, exp: iat + lifeSeconds })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: this.keyId })
      .sign(this.privateKey);
  }

  /** The key is ours whatever the token's header offers (`jwk`, `jku`, `x5c`): RFC 8725. */
  private async verify(token: string): Promise<JWTPayload | null> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.publicKey, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: this.issuer,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'iat', 'exp'],
        currentDate: this.clock.now(),
      });
      return protectedHeader.kid === this.keyId ? payload : null;
    } catch {
      return null;
    }
  }

  private async readRights({ accountId, sessionId, expiresAtMs }: SessionClaims): Promise<Caller | null> {
    const now = this.clock.now();
    const today = this.clock.today(now);
    const rows = await this.db.rows<RightsRow>(RIGHTS_SQL, [today, today, sessionId, accountId, now]);
    const [first] = rows;
    if (!first) return null;
    const rights = rightsOf(rows);
    const hasSecondFactor = Number(first.factors) > 0;
    const state = { passwordSetAt: dateOf(first.passwordSetAt), hasSecondFactor, roles: rights.roles };
    const { duty, holdsUntilMs } = dutyOf(state, this.config, now);
    const who = { kind: 'USER', accountId, sessionId, employeeId: first.employeeId } as const;
    const actor = { ...who, ...rights, provedAt: dateOf(first.provedAt), duty };
    return { actor, untilMs: Math.min(expiresAtMs, holdsUntilMs, Date.parse(isoOf(first.expiresAt))) };
  }

  /** The key's name: its JWK thumbprint (RFC 7638). */
  private thumbprint(): string {
    const { crv, kty, x, y } = this.publicKey.export({ format: 'jwk' });
    return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  }
}
