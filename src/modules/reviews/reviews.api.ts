import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import type { AnonymousGroup } from './domain/groups.js';
import type { Figures } from './domain/results.js';

const WAITING = `SELECT i.reviewerId, COUNT(*) AS reviews FROM review_invitation i WHERE i.roundId = ? AND i.status = 'INVITED'
  GROUP BY i.reviewerId ORDER BY i.reviewerId`;

const RELEASED = `SELECT rr.id AS reviewRoundId, rr.name AS roundName, rr.evaluationPeriodId, res.closedOn, res.figures FROM review_result res
  JOIN review_round rr ON rr.id = res.roundId WHERE res.employeeId = ? AND rr.performancePeriodId = ? AND rr.status = 'RELEASED'
  ORDER BY res.closedOn DESC, res.roundId DESC`;

/** What a round that was released says of somebody. */
export interface ReleasedReview {
  readonly reviewRoundId: string;
  readonly roundName: string;
  readonly closedOn: CivilDate;
  readonly figures: Figures;
}
type ReleasedRow = Omit<ReleasedReview, 'figures'> & {
  readonly evaluationPeriodId: string | null;
  readonly figures: string;
};

/** The score of a group whose members stay unknown, from 0 to 100. */
export interface GroupScore {
  readonly group: AnonymousGroup | 'OTHERS';
  readonly score: number;
}

/** A round that takes answers. */
export interface OpenRound {
  readonly reviewRoundId: string;
  readonly performancePeriodId: string;
  readonly answerUntil: CivilDate;
  /** The day on which its reviewers were proposed: nobody was told of it before. */
  readonly proposedOn: CivilDate;
}

/** What other modules may ask of reviews. No answer tells who reviews whom. */
@Injectable()
export class ReviewsApi {
  constructor(private readonly db: Database) {}

  /**
   * What a round that was released says of somebody: the latest of the evaluation period, else of the year as a whole; of the year as a whole
   * any of the year. Undefined without one.
   */
  async releasedFor(
    employeeId: string,
    performancePeriodId: string,
    evaluationPeriodId: string | null,
  ): Promise<ReleasedReview | undefined> {
    const rows = await this.db.rows<ReleasedRow>(RELEASED, [employeeId, performancePeriodId]);
    const ofTime = rows.find((row) => row.evaluationPeriodId === evaluationPeriodId);
    const ofYear = rows.find((row) => row.evaluationPeriodId === null);
    const found = ofTime ?? ofYear ?? (evaluationPeriodId === null ? rows[0] : undefined);
    if (!found) return undefined;
    const { reviewRoundId, roundName, closedOn, figures } = found;
    return { reviewRoundId, roundName, closedOn, figures: JSON.parse(figures) as Figures };
  }

  /** Rounds that take answers, by id. */
  openRounds(): Promise<OpenRound[]> {
    const sql = `SELECT id AS reviewRoundId, performancePeriodId, answerUntil, proposedOn FROM review_round
      WHERE status = 'OPEN' ORDER BY id`;
    return this.db.rows<OpenRound>(sql);
  }

  /** Who has not sent every review of a round yet, in the order of ids. */
  async waitingReviewers(reviewRoundId: string): Promise<string[]> {
    const rows = await this.db.rows<{ reviewerId: string }>(WAITING, [reviewRoundId]);
    return rows.map(({ reviewerId }) => reviewerId);
  }

  /** Everybody who was reviewed in a round, in the order of ids, with the day on which the result was made. */
  reviewedIn(reviewRoundId: string): Promise<{ readonly employeeId: string; readonly closedOn: CivilDate }[]> {
    const sql = 'SELECT employeeId, closedOn FROM review_result WHERE roundId = ? ORDER BY employeeId';
    return this.db.rows(sql, [reviewRoundId]);
  }

  /**
   * What colleagues whose names stay unknown say of everybody in a year, as shown groups with their scores: of each person the result that was
   * made last. Groups below the minimum are in no figure, and no answer can be told from it.
   */
  async groupScoresOf(performancePeriodId: string): Promise<ReadonlyMap<string, readonly GroupScore[]>> {
    const sql = `SELECT res.employeeId, res.figures FROM review_result res JOIN review_round rr ON rr.id = res.roundId
      WHERE rr.performancePeriodId = ? ORDER BY res.closedOn, res.roundId, res.employeeId`;
    const rows = await this.db.rows<{ employeeId: string; figures: string }>(sql, [performancePeriodId]);
    return new Map(
      rows.map(({ employeeId, figures }) => [
        employeeId,
        (JSON.parse(figures) as Figures).groups.flatMap(({ group, score }) =>
          group === 'SELF' || group === 'SUPERIOR' || score === null ? [] : [{ group, score }],
        ),
      ]),
    );
  }

  /** How many days before the last one people are reminded. */
  async reminderDaysBefore(): Promise<number> {
    const [row] = await this.db.rows<{ days: number }>(
      'SELECT reminderDaysBefore AS days FROM review_policy WHERE id = 1',
    );
    return Number(row?.days ?? 0);
  }
}
