/** A sign-in that lives, with everything that was renewed from it. */
export class SessionResponse {
  /** The session. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  id!: string;
  /** True for the session that asks. @example true */
  isCurrent!: boolean;
  /** Program and system as the caller named them, which is no proof; null when it named none. @example 'Chrome 141, Windows 10' */
  program!: string | null;
  /** Network address of the last sign-in or renewal. @example '203.0.113.7' */
  address!: string | null;
  /** When it was opened. @example '2026-03-02T01:00:00.000Z' */
  createdAt!: string;
  /** When it was renewed last; at most the life of an access token ago while it is in use. @example '2026-03-02T04:10:00.000Z' */
  lastUsedAt!: string;
  /** When it ends unless it is used again. @example '2026-04-01T04:10:00.000Z' */
  expiresAt!: string;
}
