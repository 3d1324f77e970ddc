import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Account } from './persistence/identity.entity.js';

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

/** A machine's secret: 256 random bits behind a prefix by which scanners of source code know it. */
export function newClientSecret(): string {
  return `sasaran_${randomBytes(32).toString('base64url')}`;
}

const LASTING_PREFIX = 'sasaran_scim_';

/** A lasting token of a machine: 256 random bits behind a prefix that tells it from every other token. */
export function newLastingToken(): string {
  return `${LASTING_PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** True for what has the form of a lasting token. */
export function isLastingToken(token: string): boolean {
  return token.startsWith(LASTING_PREFIX);
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ACTIVATION_LIFE_MS = 24 * 3_600_000;

/** An activation secret, shown this once. */
export interface ShownSecret {
  readonly activationSecret: string;
  readonly activationExpiresAt: string;
}
type KeptSecret = Pick<Account, 'activationHash' | 'activationExpiresAt'>;

/** A one-time secret, 25 characters (125 bits) to read out and type, with what the account keeps of it for 24 hours. */
export function newActivation(now: Date): { readonly shown: ShownSecret; readonly kept: KeptSecret } {
  const activationSecret = newOneTimeCode();
  const activationExpiresAt = new Date(now.getTime() + ACTIVATION_LIFE_MS);
  const shown = { activationSecret, activationExpiresAt: activationExpiresAt.toISOString() };
  return { shown, kept: { activationHash: oneTimeDigest(activationSecret), activationExpiresAt } };
}

/** A code good for one use, in five groups of five characters. */
export function newOneTimeCode(): string {
  const group = (): string => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}

/** How a typed one-time code is kept: case, spaces and hyphens do not matter. */
export function oneTimeDigest(typed: string): string {
  return digest(typed.toUpperCase().replace(/[\s-]+/g, ''));
}

/** A refresh token taken apart: whose session it is of and its 256 secret bits. */
export interface RefreshSecret {
  readonly sessionId: string;
  readonly bits: Buffer;
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

/** The secret after another one: all who bring the old token at once get the same, and neither it nor the database tells it. */
export function successor(bits: Buffer, nonce: string): Buffer {
  return createHmac('sha256', bits).update(nonce).digest();
}

function seal(appSecret: string, sessionId: string, bits: Buffer): Buffer {
  return createHmac('sha256', appSecret).update(`refresh\n${sessionId}\n`).update(bits).digest().subarray(0, 16);
}
