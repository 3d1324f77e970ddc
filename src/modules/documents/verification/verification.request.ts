import { Matches } from 'class-validator';
import { Optional } from '../../../kernel/http/validators.js';

/** What is asked of a code. */
export class DocumentVerificationQuery {
  /** SHA-256 of a file, in hex, of which is asked whether it is the one that was issued. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  @Optional()
  @Matches(/^[0-9a-fA-F]{64}$/)
  sha256?: string;
}
