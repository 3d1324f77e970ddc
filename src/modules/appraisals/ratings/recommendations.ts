import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { after, allOf, equal, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { AppraisalRecommendation } from '../persistence/recommendation.entity.js';
import type { RecommendationRequest } from './http/recommendation.request.js';
import type { RecommendationResponse, TeamAppraisalResponse } from './http/recommendation.response.js';

const { employee } = employeeTables;
const TIME = `JOIN ${periodTables.performancePeriod} y ON y.id = ap.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = ap.evaluationPeriodId`;
const WAITING = `ap.status IN ('OPEN', 'SELF_ASSESSED', 'RATED')`;
const GIVEN = `rc.id, rc.appraisalId, rc.givenByEmployeeId, g.name, g.frontTitle, g.backTitle, rc.resultRating, rc.behaviourRating,
  rc.text, rc.createdAt, rc.updatedAt`;
const GIVEN_FROM = `appraisal_recommendation rc JOIN appraisal ap ON ap.id = rc.appraisalId
  JOIN ${employee} g ON g.id = rc.givenByEmployeeId`;

type GivenRow = Omit<RecommendationResponse, 'givenByName'> & Titled & { readonly createdAt: string };
type WaitingRow = Titled &
  Pick<TeamAppraisalResponse, 'id' | 'employeeId'> & {
    readonly nameKey: string;
    readonly year: number;
    readonly periodName: string | null;
    readonly recommended: number;
  };

/** What leaders of teams recommend for members, and to whom it is told. Rule AP-15. */
@Injectable()
export class Recommendations {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: AppraisalAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** The appraisals that wait, of members of teams that the actor leads, by name. */
  async waiting(actor: Actor, query: PageQuery): Promise<Page<TeamAppraisalResponse>> {
    const filter = ['team-appraisals'];
    const where = allOf(this.access.ledBy(actor), { sql: WAITING, values: [] });
    const page = allOf(where, after(['e.nameKey', 'ap.id'], this.cursors.keysOf(query, filter)));
    const from = `appraisal ap JOIN ${employee} e ON e.id = ap.employeeId ${TIME}`;
    const sql = `SELECT ap.id, ap.employeeId, e.nameKey, e.name, e.frontTitle, e.backTitle, y.year, q.name AS periodName,
      (SELECT COUNT(*) FROM appraisal_recommendation rc WHERE rc.appraisalId = ap.id AND rc.givenByEmployeeId = ?) AS recommended
      FROM ${from} WHERE ${page.sql} ORDER BY e.nameKey, ap.id LIMIT ?`;
    const values = [actor.employeeId ?? '', ...page.values, query.limit + 1];
    const rows = await this.db.rows<WaitingRow>(sql, values);
    const total = query.count ? await this.db.count(from, where) : undefined;
    const shown = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'appraisal', {}, shown);
    const keys = ({ nameKey, id }: WaitingRow): CursorKeys => [nameKey, id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toWaiting });
  }

  /**
   * Recommends ratings for a member of a team that the actor leads, in the place of what he has said before.
   * Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_TEAM_LEADER, WRONG_STATE.
   */
  async recommend(actor: Actor, appraisalId: string, input: RecommendationRequest): Promise<RecommendationResponse> {
    const givenByEmployeeId = actor.employeeId ?? '';
    await this.db.transaction(async () => {
      const appraisal = await this.access.loadLed(actor, appraisalId);
      if (!['OPEN', 'SELF_ASSESSED', 'RATED'].includes(appraisal.status))
        throw appraisalProblems.WRONG_STATE({ status: appraisal.status, needed: 'OPEN, SELF_ASSESSED' });
      const { resultRating, behaviourRating, text } = input;
      const [before] = await this.db.find(AppraisalRecommendation, { appraisalId, givenByEmployeeId });
      const said = { resultRating: resultRating ?? null, behaviourRating: behaviourRating ?? null, text };
      const now = this.clock.now();
      const id = before?.id ?? newId();
      if (before)
        await this.db.update(AppraisalRecommendation, { id }, { ...said, updatedAt: now, version: before.version + 1 });
      else
        await this.db.insert(AppraisalRecommendation, {
          ...{ id, appraisalId, givenByEmployeeId, ...said },
          ...{ createdAt: now, updatedAt: now, version: 1 },
        });
      const object = { type: 'appraisal', id: appraisalId };
      const { employeeId: subjectEmployeeId } = appraisal;
      const shownAfter = 'appraisal.publish';
      await this.audit.record({ action: 'appraisal.recommend', object, subjectEmployeeId, shownAfter, after: said });
    });
    const mine = allOf(equal('rc.appraisalId', appraisalId), equal('rc.givenByEmployeeId', givenByEmployeeId));
    const [given] = await this.given(mine, 1);
    if (!given) throw requestProblems.NOT_FOUND();
    return toGiven(given);
  }

  /** What was recommended, as a page; the employee reads it from publication on. Throws REQUEST.NOT_FOUND. */
  async ofAppraisal(actor: Actor, appraisalId: string, query: PageQuery): Promise<Page<RecommendationResponse>> {
    const scope = this.access.readable(actor);
    const sql = `SELECT ap.employeeId, ap.publishedAt FROM appraisal ap WHERE ap.id = ? AND ${scope.sql}`;
    const [row] = await this.db.rows<{ employeeId: string; publishedAt: string | null }>(sql, [
      appraisalId,
      ...scope.values,
    ]);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'appraisal', appraisalId, row.employeeId);
    const isHidden = row.employeeId === actor.employeeId && row.publishedAt === null;
    const filter = ['recommendations', appraisalId];
    const where = allOf(equal('rc.appraisalId', appraisalId), isHidden ? NOTHING : undefined);
    const page = allOf(where, after(['rc.createdAt', 'rc.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.given(page, query.limit + 1);
    const total = query.count ? await this.db.count(GIVEN_FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (one) => [one.createdAt, one.id], item: toGiven });
  }

  /** All that was recommended for an appraisal. */
  async allOf(appraisalId: string): Promise<RecommendationResponse[]> {
    return (await this.given(allOf(equal('rc.appraisalId', appraisalId)), 100)).map(toGiven);
  }

  private given(where: SqlCondition, limit: number): Promise<GivenRow[]> {
    const sql = `SELECT ${GIVEN} FROM ${GIVEN_FROM} WHERE ${where.sql} ORDER BY rc.createdAt, rc.id LIMIT ?`;
    return this.db.rows<GivenRow>(sql, [...where.values, limit]);
  }
}

function toWaiting(row: WaitingRow): TeamAppraisalResponse {
  const { id, employeeId, periodName, year } = row;
  const employeeName = displayName(row);
  return {
    ...{ id, employeeId, employeeName, periodName: periodName ?? `Tahun ${year}` },
    isRecommended: Number(row.recommended) > 0,
  };
}

function toGiven({ name, frontTitle, backTitle, createdAt: _, updatedAt, ...row }: GivenRow): RecommendationResponse {
  return { ...row, givenByName: displayName({ name, frontTitle, backTitle }), updatedAt: isoOf(updatedAt) };
}
