import { RoleGrantResponse } from './account.response.js';

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
}
