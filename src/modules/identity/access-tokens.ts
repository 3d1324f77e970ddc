import { createHash, createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import type { Config } from '../../config/config.js';
import { Clock } from '../../kernel/clock/clock.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';

const ALGORITHM = 'ES256';
const TYPE = 'at+jwt';
const AUDIENCE = 'sasaran';

/** What a valid access token says; rights are not among it. */
export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly expiresAtMs: number;
}

/** Makes and checks access tokens: JWT after RFC 9068, signed with the one configured key. */
@Injectable()
export class AccessTokens {
  private readonly privateKey = createPrivateKey(this.config.tokenPrivateKey);
  private readonly publicKey = createPublicKey(this.privateKey);
  private readonly keyId = thumbprint(this.publicKey.export({ format: 'jwk' }));
  private readonly issuer = this.config.publicBaseUrl || 'sasaran';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** A token for one session, good for `config.accessTokenSeconds`. */
  issue(accountId: string, sessionId: string): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: this.keyId })
      .setIssuer(this.issuer)
      .setAudience(AUDIENCE)
      .setSubject(accountId)
      .setIssuedAt(now)
      .setExpirationTime(now + this.config.accessTokenSeconds)
      .sign(this.privateKey);
  }

  /**
   * What the token says when we signed it, it is an access token for this service and it has not expired; otherwise null.
   * The key is ours whatever the token's header offers (`jwk`, `jku`, `x5c`): RFC 8725.
   */
  async verify(token: string): Promise<AccessClaims | null> {
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
      return {
        accountId: String(payload.sub),
        sessionId: String(payload['sid']),
        expiresAtMs: Number(payload.exp) * 1000,
      };
    } catch {
      return null;
    }
  }
}

/** The key's name: its JWK thumbprint (RFC 7638). */
function thumbprint({ crv, kty, x, y }: JsonWebKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
