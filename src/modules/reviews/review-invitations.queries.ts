import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { after, allOf, NOTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../employees/index.js';
import { isAnonymous, type ReviewerGroup } from './domain/groups.js';
import type { ReviewRules } from './domain/policy.js';
import { type Item, type KeptAnswer, NOT_OBSERVED } from './domain/questionnaire.js';
import type { ReviewInvitationQuery } from './http/review-invitation.request.js';
import type {
  ReviewAnswerResponse,
  ReviewInvitationResponse,
  ReviewInvitationSummaryResponse,
} from './http/review-invitation.response.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';
import { WrittenAnswers } from './written-answers.js';

const FROM = `review_invitation i JOIN review_round rr ON rr.id = i.roundId JOIN review_subject s ON s.id = i.subjectId
  JOIN ${employeeTables.employee} e ON e.id = s.employeeId`;
const SUMMARY = `SELECT i.id, i.roundId, rr.name AS roundName, rr.answerUntil, s.employeeId, e.name, e.frontTitle, e.backTitle, e.nameKey,
  i.reviewerGroup, i.status`;

interface Row extends Titled {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly answerUntil: string;
  readonly employeeId: string;
  readonly nameKey: string;
  readonly reviewerGroup: ReviewerGroup;
  readonly status: 'INVITED' | 'COMPLETED';
}
type WholeRow = Row & Record<'questionnaireId' | 'rules', string> & { readonly answers: string | null };

/** What somebody is asked to say of others. Reads of it are not recorded: the record would tell who reviews whom. */
@Injectable()
export class ReviewInvitationsQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly questionnaires: QuestionnairesQueries,
    private readonly written: WrittenAnswers,
  ) {}

  /** The caller's invitations in open rounds, by the name of who is reviewed. */
  async list(actor: Actor, query: ReviewInvitationQuery): Promise<Page<ReviewInvitationSummaryResponse>> {
    const filter = ['my-review-invitations'];
    const where = ownOf(actor);
    const page = allOf(where, after(['e.nameKey', 'i.id'], this.cursors.keysOf(query, filter)));
    const sql = `${SUMMARY} FROM ${FROM} WHERE ${page.sql} ORDER BY e.nameKey, i.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item: toSummary });
  }

  /** One of them, with the answers so far. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<ReviewInvitationResponse> {
    const { sql, values } = ownOf(actor);
    const whole = `${SUMMARY}, rr.questionnaireId, rr.rules, i.answers FROM ${FROM} WHERE i.id = ? AND ${sql}`;
    const [row] = await this.db.rows<WholeRow>(whole, [id, ...values]);
    if (!row) throw requestProblems.NOT_FOUND();
    const { title, items } = await this.questionnaires.inUse(row.questionnaireId);
    const kept = this.written.open(id, row.answers);
    return {
      ...toSummary(row),
      minimumPerGroup: (JSON.parse(row.rules) as ReviewRules).minimumPerGroup,
      questionnaireTitle: title,
      items: items.map((item) => ({ ...item, answers: [...item.answers] })),
      answers: shownAnswers(items, kept),
    };
  }
}

/** Invitations of the caller in open rounds. */
function ownOf({ employeeId }: Actor): SqlCondition {
  if (employeeId === null) return NOTHING;
  const sql = "i.reviewerId = ? AND i.status IN ('INVITED', 'COMPLETED') AND rr.status = 'OPEN'";
  return { sql, values: [employeeId] };
}

function toSummary(row: Row): ReviewInvitationSummaryResponse {
  const { id, roundId: reviewRoundId, roundName, answerUntil, employeeId, reviewerGroup: group, status } = row;
  const who = { employeeId, employeeName: displayName(row), group, isAnonymous: isAnonymous(group) };
  return { id, reviewRoundId, roundName, ...who, answerUntil, status };
}

function shownAnswers(items: readonly Item[], kept: readonly KeptAnswer[]): ReviewAnswerResponse[] {
  return items.flatMap(({ id: itemId }, at) => {
    const answer = kept[at] ?? null;
    if (answer === null) return [];
    const isText = typeof answer === 'string';
    const notObserved = answer === NOT_OBSERVED;
    return [{ itemId, choice: isText || notObserved ? null : answer, notObserved, text: isText ? answer : null }];
  });
}
