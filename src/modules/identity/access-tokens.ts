import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import type { Config } from '../../config/config.js';
import { type Actor, Authenticator } from '../../kernel/auth/actor.js';
import { permissionsOf, type RoleName } from '../../kernel/auth/permissions.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { plusDays } from '../../kernel/values/civil-date.js';
import { AccessRevision } from './access-revision.js';
import { dutyOf } from './domain/duties.js';

const ALGORITHM = 'ES256';
const TYPE = 'at+jwt';
const AUDIENCE = 'sasaran';
const MOST_REMEMBERED = 10_000;
const RIGHTS_SQL = `SELECT a.employeeId, s.expiresAt, s.provedAt, g.role, g.unitId,
    CASE WHEN a.passwordHash IS NULL THEN NULL ELSE a.passwordSetAt END AS passwordSetAt,
    (SELECT COUNT(*) FROM second_factor f WHERE f.accountId = a.id AND f.confirmedAt IS NOT NULL) AS factors
  FROM session s
  JOIN account a ON a.id = s.accountId
  LEFT JOIN role_grant g ON g.accountId = a.id AND g.validFrom <= ? AND g.validUntil >= ?
  WHERE s.id = ? AND a.id = ? AND s.endedAt IS NULL AND s.expiresAt > ? AND a.disabledAt IS NULL`;

interface RightsRow {
  readonly employeeId: string | null;
  readonly expiresAt: string;
  readonly provedAt: string | null;
  readonly role: RoleName | null;
  readonly unitId: string | null;
  readonly passwordSetAt: string | null;
  readonly factors: number;
}
/** What a valid access token says; rights are not among it. */
type AccessClaims = Pick<Actor, 'accountId' | 'sessionId'> & { readonly expiresAtMs: number };

const dateOf = (stored: string | null): Date | null => (stored === null ? null : new Date(isoOf(stored)));

/** Makes access tokens (JWT after RFC 9068, signed with the one configured key) and says who one stands for. */
@Injectable()
export class AccessTokens extends Authenticator {
  private readonly privateKey = createPrivateKey(this.config.tokenPrivateKey);
  private readonly publicKey = createPublicKey(this.privateKey);
  private readonly keyId = this.thumbprint();
  private readonly issuer = this.config.publicBaseUrl || 'sasaran';
  private readonly remembered = new Map<string, { actor: Actor; revision: number; untilMs: number }>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly revision: AccessRevision,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  /** A token for one session, good for `config.accessTokenSeconds`. */
  issue(accountId: string, sessionId: string): Promise<string> {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const exp = iat + this.config.accessTokenSeconds;
    return new SignJWT({ iss: this.issuer, aud: AUDIENCE, sub: accountId, sid: sessionId, iat, exp })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: this.keyId })
      .sign(this.privateKey);
  }

  /** Remembers whom a token stands for until rights change, it expires, or a civil day begins: roles are granted for days. */
  async authenticate(token: string): Promise<Actor | null> {
    const known = this.remembered.get(token);
    const isFresh = known?.revision === this.revision.current && this.clock.now().getTime() < known.untilMs;
    if (isFresh) return known.actor;
    this.remembered.delete(token);
    const claims = await this.verify(token);
    return claims && this.readRights(token, claims);
  }

  /** The key is ours whatever the token's header offers (`jwk`, `jku`, `x5c`): RFC 8725. */
  private async verify(token: string): Promise<AccessClaims | null> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.publicKey, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: this.issuer,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'iat', 'exp'],
        currentDate: this.clock.now(),
      });
      if (protectedHeader.kid !== this.keyId) return null;
      const { sub, sid, exp } = payload;
      return { accountId: String(sub), sessionId: String(sid), expiresAtMs: Number(exp) * 1000 };
    } catch {
      return null;
    }
  }

  private async readRights(token: string, { accountId, sessionId, expiresAtMs }: AccessClaims): Promise<Actor | null> {
    // Taken before the read: what changes meanwhile makes this entry old at once.
    const revision = this.revision.current;
    const now = this.clock.now();
    const today = this.clock.today(now);
    const rows = await this.db.rows<RightsRow>(RIGHTS_SQL, [today, today, sessionId, accountId, now]);
    const [first] = rows;
    if (!first) return null;
    const roles = new Set(rows.flatMap(({ role }) => role ?? []));
    const hrUnitIds = rows.flatMap(({ unitId }) => unitId ?? []);
    const permissions = permissionsOf([...roles]);
    const state = { passwordSetAt: dateOf(first.passwordSetAt), hasSecondFactor: Number(first.factors) > 0, roles };
    const { duty, holdsUntilMs } = dutyOf(state, this.config, now);
    const standing = { provedAt: dateOf(first.provedAt), duty };
    const actor = { accountId, sessionId, employeeId: first.employeeId, roles, hrUnitIds, permissions, ...standing };
    const midnight = this.clock.startOf(plusDays(today, 1)).getTime();
    const untilMs = Math.min(expiresAtMs, midnight, holdsUntilMs, Date.parse(isoOf(first.expiresAt)));
    const [oldest] = this.remembered.keys();
    if (this.remembered.size >= MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(token, { actor, revision, untilMs });
    return actor;
  }

  /** The key's name: its JWK thumbprint (RFC 7638). */
  private thumbprint(): string {
    const { crv, kty, x, y } = this.publicKey.export({ format: 'jwk' });
    return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  }
}
