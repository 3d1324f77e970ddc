import { IsSecretText, Optional } from '../../../kernel/http/validators.js';

/** Another password. */
export class PasswordChangeRequest {
  /** The password until now. @example 'hujan turun pelan di kebun' */
  @IsSecretText(1, 1024) currentPassword!: string;
  /**
   * The password from now on: 12 to 128 characters of any kind, not a common one, none that you had, without your own names.
   * @example 'kabut naik dari lereng utara'
   */
  @IsSecretText(1, 1024) newPassword!: string;
}

/** The password once more, and a code where the account has a second factor. */
export class ProofRequest {
  /** Your password. @example 'hujan turun pelan di kebun' */
  @IsSecretText(1, 1024) password!: string;
  /** With a second factor: the six digits that the authenticator app shows, or a recovery code. @example '492039' */
  @Optional() @IsSecretText(6, 64) totp?: string;
}

/** The first code of an authenticator app. */
export class TotpConfirmationRequest {
  /** The six digits that the app shows. @example '492039' */
  @IsSecretText(6, 16) code!: string;
}
