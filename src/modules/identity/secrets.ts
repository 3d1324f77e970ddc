import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hex: how secrets with enough chance in them are kept. */
export function digest(secret: string | Buffer): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** True when the two are equal; takes the same time wherever they differ. */
export function equalDigests(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** A keyed hash, 32 hex digits, from which a name cannot be guessed without the service's secret. */
export function keyedHash(appSecret: string, purpose: string, text: string): string {
  return createHmac('sha256', appSecret).update(`${purpose}\n${text}`).digest('hex').slice(0, 32);
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A one-time secret that a person can read out and type: 25 characters (125 bits) in groups of five. */
export function newActivationSecret(): string {
  const group = (): string => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}

/** How a typed activation secret is kept: case, spaces and hyphens do not matter. */
export function activationDigest(typed: string): string {
  return digest(typed.toUpperCase().replace(/[\s-]+/g, ''));
}

/** A refresh token taken apart: whose session it is of and its 256 secret bits. */
export interface RefreshSecret {
  readonly sessionId: string;
  readonly bits: Buffer;
}

/** 256 new random bits. */
export function newBits(): Buffer {
  return randomBytes(32);
}

/** `<sessionId>.<secret>`; the secret ends in a seal, by which a token that we never issued is known without a look-up. */
export function refreshToken(appSecret: string, { sessionId, bits }: RefreshSecret): string {
  return `${sessionId}.${Buffer.concat([bits, seal(appSecret, sessionId, bits)]).toString('base64url')}`;
}

/** Takes a refresh token apart; null when it is none of ours. */
export function readRefreshToken(appSecret: string, token: string): RefreshSecret | null {
  const [sessionId = '', secret = ''] = token.split('.');
  const bytes = Buffer.from(secret, 'base64url');
  if (bytes.length !== 48) return null;
  const bits = bytes.subarray(0, 32);
  return timingSafeEqual(bytes.subarray(32), seal(appSecret, sessionId, bits)) ? { sessionId, bits } : null;
}

/**
 * The secret that follows another one. It can be made again from the old token and the nonce, so everybody who comes with
 * the same old token at once gets the same new one, and neither the database nor the old token alone gives it away.
 */
export function successor(bits: Buffer, nonce: string): Buffer {
  return createHmac('sha256', bits).update(nonce).digest();
}

function seal(appSecret: string, sessionId: string, bits: Buffer): Buffer {
  return createHmac('sha256', appSecret).update(`refresh\n${sessionId}\n`).update(bits).digest().subarray(0, 16);
}
