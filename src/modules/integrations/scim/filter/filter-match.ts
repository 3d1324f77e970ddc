import { isObject, normalPath, valueOf } from '../names.js';
import type { Filter } from './parse-filter.js';

/**
 * Whether an object meets a filter, for what is no row of the database: the groups, and the values that a PATCH points at.
 * Texts are compared without case. A list meets it when one of its items does (RFC 7644, section 3.4.2.2).
 */
export function matches(filter: Filter, object: Readonly<Record<string, unknown>>): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.every((one) => matches(one, object));
    case 'or':
      return filter.filters.some((one) => matches(one, object));
    case 'not':
      return !matches(filter.filter, object);
    case '[]':
      return valuesAt(object, filter.attrPath).some((one) => isObject(one) && matches(filter.valFilter, one));
    case 'pr':
      return valuesAt(object, filter.attrPath).some((one) => one !== undefined && one !== null && one !== '');
    case 'ne':
      return !compares(object, { ...filter, op: 'eq' });
    default:
      return compares(object, filter);
  }
}

type Comparison = Extract<Filter, { compValue: unknown }>;

function compares(object: Readonly<Record<string, unknown>>, { op, attrPath, compValue }: Comparison): boolean {
  const found = valuesAt(object, attrPath).map((one) => (isObject(one) ? valueOf(one, 'value') : one));
  const given = found.filter((one) => one !== undefined && one !== null);
  if (compValue === null) return op === 'eq' && given.length === 0;
  return given.some((one) => compare(op, plain(one), plain(compValue)));
}

/** Texts without case; flags as the texts that some clients send for them. */
const plain = (value: unknown): string => String(value).toLowerCase();

function compare(op: Comparison['op'], a: string, b: string): boolean {
  if (op === 'eq') return a === b;
  if (op === 'co') return a.includes(b);
  if (op === 'sw') return a.startsWith(b);
  if (op === 'ew') return a.endsWith(b);
  if (op === 'gt') return a > b;
  if (op === 'ge') return a >= b;
  return op === 'lt' ? a < b : a <= b;
}

/** All values at a path of names, through lists; the name of a schema may be the first step. */
function valuesAt(object: Readonly<Record<string, unknown>>, path: string): unknown[] {
  const normal = normalPath(path);
  const urn = /^urn:.*:(?=[^:]+$)/.exec(normal)?.[0];
  const steps = urn ? [urn.slice(0, -1), ...normal.slice(urn.length).split('.')] : normal.split('.');
  let values: unknown[] = [object];
  for (const step of steps) values = values.flatMap((one) => (isObject(one) ? [valueOf(one, step)].flat() : []));
  return values;
}
