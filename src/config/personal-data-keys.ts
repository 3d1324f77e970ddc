/** A key under which the database keeps identity numbers sealed: its name, which stands before each sealed text, and its secret. */
export interface PersonalDataKey {
  readonly id: string;
  readonly secret: string;
}

const FORM = 'must be keys such as 2026:…, separated by commas, the one in use first';
/** The name of the key that is made of APP_SECRET where no other is set. */
export const KEY_OF_THE_APP = 'app';

/**
 * The keys as the setting names them, the one in use first. Throws an Error that says what the variable must be; the text itself
 * is never part of it.
 */
export function personalDataKeys(text: string): readonly PersonalDataKey[] {
  const keys = text.split(',').flatMap((part) => (part.trim() ? [keyOf(part.trim())] : []));
  const ids = new Set(keys.map(({ id }) => id));
  if (ids.size < keys.length || ids.has(KEY_OF_THE_APP)) {
    throw new Error(`${FORM}; no two may have the same name, and none the name ${KEY_OF_THE_APP}.`);
  }
  return keys;
}

function keyOf(part: string): PersonalDataKey {
  const [, id, secret] = /^([a-z0-9-]{1,16}):([\w+/=-]{32,200})$/.exec(part) ?? [];
  if (id === undefined || secret === undefined || new Set(secret).size < 10) {
    throw new Error(`${FORM}; each needs at least 32 random characters: openssl rand -base64 48.`);
  }
  return { id, secret };
}
