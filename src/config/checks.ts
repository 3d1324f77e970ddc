import { createPrivateKey, createPublicKey } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, resolve } from 'node:path';

export const isShare = (text: string): boolean => /^(0(\.\d{1,9})?|1(\.0{1,9})?)$/.test(text);

/** Long, and not one word or sign again and again. */
export const isRandom = (text: string): boolean => text.length >= 32 && new Set(text).size >= 10;

/** What the network could read and change on its way has no place here, but on the machine itself. */
export const isGuarded = (address: string): boolean =>
  !/^http:\/\/(?!(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$))/.test(address);

/** Line breaks of a key may be written as `\n`. */
export const unescaped = (text: string): string => text.replace(/\\n/g, '\n');

export function arePublicKeys(text: string): boolean {
  const pems = pemsOf(text);
  const rest = pems.reduce((left, pem) => left.replace(pem, ''), unescaped(text));
  return pems.length > 0 && rest.trim() === '' && pems.every(isPublicKey);
}

function isPublicKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}

/** The keys of a text that holds several. */
export function pemsOf(text: string): readonly string[] {
  return unescaped(text).match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

/** A server with one database; special characters of a password are written as in addresses (`%40` for `@`). */
export function isDatabaseUrl(text: string): boolean {
  if (!/^(mysql|mariadb):\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname, hash } = new URL(text);
  return hostname !== '' && /^\/[^/]+$/.test(pathname) && hash === '';
}

/** A folder to write to, or a place where one can be made. */
export function isFolder(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && isFolder(dirname(resolve(path)));
  }
}

/** As browsers send it: scheme, host and port, nothing behind them. */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** An origin, and perhaps a path below it. */
export function isBaseUrl(text: string): boolean {
  if (!/^https?:/.test(text) || !URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === '' && !/[?#]$/.test(text);
}

/** An address, or one with the length of its prefix in bits; or a name that Fastify knows. */
export function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', prefix = '1', ...rest] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return rest.length === 0 && /^\d+$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= bits;
}

export function isSigningKey(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(unescaped(pem));
    return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}

/** A mail server, perhaps with a name and a password; nothing behind it. */
export function isMailServer(text: string): boolean {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname, search, hash } = new URL(text);
  return hostname !== '' && pathname.replace('/', '') + search + hash === '';
}

/** A gateway for messages: https, on this machine http as well, without a name and a password. */
export function isGateway(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text) || !isGuarded(text)) return false;
  const { username, password, hash } = new URL(text);
  return username + password + hash === '';
}

/** A secret of Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
export function isWebhookSecret(text: string): boolean {
  const bytes = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  const length = Buffer.from(bytes ?? '', 'base64').length;
  return length >= 24 && length <= 64;
}

/** A scanner that is asked over TCP; nothing before or behind host and port. */
export function isScanner(text: string): boolean {
  if (!/^tcp:\/\/[^/?#@]+$/.test(text) || !URL.canParse(text)) return false;
  return new URL(text).hostname !== '';
}

/** A name as buckets have it. Source: Amazon S3, bucket naming rules. */
export function isBucketName(text: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text) && !text.includes('..') && isIP(text) === 0;
}

/** Parts of a path of plain signs, with nothing before the first and behind the last. */
export const isKeyPrefix = (text: string): boolean => text.length <= 200 && /^\w[\w.-]*(\/\w[\w.-]*)*$/.test(text);

/** Visible signs without a space, of which a key is made. */
export const isKeyText = (text: string): boolean => /^[!-~]{3,256}$/.test(text);

/** One address, without a name before it. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[\w.+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text);
}

const TIME = '([01]\\d|2[0-3]):[0-5]\\d';

/** A time of a day. */
export const isTime = (text: string): boolean => new RegExp(`^${TIME}$`).test(text);

/** A part of each day between two times that differ; `none` for no part. */
export function isPartOfDay(text: string): boolean {
  const [from, until] = text.split('-');
  return text === 'none' || (new RegExp(`^${TIME}-${TIME}$`).test(text) && from !== until);
}
