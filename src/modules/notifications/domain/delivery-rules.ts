/** WAITING for its moment or the next attempt, SENT to mail server or gateway, DROPPED because nobody needs or may get it, FAILED. */
export type DeliveryState = 'WAITING' | 'SENT' | 'DROPPED' | 'FAILED';
/** GONE: the notification is; READ before it was sent; SWITCHED_OFF since; NO_RECEIVER: no account in use, or no address. */
export type DeliveryReason = 'GONE' | 'READ' | 'SWITCHED_OFF' | 'NO_RECEIVER' | 'REFUSED' | 'UNREACHABLE';

/** Waits before the second and later attempts, in seconds; after the last one a delivery has failed, after 41 hours. */
export const RETRY_SECONDS = [60, 300, 900, 3_600, 14_400, 43_200, 86_400] as const;

/** Seconds until the next attempt after so many; null when that was the last. */
export function retrySeconds(attempts: number): number | null {
  return RETRY_SECONDS[attempts - 1] ?? null;
}

const FIRST_REST_SECONDS = 30;
const MOST_REST_SECONDS = 600;

/** Seconds for which a server is left alone after it could not be spoken with so many times in a row: 30, 60, 120 … up to 600. */
export function restSeconds(failures: number): number {
  return Math.min(FIRST_REST_SECONDS * 2 ** (failures - 1), MOST_REST_SECONDS);
}

/** What a mail library says of a failure. */
export interface MailFault {
  readonly code?: string;
  /** The status of SMTP; absent where no answer came. */
  readonly responseCode?: number;
  /** What the server was told when it refused. */
  readonly command?: string;
}

/**
 * True when the server has looked at this e-mail and never wants it: a status of 5xx for the receiver or the message (RFC 5321 §4.2.1).
 * Everything else, a wrong password or a sender that it does not know, may be mended on the way.
 */
export function isRefusedForGood({ code, responseCode = 0, command }: MailFault): boolean {
  const isOfThisMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'RCPT TO');
  return isOfThisMail && responseCode >= 500 && responseCode < 600;
}

/** True when the next e-mail would wait in vain as well: no answer, a wrong password, no room (421), a sender that it does not know. */
export function isServerAway({ code, responseCode, command }: MailFault): boolean {
  if (code === 'EAUTH' || responseCode === 421) return true;
  if (code === 'EENVELOPE') return responseCode !== undefined && command !== 'RCPT TO';
  return responseCode === undefined && code !== 'EMESSAGE';
}

/** What a gateway says of a message that it will never take as it is: malformed, too large, of no use, or its receiver is gone. */
const REFUSALS: ReadonlySet<number> = new Set([400, 410, 413, 415, 422]);

/**
 * True when the gateway has looked at this message and never wants it; null stands for no answer. After anything else the next message
 * would wait in vain as well: a secret or an address that is wrong, too much at once, a failure of the gateway.
 */
export function isMessageRefused(status: number | null): boolean {
  return status !== null && REFUSALS.has(status);
}
