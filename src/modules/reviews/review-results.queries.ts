import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../employees/index.js';
import type { ShownGroup } from './domain/groups.js';
import type { Item } from './domain/questionnaire.js';
import type { Figures, Scores, ShownTexts, SubjectFigures } from './domain/results.js';
import type { ReviewResultQuery } from './http/review-result.request.js';
import type {
  ReviewGroupScoreResponse,
  ReviewResultResponse,
  ReviewResultSummaryResponse,
  ReviewSubjectResponse,
} from './http/review-result.response.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';
import { ReviewResultAccess } from './review-result.access.js';

const FROM = `review_result res JOIN review_round rr ON rr.id = res.roundId JOIN ${employeeTables.employee} e ON e.id = res.employeeId`;
const SUMMARY = `SELECT res.id, res.roundId, rr.name AS roundName, res.employeeId, e.name, e.frontTitle, e.backTitle, e.nameKey, res.closedOn,
  res.figures`;
const WHOLE = `${SUMMARY}, res.texts, rr.questionnaireId FROM ${FROM} WHERE res.roundId = ? AND res.employeeId = ?`;
/** The round before, by the day of closing and then by id; to the person himself what is not released is not there. */
const FORMER = `SELECT res.roundId, res.figures FROM review_result res JOIN review_round rr ON rr.id = res.roundId
  WHERE res.employeeId = ? AND (res.closedOn < ? OR (res.closedOn = ? AND res.roundId < ?))
  AND (rr.status = 'RELEASED' OR (rr.status = 'CLOSED' AND res.employeeId <> ?))
  ORDER BY res.closedOn DESC, res.roundId DESC LIMIT 1`;

interface Row extends Titled {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly employeeId: string;
  readonly nameKey: string;
  readonly closedOn: string;
  readonly figures: string;
}
type WholeRow = Row & { readonly texts: string | null; readonly questionnaireId: string };

/** Reads of results, as they were made when their round was closed. Rule RV-11. */
@Injectable()
export class ReviewResultsQueries {
  private readonly former = this.db.prepare<Pick<Row, 'roundId' | 'figures'>>(FORMER);

  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly access: ReviewResultAccess,
    private readonly questionnaires: QuestionnairesQueries,
    private readonly reads: ReadLog,
  ) {}

  /** Results by the name of who was reviewed. */
  async list(actor: Actor, query: ReviewResultQuery): Promise<Page<ReviewResultSummaryResponse>> {
    const { reviewRoundId, employeeId } = query;
    const filter = { reviewRoundId, employeeId };
    const where = allOf(
      await this.access.seen(actor),
      equal('res.roundId', reviewRoundId),
      equal('res.employeeId', employeeId),
    );
    const page = allOf(where, after(['e.nameKey', 'res.id'], this.cursors.keysOf(query, ['review-results', filter])));
    const sql = `${SUMMARY} FROM ${FROM} WHERE ${page.sql} ORDER BY e.nameKey, res.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const keys = (row: Row): [string, string] => [row.nameKey, row.id];
    const shown = this.cursors.pageOf({
      rows,
      query,
      filter: ['review-results', filter],
      total,
      keys,
      item: toSummary,
    });
    this.reads.list(
      actor,
      'review-result',
      filter,
      shown.data.map((one) => one.employeeId),
    );
    return shown;
  }

  /** The result of one person in one round. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, roundId: string, employeeId: string): Promise<ReviewResultResponse> {
    const { sql, values } = await this.access.seen(actor);
    const [row] = await this.db.rows<WholeRow>(`${WHOLE} AND ${sql}`, [roundId, employeeId, ...values]);
    if (!row) throw requestProblems.NOT_FOUND();
    const former = await this.former.first([employeeId, row.closedOn, row.closedOn, roundId, actor.employeeId ?? '']);
    const { items } = await this.questionnaires.inUse(row.questionnaireId);
    this.reads.record(actor, 'review-result', row.id, employeeId);
    return toResult(row, items, former);
  }
}

function toSummary(row: Row): ReviewResultSummaryResponse {
  const { roundId: reviewRoundId, roundName, employeeId, closedOn } = row;
  const { score } = JSON.parse(row.figures) as Figures;
  return { reviewRoundId, roundName, employeeId, employeeName: displayName(row), closedOn, score };
}

function toResult(
  row: WholeRow,
  items: readonly Item[],
  former: Pick<Row, 'roundId' | 'figures'> | undefined,
): ReviewResultResponse {
  const { roundId: reviewRoundId, roundName, employeeId, closedOn } = row;
  const figures = JSON.parse(row.figures) as Figures;
  const texts = row.texts === null ? [] : (JSON.parse(row.texts) as ShownTexts[]);
  const before = former ? (JSON.parse(former.figures) as Figures).subjects : [];
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    ...{ reviewRoundId, roundName, employeeId, employeeName: displayName(row), closedOn },
    ...{ score: figures.score, coveragePercent: figures.coveragePercent, groups: [...figures.groups] },
    subjects: figures.subjects.map((subject) => withFormer(subject, before)),
    items: figures.items.flatMap(({ itemId, cells }) => {
      const item = byId.get(itemId);
      if (!item) return [];
      const { type, text, textEn } = item;
      const shown = Object.entries(cells).map(([group, cell]) => ({ group: group as ShownGroup, ...cell }));
      return [{ itemId, type, text, textEn, cells: shown }];
    }),
    texts: texts.map((one) => ({ ...one, texts: [...one.texts], question: byId.get(one.itemId)?.text ?? '' })),
    formerRoundId: former?.roundId ?? null,
  };
}

/** A value with what the same groups said before; a group that is not shown in both is not compared. */
function withFormer({ scores, ...subject }: SubjectFigures, before: readonly SubjectFigures[]): ReviewSubjectResponse {
  const former = before.find(({ kind, code }) => kind === subject.kind && code === subject.code)?.scores ?? {};
  const common = scoresOf(former).filter(({ group }) => scores[group] !== undefined);
  return { ...subject, scores: scoresOf(scores), formerScores: common };
}

function scoresOf(scores: Scores): ReviewGroupScoreResponse[] {
  return (Object.entries(scores) as [ShownGroup, number][]).map(([group, score]) => ({ group, score }));
}
