import { IsString, Length } from 'class-validator';
import { IsPlainText } from '../../../kernel/http/validators.js';

/** Name and password. */
export class LoginRequest {
  /** NIP, username or e-mail address of the account. @example '198707222019032005' */
  @IsPlainText(1, 254)
  username!: string;

  /** Password, exactly as it was set. @example 'hujan turun pelan di kebun' */
  @IsString()
  @Length(1, 1024)
  password!: string;
}

/** The token that renews a session. */
export class RefreshRequest {
  /** The refresh token of the last answer. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11.mVZ0c2VjcmV0' */
  @IsString()
  @Length(1, 200)
  refreshToken!: string;
}

/** The first password of a new account. */
export class ActivationRequest {
  /** NIP, username or e-mail address of the account. @example '198707222019032005' */
  @IsPlainText(1, 254)
  username!: string;

  /**
   * The one-time secret from the HR office; case, spaces and hyphens do not matter.
   * @example '7KQ4X-2MZP9-HD3TA-V8RWC-E5NJB'
   */
  @IsString()
  @Length(1, 64)
  secret!: string;

  /**
   * The password from now on: 12 to 128 characters of any kind, not a common one, without your own names.
   * @example 'hujan turun pelan di kebun'
   */
  @IsString()
  @Length(1, 1024)
  password!: string;
}
