import type { RoleName } from '../../../kernel/auth/permissions.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import {
  Clearable,
  IsDay,
  IsEmailAddress,
  IsFlag,
  IsFormed,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  IsSecretText,
  Optional,
} from '../../../kernel/http/validators.js';

/** Roles that the HR office grants. */
const GRANTABLE_ROLES = ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'] as const satisfies readonly RoleName[];
type GrantableRole = (typeof GRANTABLE_ROLES)[number];

/** A role for some days. */
export class RoleGrantRequest {
  /** The role. @example 'UNIT_HR' */
  @IsOneOf(GRANTABLE_ROLES) role!: GrantableRole;
  /** The unit it covers with all units below; required for UNIT_HR and refused for any other role. */
  @Optional() @IsId() unitId?: string;
  /** First day. */
  @IsDay() from!: string;
  /** Last day; left out while there is no end. */
  @Optional() @IsDay() until?: string;
}

/** A new account. */
export class AccountRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The person whose account it is; required with the role EMPLOYEE, left out for the account of an office. */
  @Optional() @IsId() employeeId?: string;
  /**
   * The NIP for a civil servant; otherwise 3–64 small letters, digits, points, hyphens and underscores.
   * @example '198707222019032005'
   */
  @IsFormed(3, 64, /^[a-z0-9._-]+$/, 'NOT_USERNAME') username!: string;
  /** A second name to sign in with. @example 'siti.aminah@example.go.id' */
  @Optional() @IsEmailAddress() email?: string;
  /** Roles from the start. */
  @IsListOf(() => RoleGrantRequest, 1, 20) roles!: RoleGrantRequest[];
}

/** A change of an account; what is left out stays. */
export class AccountPatchRequest {
  /** True ends all sessions at once and refuses new ones; false allows them again. @example false */
  @Optional() @IsFlag() disabled?: boolean;
  /** A second name to sign in with; null removes it. @example 'siti.aminah@example.go.id' */
  @Clearable() @IsEmailAddress() email?: string | null;
}

/** Which accounts. */
export class AccountQuery extends PageQuery {
  /** Part of the username or the e-mail address. @example 'siti' */
  @Optional() @IsPlainText(1, 100) q?: string;
  /** Only accounts that have this role today. */
  @Optional() @IsOneOf(GRANTABLE_ROLES) role?: GrantableRole;
}

/** Name and password. */
export class LoginRequest {
  /** NIP, username or e-mail address of the account. @example '198707222019032005' */
  @IsPlainText(1, 254) username!: string;
  /** Password, exactly as it was set. @example 'hujan turun pelan di kebun' */
  @IsSecretText(1, 1024) password!: string;
  /** With a second factor: the six digits that the authenticator app shows, or a recovery code. @example '492039' */
  @Optional() @IsSecretText(6, 64) totp?: string;
}

/** The token that renews a session. */
export class RefreshRequest {
  /** The refresh token of the last answer. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11.mVZ0c2VjcmV0' */
  @IsSecretText(1, 200) refreshToken!: string;
}

/** The first password of a new account, or the one after a reset. */
export class ActivationRequest {
  /** NIP, username or e-mail address of the account. @example '198707222019032005' */
  @IsPlainText(1, 254) username!: string;
  /**
   * The one-time secret from the HR office; case, spaces and hyphens do not matter.
   * @example '7KQ4X-2MZP9-HD3TA-V8RWC-E5NJB'
   */
  @IsSecretText(1, 64) secret!: string;
  /**
   * The password from now on: 12 to 128 characters of any kind, not a common one, without your own names.
   * @example 'hujan turun pelan di kebun'
   */
  @IsSecretText(1, 1024) password!: string;
}
