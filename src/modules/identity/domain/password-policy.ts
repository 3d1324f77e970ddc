import { COMMON_PASSWORDS } from './common-passwords.js';

/** Kinds of characters that an installation may demand (BSSN 4/2021); by default none. */
export type CharacterKind = 'upper' | 'lower' | 'digit' | 'sign';

/** Why a password is refused. */
export type PasswordWeakness =
  'TOO_SHORT' | 'TOO_LONG' | 'CONTAINS_NAME' | 'CONTAINS_WORD' | 'COMMON' | `LACKS_${Uppercase<CharacterKind>}`;

/** What an installation demands of passwords. */
export interface PasswordPolicy {
  readonly minLength: number;
  readonly kinds: readonly CharacterKind[];
  /** Words of the installation's own that no password may contain. */
  readonly contextWords: readonly string[];
}

/** Most characters of a password; every character counts, none is cut off. */
export const PASSWORD_MAX_LENGTH = 128;

const SERVICE_NAME = 'sasaran';
const RUNS = ['0123456789'.repeat(3), 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'].flatMap((run) => [
  run,
  [...run].reverse().join(''),
]);
/** A sign is whatever is no letter and no digit, a space too. */
const KINDS: Record<CharacterKind, RegExp> = {
  upper: /\p{Lu}/u,
  lower: /\p{Ll}/u,
  digit: /\p{Nd}/u,
  sign: /[^\p{L}\p{N}]/u,
};

/**
 * What is weak about a password; null when nothing is. Characters are Unicode code points; no kind of character is asked
 * for unless the policy does. `names` are the account's own names: username, NIP, e-mail address (its part before the `@`).
 * Source: R36; ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.8, 6.2.9, 6.2.11; BSSN 4/2021.
 */
export function passwordWeakness(
  password: string,
  { minLength, kinds, contextWords }: PasswordPolicy,
  names: readonly (string | null)[],
): PasswordWeakness | null {
  const length = [...password].length;
  if (length < minLength) return 'TOO_SHORT';
  if (length > PASSWORD_MAX_LENGTH) return 'TOO_LONG';
  const plain = password.normalize('NFKC').toLowerCase();
  const contains = (words: readonly string[]): boolean =>
    words.some((word) => word.length >= 3 && plain.includes(word.toLowerCase()));
  if (contains([SERVICE_NAME, ...names.map((name) => name?.split('@')[0] ?? '')])) return 'CONTAINS_NAME';
  if (contains(contextWords)) return 'CONTAINS_WORD';
  if (isCommon(plain)) return 'COMMON';
  const lacking = kinds.find((kind) => !KINDS[kind].test(password));
  return lacking ? (`LACKS_${lacking.toUpperCase()}` as PasswordWeakness) : null;
}

/** A common word, bare, repeated or dressed with some digits and signs; a few characters repeated; a run of keys. */
function isCommon(plain: string): boolean {
  const letters = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const core = letters.length * 2 >= plain.length ? letters : plain;
  const unit = repeatedUnit(plain);
  return (
    [plain, core, unit, repeatedUnit(core)].some((form) => COMMON_PASSWORDS.has(form)) ||
    (unit !== plain && unit.length <= 4) ||
    RUNS.some((run) => run.includes(core))
  );
}

/** The shortest text of which the whole is a repetition: `abc` of `abcabcabc`; the whole itself when there is none. */
function repeatedUnit(text: string): string {
  return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}
