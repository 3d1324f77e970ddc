/** The caller's authenticator app. */
export class SecondFactorResponse {
  /** BEGUN until the first code of the app has come. @example 'ON' */
  status!: 'OFF' | 'BEGUN' | 'ON';
  /** When it was switched on. @example '2026-03-02T01:00:00.000Z' */
  confirmedAt!: string | null;
  /** Recovery codes that were not used yet. @example 10 */
  recoveryCodesLeft!: number;
}

/** What an authenticator app is set up with; shown this once. */
export class NewSecondFactorResponse {
  /** The secret in base 32, to type into the app. @example 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' */
  secret!: string;
  /**
   * The same as an address, to show as a QR code.
   * @example 'otpauth://totp/Sasaran:198707222019032005?issuer=Sasaran&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
   */
  otpauthUri!: string;
}

/** Codes that stand in for the app, each once; shown this once. */
export class RecoveryCodesResponse {
  /** Ten codes to print and lock away. @example ['7KQ4X-2MZP9-HD3TA-V8RWC-E5NJB'] */
  recoveryCodes!: string[];
}
