/** What decides whether somebody has to do something before anything else. */
export interface CredentialState {
  /** When the password was set; null for accounts that have none here. */
  readonly passwordSetAt: Date | null;
  readonly hasSecondFactor: boolean;
  readonly roles: ReadonlySet<string>;
}

/** What an installation demands; 0 days and no roles demand nothing. */
export interface DutyRules {
  readonly passwordMaxAgeDays: number;
  readonly totpRequiredFor: readonly string[];
}

/** The duty that comes first, if any, and until when this answer holds by itself, in milliseconds. */
export interface DutyFound {
  readonly duty: 'CHANGE_PASSWORD' | 'SET_UP_SECOND_FACTOR' | null;
  readonly holdsUntilMs: number;
}

const DAY_MS = 86_400_000;

/**
 * The duty of an account at an instant: an outdated password first, then a second factor that a role needs. Who has no
 * password here has neither. A password is outdated when its days, of 24 hours, are over. Source: R36, R42; BSSN 4/2021.
 */
export function dutyOf(
  { passwordSetAt, hasSecondFactor, roles }: CredentialState,
  rules: DutyRules,
  now: Date,
): DutyFound {
  if (!passwordSetAt) return { duty: null, holdsUntilMs: Infinity };
  const days = rules.passwordMaxAgeDays || Infinity;
  const outdatedAtMs = passwordSetAt.getTime() + days * DAY_MS;
  if (outdatedAtMs <= now.getTime()) return { duty: 'CHANGE_PASSWORD', holdsUntilMs: Infinity };
  const lacksFactor = !hasSecondFactor && rules.totpRequiredFor.some((role) => roles.has(role));
  return { duty: lacksFactor ? 'SET_UP_SECOND_FACTOR' : null, holdsUntilMs: outdatedAtMs };
}
