import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { CriteriaAccess } from './criteria-access.js';
import type { Criterion } from './domain/criteria-lines.js';
import type { CriteriaProposalQuery } from './http/criteria-consultation.request.js';
import type { CriteriaCommentResponse, CriteriaProposalResponse } from './http/criteria-consultation.response.js';

const COMMENTS = `criteria_comment cc JOIN ${employeeTables.employee} e ON e.id = cc.authorEmployeeId`;
const COMMENT = `SELECT cc.id, cc.criteriaSetId, cc.criterionCode, cc.authorEmployeeId, e.name, e.frontTitle, e.backTitle, cc.text, cc.createdAt
  FROM ${COMMENTS}`;
const PROPOSALS = `criteria_proposal cp JOIN criteria_set cs ON cs.id = cp.criteriaSetId JOIN ${employeeTables.employee} e ON e.id = cp.authorEmployeeId`;
/**
 * Votes are counted, never told apart; the only one by name is the caller's own. While they are taken not even totals are told: whoever
 * looked before and after somebody voted would know how.
 */
const PROPOSAL = `SELECT cp.id, cp.criteriaSetId, cp.authorEmployeeId, e.name, e.frontTitle, e.backTitle, cp.kind, cp.criterionCode,
  cp.criterion, cp.reason, cp.answer, cp.answerReason, cp.answeredAt, cp.createdAt, cp.version,
  CASE WHEN cp.answer IS NOT NULL OR cs.consultationUntil < ? THEN 1 ELSE 0 END AS isCounted,
  (SELECT COUNT(*) FROM criteria_vote cv WHERE cv.proposalId = cp.id AND cv.isFor = 1) AS votesFor,
  (SELECT COUNT(*) FROM criteria_vote cv WHERE cv.proposalId = cp.id AND cv.isFor = 0) AS votesAgainst, ov.isFor AS ownVote
  FROM ${PROPOSALS} LEFT JOIN criteria_vote ov ON ov.proposalId = cp.id AND ov.employeeId = ?`;

type CommentRow = Omit<CriteriaCommentResponse, 'authorName'> & Titled;
type ProposalRow = Omit<CriteriaProposalResponse, 'authorName' | 'criterion' | 'ownVote'> &
  Titled & { readonly criterion: string | null; readonly ownVote: number | null; readonly isCounted: number };

/** Reads of consultations: open to everybody of the unit and to those who look after them, with names; votes as totals once no more are taken. Rules CR-3, CR-5. */
@Injectable()
export class CriteriaConsultationQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly access: CriteriaAccess,
    private readonly reads: ReadLog,
  ) {}

  /** What was said of one version, the first first. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_OF_UNIT. */
  async comments(actor: Actor, criteriaSetId: string, query: PageQuery): Promise<Page<CriteriaCommentResponse>> {
    await this.requireListener(actor, criteriaSetId);
    const filter = ['criteria-comments', criteriaSetId];
    const where = allOf(equal('cc.criteriaSetId', criteriaSetId));
    const page = allOf(where, after(['cc.createdAt', 'cc.id'], this.cursors.keysOf(query, filter)));
    const sql = `${COMMENT} WHERE ${page.sql} ORDER BY cc.createdAt, cc.id LIMIT ?`;
    const rows = await this.db.rows<CommentRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(COMMENTS, where) : undefined;
    this.note(actor, criteriaSetId, rows);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item: toComment });
  }

  /** One comment. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_OF_UNIT. */
  async comment(actor: Actor, id: string): Promise<CriteriaCommentResponse> {
    const [row] = await this.db.rows<CommentRow>(`${COMMENT} WHERE cc.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    await this.requireListener(actor, row.criteriaSetId);
    this.note(actor, row.criteriaSetId, [row]);
    return toComment(row);
  }

  /** Proposals to one version, the first first. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_OF_UNIT. */
  async proposals(
    actor: Actor,
    criteriaSetId: string,
    query: CriteriaProposalQuery,
  ): Promise<Page<CriteriaProposalResponse>> {
    await this.requireListener(actor, criteriaSetId);
    const filter = ['criteria-proposals', criteriaSetId, query.unanswered];
    const where = allOf(
      equal('cp.criteriaSetId', criteriaSetId),
      query.unanswered ? { sql: 'cp.answer IS NULL', values: [] } : undefined,
    );
    const page = allOf(where, after(['cp.createdAt', 'cp.id'], this.cursors.keysOf(query, filter)));
    const sql = `${PROPOSAL} WHERE ${page.sql} ORDER BY cp.createdAt, cp.id LIMIT ?`;
    const rows = await this.db.rows<ProposalRow>(sql, [
      ...[this.clock.today(), actor.employeeId],
      ...page.values,
      query.limit + 1,
    ]);
    const total = query.count ? await this.db.count(PROPOSALS, where) : undefined;
    this.note(actor, criteriaSetId, rows);
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: (row) => [row.createdAt, row.id],
      item: toProposal,
    });
  }

  /** One proposal. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_OF_UNIT. */
  async proposal(actor: Actor, id: string): Promise<CriteriaProposalResponse> {
    const [row] = await this.db.rows<ProposalRow>(`${PROPOSAL} WHERE cp.id = ?`, [
      ...[this.clock.today(), actor.employeeId, id],
    ]);
    if (!row) throw requestProblems.NOT_FOUND();
    await this.requireListener(actor, row.criteriaSetId);
    this.note(actor, row.criteriaSetId, [row]);
    return toProposal(row);
  }

  private note(actor: Actor, id: string, rows: readonly Pick<CommentRow, 'authorEmployeeId'>[]): void {
    const people = [...new Set(rows.map(({ authorEmployeeId }) => authorEmployeeId))];
    this.reads.list(actor, 'criteria-set', { id }, people);
  }

  private async requireListener(actor: Actor, id: string): Promise<void> {
    const [set] = await this.db.rows<{ unitId: string }>('SELECT unitId FROM criteria_set WHERE id = ?', [id]);
    if (!set) throw requestProblems.NOT_FOUND();
    await this.access.requireListener(actor, set.unitId);
  }
}

function toComment({ name, frontTitle, backTitle, ...row }: CommentRow): CriteriaCommentResponse {
  const authorName = displayName({ name, frontTitle, backTitle });
  return { ...row, authorName, createdAt: isoOf(row.createdAt) };
}

function toProposal({ name, frontTitle, backTitle, isCounted, ...row }: ProposalRow): CriteriaProposalResponse {
  const total = (votes: number | null): number | null => (Number(isCounted) === 1 ? Number(votes) : null);
  return {
    ...row,
    authorName: displayName({ name, frontTitle, backTitle }),
    criterion: row.criterion === null ? null : (JSON.parse(row.criterion) as Criterion),
    votesFor: total(row.votesFor),
    votesAgainst: total(row.votesAgainst),
    ownVote: row.ownVote === null ? null : Number(row.ownVote) === 1,
    answeredAt: isoOrNull(row.answeredAt),
    createdAt: isoOf(row.createdAt),
    version: Number(row.version),
  };
}
