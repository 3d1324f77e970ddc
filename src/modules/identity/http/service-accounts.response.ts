import { ApiProperty } from '@nestjs/swagger';
import { type Permission } from '../../../kernel/auth/permissions.js';
import { SERVICE_SCOPES } from '../../../kernel/auth/scopes.js';

/** A secret of a machine, without the secret itself. */
export class ClientSecretResponse {
  /** The secret's number. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d13' */
  id!: string;
  /** When it was made. @example '2026-01-05T02:10:00.000Z' */
  createdAt!: string;
  /** Until when it works. @example '2026-04-05T02:10:00.000Z' */
  expiresAt!: string;
  /** When it last got a token; null when it never did. @example '2026-01-06T18:00:00.000Z' */
  lastUsedAt!: string | null;
}

/** A lasting token of a machine, without the token itself. */
export class LastingTokenResponse {
  /** The token's number. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  id!: string;
  /** When it was made. @example '2026-01-05T02:10:00.000Z' */
  createdAt!: string;
  /** Until when it works. @example '2026-04-05T02:10:00.000Z' */
  expiresAt!: string;
  /** When it last opened something, to the hour; null when it never did. @example '2026-01-06T18:00:00.000Z' */
  lastUsedAt!: string | null;
}

/** A machine that may call the service. */
export class ServiceAccountResponse {
  /** The machine, and its `client_id`. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** Its name. @example 'SIMPEG Kabupaten' */
  name!: string;
  /** What it calls for, and who answers for it. @example 'Mengirim data pegawai setiap malam.' */
  purpose!: string;
  /** What it may do. */
  @ApiProperty({ type: 'array', items: { type: 'string', enum: [...SERVICE_SCOPES] }, example: ['employee:read'] })
  scopes!: Permission[];
  /** The unit to whose people it is confined; null when it is not. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** EXPIRED when no secret and no lasting token works any more, REVOKED when it was ended for good. @example 'ACTIVE' */
  status!: 'ACTIVE' | 'EXPIRED' | 'REVOKED';
  /** Until when its newest secret works. @example '2026-04-05T02:10:00.000Z' */
  expiresAt!: string;
  /** The secrets that work now, newest first: two while one takes over from the other. */
  secrets!: ClientSecretResponse[];
  /** The lasting tokens that work now, newest first; they open SCIM and nothing else. */
  lastingTokens!: LastingTokenResponse[];
  /** When it last got a token; null when it never did. @example '2026-01-06T18:00:00.000Z' */
  lastUsedAt!: string | null;
  /** When it was ended for good; null when it was not. @example '2026-02-01T02:10:00.000Z' */
  revokedAt!: string | null;
  /** When it was made. @example '2026-01-05T02:10:00.000Z' */
  createdAt!: string;
  /** Version: grows with each change, each rotation and the revocation. @example 1 */
  version!: number;
}

/** A machine with a secret that was just made. */
export class ServiceAccountWithSecretResponse extends ServiceAccountResponse {
  /**
   * The new secret; shown once, so an answer that is replayed for an Idempotency-Key lacks it.
   * @example 'sasaran_VGhpcyBpcyBub3QgYSByZWFsIHNlY3JldC4uLi4uLi4'
   */
  clientSecret?: string;
  /** Until when the new secret works. @example '2026-04-05T02:10:00.000Z' */
  clientSecretExpiresAt!: string;
}

/** A machine with a lasting token that was just made. */
export class ServiceAccountWithTokenResponse extends ServiceAccountResponse {
  /**
   * The new token, for `Authorization: Bearer`; shown once, so an answer that is replayed for an Idempotency-Key lacks it.
   * @example 'sasaran_scim_VGhpcyBpcyBub3QgYSByZWFsIHRva2VuLi4uLi4uLi4'
   */
  token?: string;
  /** Until when the new token works. @example '2026-04-05T02:10:00.000Z' */
  tokenExpiresAt!: string;
}

/** A token of a machine, after RFC 6749, section 5.1. */
export class ServiceTokenResponse {
  /** Goes into `Authorization: Bearer`. @example 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln' */
  access_token!: string;
  /** How the token is sent. @example 'Bearer' */
  token_type!: 'Bearer';
  /** Life of the token in seconds. @example 900 */
  expires_in!: number;
  /** The scopes of the token, with spaces between them. @example 'employee:read org-unit:read' */
  scope!: string;
}
