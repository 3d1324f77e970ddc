import type { RoleName } from '../../../kernel/auth/permissions.js';

/** A role that an account has on some days. */
export class RoleGrantResponse {
  /** The grant. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d13' */
  id!: string;
  /** The role. @example 'UNIT_HR' */
  role!: RoleName;
  /** For UNIT_HR the unit it covers with all units below. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** First day. @example '2026-01-01' */
  from!: string;
  /** Last day; null while there is no end. @example '2026-12-31' */
  until!: string | null;
}

/** Somebody who may sign in. */
export class AccountResponse {
  /** The account. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** NIP or username. @example '198707222019032005' */
  username!: string;
  /** A second name to sign in with. @example 'siti.aminah@example.go.id' */
  email!: string | null;
  /** The person whose account it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string | null;
  /**
   * NOT_ACTIVATED until its owner has set a password; PASSWORD_RESET until he has set another one with the one-time secret;
   * DISABLED refuses every sign-in.
   * @example 'ACTIVE'
   */
  status!: 'NOT_ACTIVATED' | 'ACTIVE' | 'PASSWORD_RESET' | 'DISABLED';
  /** True when signing in also takes a code of an authenticator app. @example false */
  hasSecondFactor!: boolean;
  /** Its roles: past, present and future ones. */
  roles!: RoleGrantResponse[];
  /** When it was made. @example '2026-01-05T02:10:00.000Z' */
  createdAt!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** An account with the secret that activates it. */
export class AccountWithSecretResponse extends AccountResponse {
  /**
   * The one-time secret for its owner; shown once, so an answer that is replayed for an Idempotency-Key lacks it.
   * @example '7KQ4X-2MZP9-HD3TA-V8RWC-E5NJB'
   */
  activationSecret?: string;
  /** Until when the secret works. @example '2026-01-06T02:10:00.000Z' */
  activationExpiresAt!: string;
}

/** What a client calls with, and how it renews that. */
export class TokenResponse {
  /** Goes into `Authorization: Bearer`. @example 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln' */
  accessToken!: string;
  /**
   * Exchanged for a new pair at /auth/refresh; each one works once.
   * @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11.mVZ0c2VjcmV0'
   */
  refreshToken!: string;
  /** How the access token is sent. @example 'Bearer' */
  tokenType!: 'Bearer';
  /** Life of the access token in seconds. @example 900 */
  expiresIn!: number;
  /**
   * What has to be done first, and until then everything else answers 403: CHANGE_PASSWORD at POST /auth/password,
   * SET_UP_SECOND_FACTOR at POST /auth/totp; null when nothing has.
   * @example null
   */
  duty!: 'CHANGE_PASSWORD' | 'SET_UP_SECOND_FACTOR' | null;
}

/** Who is calling. */
export class MeResponse {
  /** The account. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  accountId!: string;
  /** NIP or username. @example '198707222019032005' */
  username!: string;
  /** The person; null for an account of nobody in particular. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string | null;
  /** Roles in force today. */
  roles!: RoleGrantResponse[];
  /** What these roles permit. @example ['session:own', 'work-plan:read'] */
  permissions!: string[];
  /**
   * What has to be done first, and until then everything else answers 403: CHANGE_PASSWORD at POST /auth/password,
   * SET_UP_SECOND_FACTOR at POST /auth/totp; null when nothing has.
   * @example null
   */
  duty!: 'CHANGE_PASSWORD' | 'SET_UP_SECOND_FACTOR' | null;
}
