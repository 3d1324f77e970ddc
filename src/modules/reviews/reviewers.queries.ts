import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { after, allOf, anyOf, equal, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { displayName, EmployeeAccess, employeeTables, type Titled } from '../employees/index.js';
import type { AdjustmentKind, AdjustmentStatus } from './domain/adjusting.js';
import type { AnonymousGroup, ReviewerGroup } from './domain/groups.js';
import type { ProposedReviewerQuery, ReviewAdjustmentQuery } from './http/reviewers.request.js';
import type { ProposedReviewerResponse, ReviewAdjustmentResponse } from './http/reviewers.response.js';

const { employee } = employeeTables;
const PROPOSED_FROM = `review_invitation i JOIN review_subject s ON s.id = i.subjectId JOIN review_round rr ON rr.id = i.roundId
  JOIN ${employee} e ON e.id = s.employeeId JOIN ${employee} r ON r.id = i.reviewerId`;
const PROPOSED = `SELECT s.employeeId, e.name, e.frontTitle, e.backTitle, e.nameKey, i.reviewerId, r.name AS reviewer,
  r.frontTitle AS reviewerFront, r.backTitle AS reviewerBack, i.reviewerGroup, i.status, i.id FROM ${PROPOSED_FROM}`;
const ADJUSTED_FROM = `review_adjustment a JOIN review_subject s ON s.id = a.subjectId JOIN review_round rr ON rr.id = a.roundId
  JOIN ${employee} r ON r.id = a.reviewerId`;
const ADJUSTED = `SELECT a.id, a.roundId, s.employeeId, a.reviewerId, r.name, r.frontTitle, r.backTitle, a.kind, a.reviewerGroup, a.reason,
  a.status, a.version FROM ${ADJUSTED_FROM}`;

interface ProposedRow extends Titled {
  readonly id: string;
  readonly employeeId: string;
  readonly nameKey: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly reviewerFront: string | null;
  readonly reviewerBack: string | null;
  readonly reviewerGroup: ReviewerGroup;
  readonly status: string;
}
interface AdjustedRow extends Titled {
  readonly id: string;
  readonly roundId: string;
  readonly employeeId: string;
  readonly reviewerId: string;
  readonly kind: AdjustmentKind;
  readonly reviewerGroup: AnonymousGroup;
  readonly reason: string;
  readonly status: AdjustmentStatus;
  readonly version: number;
}

/** Shows appraisers whom the rules propose for their people, while it can be adjusted; nobody else, and never afterwards. Rule RV-5. */
@Injectable()
export class ReviewersQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly people: EmployeeAccess,
  ) {}

  /** Proposed reviewers of people whom the caller appraises, by the name of who is reviewed. Throws REQUEST.NOT_FOUND where he appraises nobody of the round. */
  async proposed(actor: Actor, roundId: string, query: ProposedReviewerQuery): Promise<Page<ProposedReviewerResponse>> {
    await this.requireAppraised(actor, roundId);
    const filter = ['review-reviewers', roundId, query.employeeId];
    const where = allOf(
      { sql: `i.roundId = ? AND rr.status = 'PROPOSED' AND i.status IN ('INVITED', 'RESERVE')`, values: [roundId] },
      this.people.reached(actor, 'review-proposal:read', 's.employeeId'),
      equal('s.employeeId', query.employeeId),
    );
    const page = allOf(where, after(['e.nameKey', 'i.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<ProposedRow>(`${PROPOSED} WHERE ${page.sql} ORDER BY e.nameKey, i.id LIMIT ?`, [
      ...page.values,
      query.limit + 1,
    ]);
    const total = query.count ? await this.db.count(PROPOSED_FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item: toProposed });
  }

  /** Adjustments that somebody made, and wishes of the people whom he appraises, while they can be adjusted. */
  async adjustments(actor: Actor, query: ReviewAdjustmentQuery): Promise<Page<ReviewAdjustmentResponse>> {
    const filter = ['review-adjustments', query.status];
    const where = allOf(this.seen(actor), equal('a.status', query.status));
    const page = allOf(where, after(['a.roundId', 'a.id'], this.cursors.keysOf(query, filter)));
    const sql = `${ADJUSTED} WHERE ${page.sql} ORDER BY a.roundId, a.id LIMIT ?`;
    const rows = await this.db.rows<AdjustedRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(ADJUSTED_FROM, where) : undefined;
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: (row) => [row.roundId, row.id],
      item: toAdjustment,
    });
  }

  /** One adjustment. Throws REQUEST.NOT_FOUND. */
  async adjustment(actor: Actor, id: string): Promise<ReviewAdjustmentResponse> {
    const { sql, values } = this.seen(actor);
    const [row] = await this.db.rows<AdjustedRow>(`${ADJUSTED} WHERE a.id = ? AND ${sql}`, [id, ...values]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toAdjustment(row);
  }

  private async requireAppraised(actor: Actor, roundId: string): Promise<void> {
    const { sql, values } = this.people.reached(actor, 'review-proposal:read', 's.employeeId');
    const some = `SELECT s.id FROM review_subject s WHERE s.roundId = ? AND ${sql} LIMIT 1`;
    if ((await this.db.rows(some, [roundId, ...values])).length === 0) throw requestProblems.NOT_FOUND();
  }

  /**
   * The own ones, and those about people whom the caller appraises, until the round is open: then they are nobody's any more. What an
   * appraiser does is not told to who is reviewed.
   */
  private seen(actor: Actor): SqlCondition {
    const own = { sql: 'a.byEmployeeId = ?', values: [actor.employeeId] };
    const ofPeople = this.people.reached(actor, 'review-proposal:read', 's.employeeId');
    return allOf({ sql: `rr.status = 'PROPOSED'`, values: [] }, anyOf(own, ofPeople));
  }
}

function toProposed(row: ProposedRow): ProposedReviewerResponse {
  const { employeeId, reviewerId, reviewer, reviewerFront, reviewerBack, reviewerGroup: group, status } = row;
  const reviewerName = displayName({ name: reviewer, frontTitle: reviewerFront, backTitle: reviewerBack });
  return {
    employeeId,
    employeeName: displayName(row),
    reviewerId,
    reviewerName,
    group,
    isReserve: status === 'RESERVE',
  };
}

function toAdjustment(row: AdjustedRow): ReviewAdjustmentResponse {
  const { id, roundId: reviewRoundId, employeeId, reviewerId, kind, reviewerGroup: group, reason, status } = row;
  const version = Number(row.version);
  return {
    id,
    reviewRoundId,
    employeeId,
    reviewerId,
    reviewerName: displayName(row),
    kind,
    group,
    reason,
    status,
    version,
  };
}
