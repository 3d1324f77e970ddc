import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { requestProblems } from '../errors/problems.js';
import { CONFIG } from '../kernel.tokens.js';
import type { PageQuery } from './page.request.js';
import type { Page } from './page.response.js';

/** The values of the sort columns of the last row shown. */
export type CursorKeys = readonly (string | number | null)[];

/** The order of two rows by their sort columns, for lists that are put together here and not by the database. */
export function compareKeys(a: CursorKeys, b: CursorKeys): number {
  const at = a.findIndex((key, index) => key !== b[index]);
  if (at < 0) return 0;
  const [one = null, other = null] = [a[at], b[at]];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one) < String(other) ? -1 : 1;
}

/** One list read: the rows (`limit + 1` of them where there are so many) and how to turn them into a page. */
export interface PageSource<Row, Item> {
  readonly rows: readonly Row[];
  readonly query: PageQuery;
  /** Name of the list with its filters and order; a cursor is good for exactly this. */
  readonly filter: unknown;
  readonly keys: (row: Row) => CursorKeys;
  readonly item: (row: Row) => Item;
  /** Number of all items, where `query.count` asked for it. */
  readonly total?: number;
}

/** Signed positions in lists. A cursor that was changed or made for another filter is refused. */
@Injectable()
export class Cursors {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The keys after which the page begins; undefined for the first page. Throws REQUEST.CURSOR. */
  keysOf(query: PageQuery, filter: unknown): CursorKeys | undefined {
    if (query.cursor === undefined) return undefined;
    const [payload = '', signature = ''] = query.cursor.split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.sign(payload, filter);
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw requestProblems.CURSOR();
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as CursorKeys;
  }

  /** The page for the caller, with the cursor of the next one when there are more rows than `limit`. */
  pageOf<Row, Item>({ rows, query, filter, keys, item, total }: PageSource<Row, Item>): Page<Item> {
    const hasMore = rows.length > query.limit;
    const shown = hasMore ? rows.slice(0, query.limit) : rows;
    const last = shown.at(-1);
    const nextCursor = hasMore && last !== undefined ? this.encode(keys(last), filter) : null;
    return { data: shown.map(item), page: { limit: query.limit, nextCursor, hasMore, total } };
  }

  private encode(keys: CursorKeys, filter: unknown): string {
    const payload = Buffer.from(JSON.stringify(keys)).toString('base64url');
    return `${payload}.${this.sign(payload, filter).toString('base64url')}`;
  }

  private sign(payload: string, filter: unknown): Buffer {
    return createHmac('sha256', this.config.appSecret)
      .update(`cursor\n${payload}\n${JSON.stringify(filter)}`)
      .digest();
  }
}
