import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, containsWords, equal, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { employeeTables } from '../../employees/index.js';
import { organizationTables, type PositionKind } from '../../organization/index.js';
import type { PlanForm } from '../domain/forms.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import type { LibraryResultQuery } from './http/library-results.request.js';
import type { LibraryIndicatorResponse, LibraryResultResponse } from './http/library-results.response.js';

/** Whether a result of a plan counts as taken from the library. */
const TAKEN = 'r.libraryResultId IS NOT NULL AND r.removedAt IS NULL';
const FROM = `library_result lr LEFT JOIN ${organizationTables.orgUnit} u ON u.id = lr.unitId`;
const USES = `LEFT JOIN (SELECT r.libraryResultId AS id, COUNT(*) AS uses FROM work_plan_result r WHERE ${TAKEN}
  GROUP BY r.libraryResultId) taken ON taken.id = lr.id`;
const RESULT = `SELECT lr.id, lr.unitId, u.name AS unitName, lr.family, lr.approach, lr.kind, lr.classification, lr.statement,
  lr.perspective, lr.indicators, lr.positionTitle, lr.positionKind, lr.status, lr.version, COALESCE(taken.uses, 0) AS useCount
  FROM ${FROM} ${USES}`;
const AGREED = `SELECT r.libraryResultId AS id, COUNT(*) AS agreed FROM work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId
  WHERE ${TAKEN} AND wp.status IN ('AGREED', 'ACTIVE', 'CLOSED')`;
/** A plan's form, and the definitive post that its owner holds on a day. */
const PLACE = `SELECT wp.family, wp.approach, a.unitId, p.titleKey, p.kind FROM work_plan wp
  LEFT JOIN ${employeeTables.assignment} a ON a.employeeId = wp.employeeId AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${organizationTables.position} p ON p.id = a.positionId WHERE wp.id = ?`;

interface Place extends PlanForm {
  readonly unitId: string | null;
  readonly titleKey: string | null;
  readonly kind: PositionKind | null;
}
type ResultRow = Omit<LibraryResultResponse, 'indicators' | 'agreedCount'> & { readonly indicators: string };

/** Reads of the library of results. Everybody who signs in may see what others found good. */
@Injectable()
export class LibraryResultsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly cursors: Cursors,
  ) {}

  /** One result of the library. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<LibraryResultResponse> {
    const rows = await this.db.rows<ResultRow>(`${RESULT} WHERE lr.id = ?`, [id]);
    const [shown] = await this.shown(rows);
    if (!shown) throw requestProblems.NOT_FOUND();
    return shown;
  }

  /** Results of the library, those used most first, then by what they say; none for a plan that the caller may not read. */
  async list(actor: Actor, query: LibraryResultQuery): Promise<Page<LibraryResultResponse>> {
    const { q, positionTitle, unitId, status, forWorkPlanId } = query;
    const filter = ['library-results', q, positionTitle, unitId, status, forWorkPlanId];
    const where = allOf(
      containsWords('lr.searchText', q && searchKey(q)),
      positionTitle === undefined ? undefined : meantFor('lr.positionTitleKey', searchKey(positionTitle)),
      equal('lr.unitId', unitId),
      equal('lr.status', status),
      forWorkPlanId === undefined ? undefined : await this.fitting(actor, forWorkPlanId),
    );
    const page = allOf(where, later(this.cursors.keysOf(query, filter)));
    const order = 'ORDER BY useCount DESC, lr.statementKey, lr.id';
    const rows = await this.db.rows<ResultRow>(`${RESULT} WHERE ${page.sql} ${order} LIMIT ?`, [
      ...page.values,
      query.limit + 1,
    ]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const keys = ({ id, useCount }: LibraryResultResponse): CursorKeys => [useCount, id];
    return this.cursors.pageOf({ rows: await this.shown(rows), query, filter, total, keys, item: (item) => item });
  }

  /** Those on the form of a plan that are meant for the post of its owner today, in its unit or one above. Rule LB-3. */
  private async fitting(actor: Actor, workPlanId: string): Promise<SqlCondition> {
    const scope = this.access.readable(actor);
    const today = this.clock.today();
    const [place] = await this.db.rows<Place>(`${PLACE} AND ${scope.sql}`, [today, today, workPlanId, ...scope.values]);
    if (!place) return NOTHING;
    const above = `SELECT up.ancestorId FROM ${organizationTables.ancestor} up WHERE up.unitId = ? AND up.validFrom <= ?
      AND up.validUntil >= ?`;
    return allOf(
      { sql: `lr.status = 'ACTIVE' AND lr.family = ? AND lr.approach = ?`, values: [place.family, place.approach] },
      meantFor('lr.positionTitleKey', place.titleKey),
      meantFor('lr.positionKind', place.kind),
      { sql: `(lr.unitId IS NULL OR lr.unitId IN (${above}))`, values: [place.unitId, today, today] },
    );
  }

  private async shown(rows: readonly ResultRow[]): Promise<LibraryResultResponse[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const sql = `${AGREED} AND r.libraryResultId IN (${ids.map(() => '?').join(', ')}) GROUP BY r.libraryResultId`;
    const counts = await this.db.rows<{ id: string; agreed: number }>(sql, ids);
    const agreed = new Map(counts.map((row) => [row.id, Number(row.agreed)]));
    return rows.map(({ indicators, useCount, ...row }) => ({
      ...row,
      indicators: JSON.parse(indicators) as LibraryIndicatorResponse[],
      useCount: Number(useCount),
      agreedCount: agreed.get(row.id) ?? 0,
    }));
  }
}

/** What a result asks of a post: nothing, or this; nothing alone where the post is not known. */
function meantFor(column: string, value: string | null): SqlCondition {
  return { sql: `(${column} IS NULL OR ${column} = ?)`, values: [value] };
}

/** Rows after the last one that was shown; its words are looked up, because a cursor has no room for them. */
function later(keys: CursorKeys | undefined): SqlCondition | undefined {
  if (!keys) return undefined;
  const [uses = null, id = null] = keys;
  const words = '(SELECT last.statementKey FROM library_result last WHERE last.id = ?)';
  return {
    sql: `(COALESCE(taken.uses, 0) < ? OR (COALESCE(taken.uses, 0) = ? AND (lr.statementKey > ${words}
      OR (lr.statementKey = ${words} AND lr.id > ?))))`,
    values: [uses, uses, id, id, id],
  };
}
