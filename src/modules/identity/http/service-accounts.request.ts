import { type Permission } from '../../../kernel/auth/permissions.js';
import { SERVICE_SCOPES } from '../../../kernel/auth/scopes.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import {
  Clearable,
  IsId,
  IsOneOf,
  IsPlainText,
  IsSecretText,
  IsSetOf,
  IsWhole,
  Optional,
} from '../../../kernel/http/validators.js';
import { OVERLAP_HOURS, SECRET_DAYS } from '../domain/service-secret.js';

/** States of a service account. */
const STATUSES = ['ACTIVE', 'EXPIRED', 'REVOKED'] as const;

/** A new machine. */
export class ServiceAccountRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** A name that no other machine has. @example 'SIMPEG Kabupaten' */
  @IsPlainText(3, 100) name!: string;
  /** What it calls for, and who answers for it. @example 'Mengirim data pegawai setiap malam; penanggung jawab: Bidang PI.' */
  @IsPlainText(3, 500) purpose!: string;
  /** What it may do. @example ['employee:read', 'org-unit:read'] */
  @IsSetOf(SERVICE_SCOPES, 1, SERVICE_SCOPES.length) scopes!: Permission[];
  /**
   * Confines what it reads about people to those of this unit and all below. Units, posts and periods are shown whole;
   * scopes of imports reach everything and cannot be confined.
   */
  @Optional() @IsId() unitId?: string;
  /** Life of its first secret in days; 90 when it is left out. @example 90 */
  @Optional() @IsWhole(1, SECRET_DAYS.most) validDays?: number;
}

/** A change of a machine; what is left out stays. It holds at once, also for tokens that are out. */
export class ServiceAccountPatchRequest {
  /** What it calls for, and who answers for it. @example 'Mengirim data pegawai setiap malam; penanggung jawab: Bidang PI.' */
  @Optional() @IsPlainText(3, 500) purpose?: string;
  /** What it may do from now on. @example ['employee:read'] */
  @Optional() @IsSetOf(SERVICE_SCOPES, 1, SERVICE_SCOPES.length) scopes?: Permission[];
  /** Confines what it reads about people to those of this unit and all below; null ends that. */
  @Clearable() @IsId() unitId?: string | null;
}

/** A new secret for a machine. */
export class ClientSecretRotationRequest {
  /** Life of the new secret in days; 90 when it is left out. @example 90 */
  @Optional() @IsWhole(1, SECRET_DAYS.most) validDays?: number;
  /** How many hours the former secret works beside the new one; 24 when it is left out, 0 ends it at once. @example 24 */
  @Optional() @IsWhole(0, OVERLAP_HOURS.most) overlapHours?: number;
}

/** A token for an identity system that can keep one for months and nothing else. */
export class LastingTokenRequest {
  /** Life of the token in days; 90 when it is left out. @example 90 */
  @Optional() @IsWhole(1, SECRET_DAYS.most) validDays?: number;
  /** How many hours the former token works beside the new one; 24 when it is left out, 0 ends it at once. @example 24 */
  @Optional() @IsWhole(0, OVERLAP_HOURS.most) overlapHours?: number;
}

/** Which machines. */
export class ServiceAccountQuery extends PageQuery {
  /** Part of the name. @example 'simpeg' */
  @Optional() @IsPlainText(1, 100) q?: string;
  /** Only those in this state. */
  @Optional() @IsOneOf(STATUSES) status?: (typeof STATUSES)[number];
}

/** A request for a token after RFC 6749, section 4.4, as a form. */
export class ServiceTokenRequest {
  /** Always `client_credentials`. @example 'client_credentials' */
  @Optional() @IsSecretText(1, 2000) grant_type?: string;
  /** Id of the service account; left out when it is sent by HTTP Basic. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @Optional() @IsSecretText(1, 2000) client_id?: string;
  /** Its secret; left out when it is sent by HTTP Basic. @example 'sasaran_VGhpcyBpcyBub3QgYSByZWFsIHNlY3JldC4uLi4uLi4' */
  @Optional() @IsSecretText(1, 2000) client_secret?: string;
  /** Fewer scopes than the machine has, with spaces between them; all of them when it is left out. @example 'employee:read' */
  @Optional() @IsSecretText(1, 2000) scope?: string;
}
