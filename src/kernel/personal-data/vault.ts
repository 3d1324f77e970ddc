import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { KEY_OF_THE_APP } from '../../config/personal-data-keys.js';
import { CONFIG } from '../kernel.tokens.js';
import { SealedTexts } from './sealed-text.js';

interface Key {
  readonly id: string;
  readonly texts: SealedTexts;
  readonly indexKey: Buffer;
}

/**
 * Seals what the database must not tell whoever holds it: identity numbers. A sealed text names its key, so that keys change
 * without everything having to change at once; the key in use seals, every key that is set opens. Equal texts are found by a
 * keyed hash, from which none can be read back or tried out without the key.
 */
@Injectable()
export class Vault {
  private readonly keys: readonly [Key, ...Key[]];

  constructor(@Inject(CONFIG) { personalDataKeys, appSecret }: Pick<Config, 'personalDataKeys' | 'appSecret'>) {
    const last = keyOf({ id: KEY_OF_THE_APP, secret: appSecret });
    const [first = last, ...others] = personalDataKeys.map(keyOf);
    this.keys = first === last ? [last] : [first, ...others, last];
  }

  /** The text sealed (AES-256-GCM) for its owner, as `key.text`; in the place of another owner it does not open. */
  seal(owner: string, text: string): string {
    const [{ id, texts }] = this.keys;
    return `${id}.${texts.seal(owner, text)}`;
  }

  /** The text again; null when its key is not set any more, or it was changed or belongs to another owner. */
  open(owner: string, sealed: string): string | null {
    const [id, text = ''] = sealed.split('.');
    return this.keys.find((key) => key.id === id)?.texts.open(owner, text) ?? null;
  }

  /** The name of the key in use. */
  get keyInUse(): string {
    return this.keys[0].id;
  }

  /** The keyed hash by which equal texts of one kind are found. */
  index(kind: string, text: string): string {
    return hashOf(this.keys[0], kind, text);
  }

  /** The hashes of a text under every key that is set: what was sealed under a former one is found as well. */
  indexes(kind: string, text: string): readonly string[] {
    return this.keys.map((key) => hashOf(key, kind, text));
  }
}

function keyOf({ id, secret }: { id: string; secret: string }): Key {
  const indexKey = Buffer.from(hkdfSync('sha256', secret, '', 'sasaran personal data index', 32));
  return { id, texts: new SealedTexts(secret, 'personal data'), indexKey };
}

function hashOf({ indexKey }: Key, kind: string, text: string): string {
  return createHmac('sha256', indexKey).update(`${kind}\n${text}`).digest('hex');
}
