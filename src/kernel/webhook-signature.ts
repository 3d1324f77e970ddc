import { createHmac } from 'node:crypto';

/** How secrets of Standard Webhooks begin; bytes in base64 follow. */
export const SECRET_PREFIX = 'whsec_';

/** What is signed: the headers of an attempt and the bytes of its body. */
export interface SignedNotice {
  readonly messageId: string;
  readonly timestampSeconds: number;
  readonly body: string;
}

/** The signature of Standard Webhooks 1.0.0, `v1,` and an HMAC-SHA256. */
export function signatureOf(secret: string, { messageId, timestampSeconds, body }: SignedNotice): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${messageId}.${timestampSeconds}.${body}`).digest('base64')}`;
}
