import { Injectable } from '@nestjs/common';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type CivilDate, shownDays } from '../../../kernel/values/civil-date.js';
import {
  type Attributes,
  REFERENCE_LIST_CODES,
  REFERENCE_LISTS,
  type ReferenceList,
  type ReferenceListCode,
} from './domain/reference-lists.js';
import type { ReferenceItemQuery } from './http/reference.request.js';
import type { ReferenceItemResponse, ReferenceListResponse } from './http/reference.response.js';

const ITEM = `SELECT r.id, r.list, r.code, r.name, r.sequence, r.attributes, r.isLegal, r.validFrom, r.validUntil, r.version
  FROM reference_item r`;

type ItemRow = Omit<ReferenceItemResponse, 'attributes' | 'isLegal' | 'validFrom' | 'validUntil'> & {
  attributes: string;
  isLegal: number;
  validFrom: CivilDate;
  validUntil: CivilDate;
};

/** Reads of the lists of codes; everybody may see them. */
@Injectable()
export class ReferencesQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** The lists that there are, by their codes. */
  async lists(query: PageQuery): Promise<Page<ReferenceListResponse>> {
    const filter = ['references'];
    const [last = ''] = this.cursors.keysOf(query, filter) ?? [];
    const counts = await this.db.rows<{ list: ReferenceListCode; items: number }>(
      'SELECT list, COUNT(*) AS items FROM reference_item GROUP BY list',
    );
    const countOf = new Map(counts.map(({ list, items }) => [list, Number(items)]));
    const all = [...REFERENCE_LIST_CODES].sort();
    const rows = all.filter((code) => code > String(last)).slice(0, query.limit + 1);
    const item = (code: ReferenceListCode): ReferenceListResponse => {
      const { name, attributes }: ReferenceList = REFERENCE_LISTS[code];
      const names = Object.entries(attributes).map(([one, rule]) => (rule.optional ? `${one}?` : one));
      return { code, name, itemCount: countOf.get(code) ?? 0, attributes: names };
    };
    const total = query.count ? all.length : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (code) => [code], item });
  }

  /** The rows of a list in their order. */
  async items(list: ReferenceListCode, query: ReferenceItemQuery): Promise<Page<ReferenceItemResponse>> {
    const filter = ['reference-items', list, query.on];
    const where = allOf(equal('r.list', list), inForce(query.on));
    const page = allOf(where, after(['r.sequence', 'r.id'], this.cursors.keysOf(query, filter)));
    const sql = `${ITEM} WHERE ${page.sql} ORDER BY r.sequence, r.id LIMIT ?`;
    const rows = await this.db.rows<ItemRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('reference_item r', where) : undefined;
    const keys = (row: ItemRow): [number, string] => [Number(row.sequence), row.id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toItem });
  }

  /** One row. Throws REQUEST.NOT_FOUND. */
  async item(id: string): Promise<ReferenceItemResponse> {
    const [row] = await this.db.rows<ItemRow>(`${ITEM} WHERE r.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toItem(row);
  }
}

function inForce(on: CivilDate | undefined): SqlCondition | undefined {
  return on === undefined ? undefined : { sql: 'r.validFrom <= ? AND r.validUntil >= ?', values: [on, on] };
}

function toItem(row: ItemRow): ReferenceItemResponse {
  const attributes = JSON.parse(row.attributes) as Attributes;
  return { ...row, sequence: Number(row.sequence), attributes, isLegal: Number(row.isLegal) === 1, ...shownDays(row) };
}
