const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Longest and usual life of a machine's secret, in days. */
export const SECRET_DAYS = { most: 365, usual: 90 } as const;
/** Longest and usual time that the former secret works beside the new one, in hours. */
export const OVERLAP_HOURS = { most: 168, usual: 24 } as const;

/** A secret as far as its time goes. */
export interface SecretTime {
  readonly id: string;
  readonly expiresAt: Date;
}

/** When a secret that is made now ends. */
export function secretEnd(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

/**
 * What a rotation does to the secrets before it, newest first: the newest lives on for the overlap, but never longer than it
 * would have; all others end now, so that never more than two work. Gives those that end earlier than before.
 */
export function shortened(secrets: readonly SecretTime[], now: Date, overlapHours: number): SecretTime[] {
  const overlapEnd = new Date(now.getTime() + overlapHours * HOUR_MS);
  return secrets.flatMap(({ id, expiresAt }, index) => {
    const end = index === 0 ? overlapEnd : now;
    return expiresAt > end ? [{ id, expiresAt: end }] : [];
  });
}
