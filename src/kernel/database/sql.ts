import type { SqlCondition } from './condition.js';
import type { SqlValue } from './connection.js';

/** A piece of SQL with the values of its `?`, in their order. */
export type Sql = SqlCondition;

/**
 * Puts SQL together from pieces: another piece goes in with its values, anything else becomes a `?`.
 * ``sql`SELECT id FROM ${raw('employee')} WHERE kind = ${'PNS'} AND ${holds}` ``
 */
export function sql(texts: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  const pieces = parts.map((part) => (isSql(part) ? part : { sql: '?', values: [part] }));
  return {
    sql: texts.map((text, at) => text + (pieces[at]?.sql ?? '')).join(''),
    values: pieces.flatMap(({ values }) => values),
  };
}

/** A piece that is SQL itself: the name of a table or a column, never anything that a caller sent. */
export function raw(text: string): Sql {
  return { sql: text, values: [] };
}

/** Values for `IN (…)`; an empty list is one that nothing is in. */
export function listOf(values: readonly SqlValue[]): Sql {
  return values.length === 0 ? raw('NULL') : { sql: values.map(() => '?').join(', '), values };
}

/** Pieces one after the other, with something between. */
export function joined(pieces: readonly Sql[], between: string): Sql {
  return { sql: pieces.map((piece) => piece.sql).join(between), values: pieces.flatMap(({ values }) => values) };
}

function isSql(part: Sql | SqlValue): part is Sql {
  return typeof part === 'object' && part !== null && 'sql' in part;
}
