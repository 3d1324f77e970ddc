import { isObject, valueOf } from './names.js';
import { type Filter, parseFilter } from './filter/parse-filter.js';
import type { Wanted } from './projection.js';
import { refusal } from './scim.problems.js';

/** Pages of a list. */
export const PAGE = { usual: 100, most: 200 } as const;
/** How long a cursor is good for. */
export const CURSOR_SECONDS = 3_600;

/** What a client asks of a list, from the address or from a search request. */
export interface ListRequest extends Wanted {
  readonly filter?: Filter;
  /** The filter as it was sent, for cursors and the record of reads. */
  readonly filterText?: string;
  readonly sortBy?: string;
  readonly isDescending: boolean;
  readonly count: number;
  /** Position of the first one, from 1; undefined when the list is read by cursor. */
  readonly startIndex?: number;
  /** Empty for the first page by cursor. */
  readonly cursor?: string;
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;
type Given = Readonly<Record<string, unknown>>;

/**
 * Reads a query, where everything is text, or a search request, where numbers are numbers. Names that SCIM does not have are
 * ignored. By index a count that is too large or negative counts as the nearest right one (RFC 7644, section 3.4.2.4), by
 * cursor it is refused (RFC 9865). Throws SCIM.FILTER_…, SCIM.COUNT, SCIM.PAGING, SCIM.VALUE.
 */
export function listRequest(given: Given): ListRequest {
  const cursor = textOf(given, 'cursor');
  const [startIndex, count] = [wholeOf(given, 'startIndex'), wholeOf(given, 'count')];
  const filterText = textOf(given, 'filter') || undefined;
  const sortBy = textOf(given, 'sortBy') || undefined;
  if (cursor !== undefined && (startIndex !== undefined || sortBy !== undefined)) throw refusal('PAGING');
  if (cursor !== undefined && count !== undefined && (count < 1 || count > PAGE.most)) {
    throw refusal('COUNT', { most: PAGE.most });
  }
  return {
    ...wantedOf(given),
    ...(filterText === undefined ? {} : { filterText, filter: parseFilter(filterText) }),
    sortBy,
    isDescending: textOf(given, 'sortOrder')?.toLowerCase() === 'descending',
    count: Math.min(Math.max(count ?? PAGE.usual, 0), PAGE.most),
    ...(cursor === undefined ? { startIndex: Math.max(startIndex ?? 1, 1) } : { cursor }),
  };
}

/** The attributes that a client wants to see. Throws SCIM.VALUE. */
export function wantedOf(given: Given): Wanted {
  const [attributes, excludedAttributes] = [namesOf(given, 'attributes'), namesOf(given, 'excludedAttributes')];
  return { ...(attributes ? { attributes } : {}), ...(excludedAttributes ? { excludedAttributes } : {}) };
}

/** A text of the request, at most once. Throws SCIM.VALUE. */
function textOf(given: Given, name: string): string | undefined {
  const value = valueOf(given, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || CONTROL.test(value)) {
    throw refusal('VALUE', { attribute: name });
  }
  return value;
}

function wholeOf(given: Given, name: string): number | undefined {
  const value = valueOf(given, name);
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d{1,15}$/.test(text)) {
    throw name === 'count' ? refusal('COUNT', { most: PAGE.most }) : refusal('VALUE', { attribute: name });
  }
  return Number(text);
}

function namesOf(given: Given, name: string): string[] | undefined {
  const value = valueOf(given, name);
  if (value === undefined || value === null || value === '') return undefined;
  const names = typeof value === 'string' ? value.split(',') : value;
  if (
    !Array.isArray(names) ||
    names.some((one) => typeof one !== 'string' || CONTROL.test(one)) ||
    names.length > 100
  ) {
    throw refusal('VALUE', { attribute: name });
  }
  return (names as string[]).map((one) => one.trim()).filter((one) => one !== '');
}

/** Refuses a filter where there is none (RFC 7644, section 4). Throws SCIM.NOT_FILTERED. */
export function requireUnfiltered(query: unknown): void {
  if (isObject(query) && valueOf(query, 'filter') !== undefined) throw refusal('NOT_FILTERED');
}
