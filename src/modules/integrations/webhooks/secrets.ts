import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { SECRET_PREFIX, signatureOf, type SignedNotice } from '../../../kernel/webhook-signature.js';
import type { WebhookSubscription } from './persistence/webhook.entity.js';

/** A new secret of 256 bits, as receivers take it. */
export function newSecret(): string {
  return SECRET_PREFIX + randomBytes(32).toString('base64');
}

/** Secrets of subscriptions as they lie in the database: sealed with APP_SECRET, each for its own subscription. */
@Injectable()
export class WebhookSecrets {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(hkdfSync('sha256', config.appSecret, '', 'webhook secrets', 32));
  }

  /** Seals a secret (AES-256-GCM); it opens under the same id only. */
  seal(subscriptionId: string, secret: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(subscriptionId));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** The signatures of all secrets that count now, the present one first; none when that cannot be opened any more. */
  signatures(subscription: WebhookSubscription, notice: SignedNotice, now: Date): string[] {
    const { id, secret, formerSecret, formerSecretUntil } = subscription;
    const present = this.open(id, secret);
    if (present === null) return [];
    const former = formerSecret && formerSecretUntil && now < formerSecretUntil ? this.open(id, formerSecret) : null;
    return [present, former].flatMap((one) => (one === null ? [] : signatureOf(one, notice)));
  }

  /** Null when it was sealed with another APP_SECRET: then only a rotation helps. */
  private open(subscriptionId: string, sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(subscriptionId)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
    } catch {
      return null;
    }
  }
}
