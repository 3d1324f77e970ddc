import type { SqlCondition } from '../../../../kernel/database/condition.js';
import type { SqlValue } from '../../../../kernel/database/connection.js';
import { normalPath } from '../names.js';
import { refusal } from '../scim.problems.js';
import type { Filter } from './parse-filter.js';

/** How an attribute lies in the database. */
export interface FilterColumn {
  /** An expression without values of its own. */
  readonly sql: string;
  readonly kind: 'text' | 'flag' | 'instant';
  /** The form in which a text is kept, e.g. lower case; as it was sent when nothing is said. */
  readonly form?: (text: string) => string;
  /** The ids of all rows that may have a text, from an index; the comparison itself is still made. */
  readonly anchor?: (text: string) => SqlCondition;
}
/** Columns by the normal path of their attribute (`normalPath`). */
export type FilterColumns = ReadonlyMap<string, FilterColumn>;

type Comparison = Extract<Filter, { compValue: unknown }>;
type Value = Comparison['compValue'];

/**
 * A filter as a condition, with every value as a parameter. It is true or false and never unknown: an attribute without a value
 * differs from every value, and only `pr` and `eq null` tell that it has none. Throws SCIM.FILTER_ATTRIBUTE, FILTER_OPERATOR.
 */
export function filterSql(filter: Filter, columns: FilterColumns, parent = ''): SqlCondition {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const parts = filter.filters.map((one) => filterSql(one, columns, parent));
      const joint = filter.op === 'and' ? ' AND ' : ' OR ';
      return { sql: `(${parts.map(({ sql }) => sql).join(joint)})`, values: parts.flatMap(({ values }) => values) };
    }
    case 'not': {
      const { sql, values } = filterSql(filter.filter, columns, parent);
      return { sql: `NOT ${sql}`, values };
    }
    case '[]':
      return filterSql(filter.valFilter, columns, pathIn(parent, filter.attrPath));
    case 'pr':
      return presence(columnOf(columns, pathIn(parent, filter.attrPath)));
    default:
      return comparison(filter, columnOf(columns, pathIn(parent, filter.attrPath)));
  }
}

/** The column of an attribute. Throws SCIM.FILTER_ATTRIBUTE. */
export function columnOf(columns: FilterColumns, path: string): FilterColumn {
  const column = columns.get(normalPath(path));
  if (!column) throw refusal('FILTER_ATTRIBUTE', { attribute: path.slice(0, 100) });
  return column;
}

/** The first equality that all rows must meet and an index answers; undefined when there is none. */
export function anchorOf(filter: Filter, columns: FilterColumns): SqlCondition | undefined {
  if (filter.op === 'and') {
    for (const part of filter.filters) {
      const found = anchorOf(part, columns);
      if (found) return found;
    }
  }
  if (filter.op !== 'eq' || typeof filter.compValue !== 'string') return undefined;
  const { anchor, form = same } = columns.get(normalPath(filter.attrPath)) ?? {};
  return anchor?.(form(filter.compValue));
}

const same = (text: string): string => text;
const pathIn = (parent: string, path: string): string => (parent ? `${parent}.${path}` : path);

function presence({ sql }: FilterColumn): SqlCondition {
  return { sql: `(${sql} IS NOT NULL)`, values: [] };
}

function comparison(filter: Comparison, column: FilterColumn): SqlCondition {
  const { op, compValue } = filter;
  if (compValue === null && (op === 'eq' || op === 'ne')) {
    return { sql: `(${column.sql} IS ${op === 'eq' ? '' : 'NOT '}NULL)`, values: [] };
  }
  const value = bound(column, compValue);
  const condition = value === undefined ? undefined : COMPARE[column.kind](column.sql, op, value);
  if (!condition) throw refusal('FILTER_OPERATOR', { attribute: filter.attrPath.slice(0, 100), operator: op });
  return condition;
}

/** The value as it is compared; undefined for one that the attribute can not have. */
function bound({ kind, form = same }: FilterColumn, value: Value): SqlValue | undefined {
  if (kind === 'flag') return flagOf(value);
  if (typeof value !== 'string') return undefined;
  return kind === 'text' ? form(value) : instantOf(value);
}

/** Some clients send flags as texts. */
function flagOf(value: Value): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return text === 'true' ? 1 : text === 'false' ? 0 : undefined;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function instantOf(text: string): Date | undefined {
  const at = INSTANT.test(text) ? new Date(text) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}

const ORDER: Readonly<Record<string, string>> = { gt: '>', ge: '>=', lt: '<', le: '<=' };

type Compare = (sql: string, op: Comparison['op'], value: SqlValue) => SqlCondition | undefined;
const COMPARE: Readonly<Record<FilterColumn['kind'], Compare>> = {
  flag: (sql, op, value) => equality(sql, op, value),
  instant: (sql, op, value) => equality(sql, op, value) ?? order(sql, op, value),
  text: (sql, op, value) => equality(sql, op, value) ?? order(sql, op, value) ?? part(sql, op, value as string),
};

function equality(sql: string, op: string, value: SqlValue): SqlCondition | undefined {
  if (op === 'eq') return { sql: `(${sql} IS NOT NULL AND ${sql} = ?)`, values: [value] };
  return op === 'ne' ? { sql: `(${sql} IS NULL OR ${sql} <> ?)`, values: [value] } : undefined;
}

function order(sql: string, op: string, value: SqlValue): SqlCondition | undefined {
  const sign = ORDER[op];
  return sign === undefined ? undefined : { sql: `(${sql} IS NOT NULL AND ${sql} ${sign} ?)`, values: [value] };
}

/** By `INSTR` and `SUBSTR`, which mean the same everywhere and have no signs to escape; lengths count characters. */
function part(sql: string, op: string, text: string): SqlCondition | undefined {
  const length = [...text].length;
  if (length === 0) return { sql: `(${sql} IS NOT NULL)`, values: [] };
  if (op === 'co') return { sql: `(${sql} IS NOT NULL AND INSTR(${sql}, ?) > 0)`, values: [text] };
  if (op === 'sw') return { sql: `(${sql} IS NOT NULL AND SUBSTR(${sql}, 1, ${length}) = ?)`, values: [text] };
  return { sql: `(${sql} IS NOT NULL AND SUBSTR(${sql}, -${length}) = ?)`, values: [text] };
}
