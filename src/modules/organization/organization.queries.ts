import { Injectable } from '@nestjs/common';
import { after, allOf, contains, equal } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { searchKey } from '../../kernel/values/name-key.js';
import type { OrgUnitQuery, PositionQuery } from './http/org-unit.request.js';
import type { OrgUnitResponse, PositionResponse } from './http/org-unit.response.js';

const UNIT = `SELECT u.id, u.name, u.nameKey, u.parentId, u.headPostTitle, u.isSecretariat, u.externalId, u.version,
  (SELECT COUNT(*) FROM org_unit c WHERE c.parentId = u.id) AS childCount FROM org_unit u`;
const POSITION = 'SELECT p.id, p.unitId, p.kind, p.title, p.titleKey, p.version FROM position p';

type UnitRow = Omit<OrgUnitResponse, 'isSecretariat'> & { nameKey: string; isSecretariat: number };
type PositionRow = PositionResponse & { titleKey: string };

/** Reads of units and posts; everybody in the government may see them. */
@Injectable()
export class OrganizationQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** One unit. Throws REQUEST.NOT_FOUND. */
  async unit(id: string): Promise<OrgUnitResponse> {
    const [row] = await this.db.rows<UnitRow>(`${UNIT} WHERE u.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toUnit(row);
  }

  /** Units by name, below one parent or matching a text. */
  async units(query: OrgUnitQuery): Promise<Page<OrgUnitResponse>> {
    const filter = ['org-units', query.parentId, query.q];
    const where = allOf(equal('u.parentId', query.parentId), contains('u.nameKey', query.q && searchKey(query.q)));
    const page = allOf(where, after(['u.nameKey', 'u.id'], this.cursors.keysOf(query, filter)));
    const sql = `${UNIT} WHERE ${page.sql} ORDER BY u.nameKey, u.id LIMIT ?`;
    const rows = await this.db.rows<UnitRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('org_unit u', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item: toUnit });
  }

  /** One post. Throws REQUEST.NOT_FOUND. */
  async position(id: string): Promise<PositionResponse> {
    const [row] = await this.db.rows<PositionRow>(`${POSITION} WHERE p.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toPosition(row);
  }

  /** Posts by title, of one unit or of all. */
  async positions(query: PositionQuery): Promise<Page<PositionResponse>> {
    const filter = ['positions', query.unitId];
    const where = allOf(equal('p.unitId', query.unitId));
    const page = allOf(where, after(['p.titleKey', 'p.id'], this.cursors.keysOf(query, filter)));
    const sql = `${POSITION} WHERE ${page.sql} ORDER BY p.titleKey, p.id LIMIT ?`;
    const rows = await this.db.rows<PositionRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('position p', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.titleKey, row.id], item: toPosition });
  }
}

function toUnit({ nameKey: _, isSecretariat, ...unit }: UnitRow): OrgUnitResponse {
  return { ...unit, isSecretariat: Number(isSecretariat) === 1 };
}

function toPosition({ titleKey: _, ...position }: PositionRow): PositionResponse {
  return position;
}
