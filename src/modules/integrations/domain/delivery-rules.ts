/** PAUSED by a person: notices wait; DISABLED by the service: none are kept. */
export const SUBSCRIPTION_STATES = ['ACTIVE', 'PAUSED', 'DISABLED'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** GONE: the receiver answered 410; FAILING: nothing was taken for days. */
export const DISABLE_REASONS = ['GONE', 'FAILING'] as const;
export type DisableReason = (typeof DISABLE_REASONS)[number];

/** PENDING waits for its next attempt, HELD for its subscription to be resumed. */
export const DELIVERY_STATES = ['PENDING', 'HELD', 'SUCCEEDED', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What may become of an attempt. */
export const ATTEMPT_OUTCOMES = [
  'DELIVERED',
  'STATUS_REFUSED',
  'REDIRECT_REFUSED',
  'TARGET_REFUSED',
  'NAME_UNKNOWN',
  'NOT_REACHED',
  'TLS_FAILED',
  'TIMED_OUT',
  'SECRET_UNREADABLE',
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** Waits before the second and later attempts, in seconds; after the last one the delivery has failed, after 23.6 hours. */
export const RETRY_AFTER_SECONDS = [5, 300, 1_800, 7_200, 18_000, 25_200, 32_400] as const;
/** The longest pause that a receiver may ask for. */
const MOST_ASKED_SECONDS = 86_400;
/** A subscription that took nothing for so long is disabled. */
const DISABLED_AFTER_DAYS = 5;

const REST_FROM_FAILURES = 3;
const MOST_REST_SECONDS = 600;
const DAY_MS = 86_400_000;

/**
 * Seconds until the next attempt after so many in this round; null when that was the last. `chance`, from 0 to 1, adds up to
 * a tenth, so that what failed together does not come back together.
 */
export function retryAfterSeconds(attempts: number, chance: number): number | null {
  const seconds = RETRY_AFTER_SECONDS[attempts - 1];
  return seconds === undefined ? null : seconds * (1 + chance / 10);
}

/**
 * Seconds for which a receiver is left alone after so many failed attempts in a row, over all its deliveries: none after two,
 * then 10, 20, 40 … up to 600.
 */
export function restSeconds(failures: number): number {
  if (failures < REST_FROM_FAILURES) return 0;
  return Math.min(10 * 2 ** (failures - REST_FROM_FAILURES), MOST_REST_SECONDS);
}

/** Seconds that `Retry-After` asks for, as a number or a date (RFC 9110 §10.2.3); 0 for anything else, a day at most. */
export function askedSeconds(retryAfter: string | undefined, now: Date): number {
  if (retryAfter === undefined) return 0;
  const seconds = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now.getTime()) / 1_000;
  return seconds > 0 ? Math.min(seconds, MOST_ASKED_SECONDS) : 0;
}

/** True when a receiver has taken nothing for days. */
export function isHopeless(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= DISABLED_AFTER_DAYS * DAY_MS;
}

/** What a receiver's status says: 2xx is success, redirects are not followed, anything else is a refusal. */
export function outcomeOfStatus(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'DELIVERED';
  return status >= 300 && status < 400 ? 'REDIRECT_REFUSED' : 'STATUS_REFUSED';
}

const SHOWN_CHARACTERS = 200;

/**
 * The beginning of an answer for the log, on one line. Addresses of e-mail, numbers of six digits or more and long words, which
 * may be tokens, are hidden: a receiver may answer with what it knows of people.
 */
export function maskedAnswer(text: string): string {
  const shown = text
    .slice(0, 2_000)
    .replace(/[\p{C}\s\ufffd]+/gu, ' ')
    .replace(/[^\s"'<>]+@[^\s"'<>]+/g, '[e-mail]')
    .replace(/\d(?:[ .-]?\d){5,}/g, '[number]')
    .replace(/[\w+/=-]{24,}/g, '[hidden]')
    .trim();
  return [...shown].slice(0, SHOWN_CHARACTERS).join('');
}
