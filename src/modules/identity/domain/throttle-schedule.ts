/** A series of failed attempts with one name or from one network. */
export interface Attempts {
  readonly failures: number;
  /** Until when every further attempt is refused unread; null when the next one is let through. */
  readonly blockedUntil: Date | null;
  /** When the series is forgotten. */
  readonly forgetAt: Date;
}

/** The series after one more failure. */
export type ThrottleRule = (before: Attempts | undefined, now: Date) => Attempts;

const FREE_ATTEMPTS = 4;
const LONGEST_DELAY_SECONDS = 900;
const NAME_MEMORY_SECONDS = 86_400;
const NETWORK_LIMIT = 50;
const NETWORK_WINDOW_SECONDS = 900;

/** Delay after so many failures in a row with one name: none up to 4, then 2, 4, 8 … seconds, never more than 15 minutes. */
export function delaySeconds(failures: number): number {
  return failures <= FREE_ATTEMPTS ? 0 : Math.min(LONGEST_DELAY_SECONDS, 2 ** (failures - FREE_ATTEMPTS));
}

/** Failures in a row with one name; a success, or a day without an attempt, ends the series. */
export const byName: ThrottleRule = (before, now) => {
  const failures = failuresSoFar(before, now) + 1;
  const delay = delaySeconds(failures);
  return { failures, blockedUntil: delay > 0 ? after(now, delay) : null, forgetAt: after(now, NAME_MEMORY_SECONDS) };
};

/** Failures from one network, whatever the names: 50 in a quarter of an hour, then none until it is over. */
export const byNetwork: ThrottleRule = (before, now) => {
  const failures = failuresSoFar(before, now) + 1;
  const forgetAt = before && failures > 1 ? before.forgetAt : after(now, NETWORK_WINDOW_SECONDS);
  return { failures, blockedUntil: failures >= NETWORK_LIMIT ? forgetAt : null, forgetAt };
};

/** Whole seconds until the next attempt is let through; 0 when it is now. */
export function waitSeconds(attempts: Pick<Attempts, 'blockedUntil'> | undefined, now: Date): number {
  return Math.max(0, Math.ceil(((attempts?.blockedUntil?.getTime() ?? 0) - now.getTime()) / 1000));
}

function failuresSoFar(before: Attempts | undefined, now: Date): number {
  return before && before.forgetAt > now ? before.failures : 0;
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
