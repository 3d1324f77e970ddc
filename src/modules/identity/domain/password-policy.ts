import { COMMON_PASSWORDS } from './common-passwords.js';

/** Why a password is refused. */
export type PasswordWeakness = 'TOO_SHORT' | 'TOO_LONG' | 'COMMON' | 'CONTAINS_NAME';

/** Most characters of a password; every character counts, none is cut off. */
export const PASSWORD_MAX_LENGTH = 128;

const SERVICE_NAME = 'sasaran';
const RUNS = ['0123456789'.repeat(3), 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'].flatMap((run) => [
  run,
  [...run].reverse().join(''),
]);

/**
 * What is weak about a password; null when nothing is. Characters are Unicode code points; no kind of character is asked
 * for. `names` are the account's own names: username, NIP, e-mail address (its part before the `@` counts).
 * Source: R36; ASVS 6.2.1, 6.2.4, 6.2.8, 6.2.9, 6.2.11.
 */
export function passwordWeakness(
  password: string,
  minLength: number,
  names: readonly (string | null)[],
): PasswordWeakness | null {
  const length = [...password].length;
  if (length < minLength) return 'TOO_SHORT';
  if (length > PASSWORD_MAX_LENGTH) return 'TOO_LONG';
  const plain = password.normalize('NFKC').toLowerCase();
  const words = [SERVICE_NAME, ...names.map((name) => name?.toLowerCase().split('@')[0] ?? '')];
  if (words.some((word) => word.length >= 3 && plain.includes(word))) return 'CONTAINS_NAME';
  return isCommon(plain) ? 'COMMON' : null;
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
