import { Injectable } from '@nestjs/common';
import { allOf, before, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import type { OrgUnitReorganisationQuery } from './http/reorganisation.request.js';
import type {
  OrgUnitReorganisationLineResponse,
  OrgUnitReorganisationResponse,
  OrgUnitReorganisationSummaryResponse,
} from './http/reorganisation.response.js';

const REORGANISATION = `SELECT g.id, g.kind, g.effectiveOn, g.letterNumber, g.letterOn, g.reason, g.movedPeople, g.endedPeople,
  g.createdAt FROM org_unit_reorganisation g`;
const LINES = `SELECT what, fromUnitId, fromUnitName, toUnitId, toUnitName, subjectId, subjectName, resultId, closes, people
  FROM org_unit_reorganisation_line WHERE reorganisationId = ? ORDER BY sequence`;

type LineRow = Omit<OrgUnitReorganisationLineResponse, 'closes'> & { closes: number };

/** Reads of reorganisations; everybody may see them. */
@Injectable()
export class ReorganisationsQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Reorganisations, the latest first, of all units or of one. */
  async reorganisations(query: OrgUnitReorganisationQuery): Promise<Page<OrgUnitReorganisationSummaryResponse>> {
    const filter = ['org-unit-reorganisations', query.unitId];
    const where = allOf(concerning(query.unitId));
    const page = allOf(where, before(['g.effectiveOn', 'g.id'], this.cursors.keysOf(query, filter)));
    const sql = `${REORGANISATION} WHERE ${page.sql} ORDER BY g.effectiveOn DESC, g.id DESC LIMIT ?`;
    const rows = await this.db.rows<OrgUnitReorganisationSummaryResponse>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('org_unit_reorganisation g', where) : undefined;
    const keys = (row: OrgUnitReorganisationSummaryResponse): [string, string] => [row.effectiveOn, row.id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toSummary });
  }

  /** One reorganisation with what went where. Throws REQUEST.NOT_FOUND. */
  async reorganisation(id: string): Promise<OrgUnitReorganisationResponse> {
    const [row] = await this.db.rows<OrgUnitReorganisationSummaryResponse>(`${REORGANISATION} WHERE g.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    const lines = await this.db.rows<LineRow>(LINES, [id]);
    const shown = lines.map((line) => ({ ...line, closes: Number(line.closes) === 1, people: Number(line.people) }));
    return { ...toSummary(row), lines: shown, version: 1 };
  }
}

function concerning(unitId: string | undefined): SqlCondition | undefined {
  if (unitId === undefined) return undefined;
  const sql = `g.id IN (SELECT l.reorganisationId FROM org_unit_reorganisation_line l
    WHERE l.fromUnitId = ? OR l.toUnitId = ? OR l.subjectId = ?)`;
  return { sql, values: [unitId, unitId, unitId] };
}

function toSummary(row: OrgUnitReorganisationSummaryResponse): OrgUnitReorganisationSummaryResponse {
  const people = { movedPeople: Number(row.movedPeople), endedPeople: Number(row.endedPeople) };
  return { ...row, ...people, createdAt: isoOf(row.createdAt) };
}
