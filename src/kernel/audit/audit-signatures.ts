import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { compactVerify, CompactSign, decodeProtectedHeader } from 'jose';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../kernel.tokens.js';

const ALGORITHM = 'ES256';
/** Unlike that of an access token, so that neither is ever taken for the other. */
const TYPE = 'audit-head+jws';

/** What a signature speaks of: the hash that one link had. */
export interface SignedHead {
  readonly number: number;
  readonly hash: string;
  /** When it was signed, ISO 8601. */
  readonly at: string;
}

/** Signs heads of the chain with the key of access tokens, and knows signatures of former keys too. */
@Injectable()
export class AuditSignatures {
  private readonly privateKey = createPrivateKey(this.config.tokenPrivateKey);
  private readonly keyId = thumbprintOf(createPublicKey(this.privateKey));
  private readonly known: ReadonlyMap<string, KeyObject>;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'tokenPrivateKey' | 'auditFormerKeys'>) {
    const former = config.auditFormerKeys.map((pem) => createPublicKey(pem));
    this.known = new Map([createPublicKey(this.privateKey), ...former].map((key) => [thumbprintOf(key), key]));
  }

  /** A compact JWS over a head. */
  sign(head: SignedHead): Promise<string> {
    return new CompactSign(Buffer.from(JSON.stringify(head)))
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: this.keyId })
      .sign(this.privateKey);
  }

  /** What a signature says; null when none of the known keys made it. */
  async read(signature: string): Promise<SignedHead | null> {
    try {
      const { kid = '', typ } = decodeProtectedHeader(signature);
      const key = this.known.get(kid);
      if (!key || typ !== TYPE) return null;
      const { payload } = await compactVerify(signature, key, { algorithms: [ALGORITHM] });
      return JSON.parse(Buffer.from(payload).toString()) as SignedHead;
    } catch {
      return null;
    }
  }
}

/** The key's name: its JWK thumbprint (RFC 7638). */
function thumbprintOf(key: KeyObject): string {
  const { crv, kty, x, y } = key.export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
