import type { SqlValue } from './connection.js';

/** A condition for a WHERE clause with its values. */
export interface SqlCondition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A condition that nothing meets. */
export const NOTHING: SqlCondition = { sql: '1 = 0', values: [] };
/** A condition that everything meets. */
export const EVERYTHING: SqlCondition = { sql: '1 = 1', values: [] };

/** At least one of the conditions holds. */
export function anyOf(...conditions: readonly SqlCondition[]): SqlCondition {
  const possible = conditions.filter((condition) => condition !== NOTHING);
  if (possible.length === 0) return NOTHING;
  if (possible.includes(EVERYTHING)) return EVERYTHING;
  return { sql: `(${possible.map((c) => c.sql).join(' OR ')})`, values: possible.flatMap((c) => c.values) };
}

/** All of the conditions hold; those that are undefined do not count. */
export function allOf(...conditions: readonly (SqlCondition | undefined)[]): SqlCondition {
  const real = conditions.filter((condition) => condition !== undefined);
  return { sql: real.map((c) => c.sql).join(' AND ') || '1 = 1', values: real.flatMap((c) => c.values) };
}

/** `column = value`, or no condition when there is no value. */
export function equal(column: string, value: SqlValue | undefined): SqlCondition | undefined {
  return value === undefined ? undefined : { sql: `${column} = ?`, values: [value] };
}

/** The column contains the text; `%` and `_` in it stand for themselves. A text of which nothing is left finds nothing. */
export function contains(column: string, text: string | undefined): SqlCondition | undefined {
  if (text === undefined) return undefined;
  if (text === '') return NOTHING;
  return { sql: `${column} LIKE ? ESCAPE '!'`, values: [`%${text.replace(/[!%_]/g, '!$&')}%`] };
}

/** The column has a word that begins with the text. */
export function hasWord(column: string, text: string): SqlCondition {
  const begin = `${text.replace(/[!%_]/g, '!$&')}%`;
  return { sql: `(${column} LIKE ? ESCAPE '!' OR ${column} LIKE ? ESCAPE '!')`, values: [begin, `% ${begin}`] };
}

/** The column contains every word of the text, in any order; signs between words stand for nothing. */
export function containsWords(column: string, text: string | undefined): SqlCondition | undefined {
  if (text === undefined) return undefined;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.length === 0 ? NOTHING : allOf(...words.map((word) => contains(column, word)));
}

/**
 * Rows that come after the given ones in the order of two ascending columns, written so that both databases use the index:
 * a row value `(a, b) > (?, ?)` would not.
 */
export function after(
  [first, second]: readonly [string, string],
  keys: readonly (string | number | null)[] | undefined,
): SqlCondition | undefined {
  if (!keys) return undefined;
  const [a = null, b = null] = keys;
  return { sql: `${first} >= ? AND (${first} > ? OR ${second} > ?)`, values: [a, a, b] };
}

/** As `after`, for two descending columns: the rows that come next when the latest are shown first. */
export function before(
  [first, second]: readonly [string, string],
  keys: readonly (string | number | null)[] | undefined,
): SqlCondition | undefined {
  if (!keys) return undefined;
  const [a = null, b = null] = keys;
  return { sql: `${first} <= ? AND (${first} < ? OR ${second} < ?)`, values: [a, a, b] };
}
