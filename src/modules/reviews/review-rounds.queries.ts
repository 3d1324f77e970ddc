import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { organizationTables } from '../organization/index.js';
import type { ReviewRules } from './domain/policy.js';
import { progressOf } from './domain/progress.js';
import type { ReviewRoundQuery } from './http/review-round.request.js';
import type {
  ReviewProgressResponse,
  ReviewRoundFiguresResponse,
  ReviewRoundResponse,
  ReviewRoundSummaryResponse,
} from './http/review-round.response.js';
import { ReviewRoundAccess } from './review-round.access.js';

const { orgUnit } = organizationTables;
const FROM = `review_round rr JOIN ${orgUnit} u ON u.id = rr.unitId`;
const SUMMARY = `SELECT rr.id, rr.name, rr.unitId, u.name AS unitName, rr.performancePeriodId, rr.evaluationPeriodId, rr.status, rr.adjustUntil,
  rr.answerUntil, rr.closedOn, rr.version`;
const WHOLE = `${SUMMARY}, rr.questionnaireId, rr.rules, rr.proposedOn, rr.jobId,
  (SELECT COUNT(*) FROM review_subject s WHERE s.roundId = rr.id) AS subjects FROM ${FROM}`;
/** By the unit of who is reviewed: units have nobody in common. */
const PROGRESS = `SELECT s.unitId, u.name AS unitName, COUNT(*) AS invitations,
  SUM(CASE WHEN i.status = 'COMPLETED' THEN 1 ELSE 0 END) AS completed FROM review_invitation i
  JOIN review_subject s ON s.id = i.subjectId JOIN ${orgUnit} u ON u.id = s.unitId
  WHERE i.roundId = ? AND i.status IN ('INVITED', 'COMPLETED') GROUP BY s.unitId, u.name, u.nameKey ORDER BY u.nameKey, s.unitId`;
const FIGURES = `SELECT f.unitId, u.name AS unitName, f.people, f.scores FROM review_unit_figures f JOIN ${orgUnit} u ON u.id = f.unitId
  WHERE f.roundId = ? ORDER BY u.nameKey, f.unitId`;

type SummaryRow = ReviewRoundSummaryResponse;
type WholeRow = Omit<ReviewRoundResponse, 'minimumPerGroup'> & { readonly rules: string | null };
interface ProgressRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly invitations: number;
  readonly completed: number;
}

/** Reads of rounds. None tells who reviews whom, or who has answered. */
@Injectable()
export class ReviewRoundsQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly access: ReviewRoundAccess,
  ) {}

  /** Rounds of units in reach, by name. */
  async list(actor: Actor, query: ReviewRoundQuery): Promise<Page<ReviewRoundSummaryResponse>> {
    const { performancePeriodId, status } = query;
    const filter = ['review-rounds', performancePeriodId, status];
    const where = allOf(
      this.access.seen(actor),
      equal('rr.performancePeriodId', performancePeriodId),
      equal('rr.status', status),
    );
    const page = allOf(where, after(['rr.name', 'rr.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<SummaryRow>(
      `${SUMMARY} FROM ${FROM} WHERE ${page.sql} ORDER BY rr.name, rr.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count('review_round rr', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.name, row.id], item: toSummary });
  }

  /** One round. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<ReviewRoundResponse> {
    const { sql, values } = this.access.seen(actor);
    const [row] = await this.db.rows<WholeRow>(`${WHOLE} WHERE rr.id = ? AND ${sql}`, [id, ...values]);
    if (!row) throw requestProblems.NOT_FOUND();
    const { questionnaireId, proposedOn, jobId } = row;
    const minimumPerGroup = row.rules === null ? null : (JSON.parse(row.rules) as ReviewRules).minimumPerGroup;
    return { ...toSummary(row), questionnaireId, subjects: Number(row.subjects), minimumPerGroup, proposedOn, jobId };
  }

  /** How far answering is, by unit and roughly. Throws REQUEST.NOT_FOUND. */
  async progress(actor: Actor, id: string): Promise<ReviewProgressResponse> {
    await this.access.requireSeen(actor, id);
    const rows = await this.db.rows<ProgressRow>(PROGRESS, [id]);
    const units = rows.map(({ unitId, unitName, invitations, completed }) => {
      return { unitId, unitName, ...progressOf(Number(invitations), Number(completed)) };
    });
    return { reviewRoundId: id, units };
  }

  /** Means of units, made when the round was closed. Throws REQUEST.NOT_FOUND. */
  async figures(actor: Actor, id: string): Promise<ReviewRoundFiguresResponse> {
    await this.access.requireSeen(actor, id);
    const rows = await this.db.rows<Record<'unitId' | 'unitName' | 'people' | 'scores', string>>(FIGURES, [id]);
    const units = rows.map(({ scores, ...unit }) => {
      const entries = Object.entries(JSON.parse(scores) as Record<string, number>);
      return { ...unit, scores: entries.map(([code, score]) => ({ code, score })) };
    });
    return { reviewRoundId: id, units };
  }
}

function toSummary(row: SummaryRow): ReviewRoundSummaryResponse {
  const { id, name, unitId, unitName, performancePeriodId, evaluationPeriodId, status } = row;
  const { adjustUntil, answerUntil, closedOn } = row;
  return {
    ...{ id, name, unitId, unitName, performancePeriodId, evaluationPeriodId, status },
    ...{ adjustUntil, answerUntil, closedOn, version: Number(row.version) },
  };
}
