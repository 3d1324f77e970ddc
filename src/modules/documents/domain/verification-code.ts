/** Crockford's base 32: no letter that is taken for a digit, and none with which words are made. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Five bits each: sixteen of them can not be guessed. */
export const CODE_LENGTH = 16;

/** A code from random bytes, one for each sign. Rule DC-5. */
export function codeOf(random: Uint8Array): string {
  return Array.from(random.subarray(0, CODE_LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** The code as people read it: `7Q4K-9XWM-2TRB-VH3N`. */
export function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What somebody has typed as a code: small letters, hyphens, spaces, and letters that look like digits are forgiven. Null for what is none. */
export function typedCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === CODE_LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}
