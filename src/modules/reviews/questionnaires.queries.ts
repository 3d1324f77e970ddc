import { Injectable } from '@nestjs/common';
import { after, allOf, equal } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { Remembered } from '../../kernel/remembered.js';
import type { Item } from './domain/questionnaire.js';
import type { ReviewQuestionnaireQuery } from './http/review-questionnaire.request.js';
import type {
  ReviewItemResponse,
  ReviewQuestionnaireResponse,
  ReviewQuestionnaireSummaryResponse,
} from './http/review-questionnaire.response.js';

const SUMMARY = 'SELECT q.id, q.familyId, q.edition, q.title, q.status, q.version';

/** Reads of questionnaires. Rule RV-1. */
@Injectable()
export class QuestionnairesQueries {
  private readonly published = new Remembered<{ title: string; items: readonly Item[] }>(50);

  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Questionnaires by title, the first edition first. */
  async list(query: ReviewQuestionnaireQuery): Promise<Page<ReviewQuestionnaireSummaryResponse>> {
    const filter = ['review-questionnaires', query.status];
    const where = allOf(equal('q.status', query.status));
    const page = allOf(where, after(['q.title', 'q.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<ReviewQuestionnaireSummaryResponse>(
      `${SUMMARY} FROM review_questionnaire q WHERE ${page.sql} ORDER BY q.title, q.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count('review_questionnaire q', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.title, row.id], item: toSummary });
  }

  /** One questionnaire. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<ReviewQuestionnaireResponse> {
    const sql = `${SUMMARY}, q.items FROM review_questionnaire q WHERE q.id = ?`;
    const [row] = await this.db.rows<ReviewQuestionnaireSummaryResponse & { items: string }>(sql, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return { ...toSummary(row), items: JSON.parse(row.items) as ReviewItemResponse[] };
  }

  /** Title and items of one that rounds use; it never changes, so it is read once. Throws REQUEST.NOT_FOUND. */
  async inUse(id: string): Promise<{ title: string; items: readonly Item[] }> {
    return this.published.get(id) ?? this.published.keep(id, await this.one(id));
  }
}

function toSummary(row: ReviewQuestionnaireSummaryResponse): ReviewQuestionnaireSummaryResponse {
  const { id, familyId, title, status } = row;
  return { id, familyId, edition: Number(row.edition), title, status, version: Number(row.version) };
}
