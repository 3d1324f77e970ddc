import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import type { Figures } from './domain/results.js';

const WAITING = `SELECT i.reviewerId, COUNT(*) AS reviews FROM review_invitation i WHERE i.roundId = ? AND i.status = 'INVITED'
  GROUP BY i.reviewerId ORDER BY i.reviewerId`;

/** A round that takes answers. */
export interface OpenRound {
  readonly reviewRoundId: string;
  readonly performancePeriodId: string;
  readonly answerUntil: CivilDate;
}

/** What other modules may ask of reviews. No answer tells who reviews whom. */
@Injectable()
export class ReviewsApi {
  constructor(private readonly db: Database) {}

  /** The latest figures of somebody from rounds of a performance year that are closed; undefined without any. */
  async resultFor(employeeId: string, performancePeriodId: string): Promise<Figures | undefined> {
    const [row] = await this.db.rows<{ figures: string }>(
      `SELECT res.figures FROM review_result res JOIN review_round rr ON rr.id = res.roundId WHERE res.employeeId = ?
        AND rr.performancePeriodId = ? AND rr.status IN ('CLOSED', 'RELEASED') ORDER BY res.closedOn DESC, res.roundId DESC LIMIT 1`,
      [employeeId, performancePeriodId],
    );
    return row && (JSON.parse(row.figures) as Figures);
  }

  /** Rounds that take answers, by id. */
  openRounds(): Promise<OpenRound[]> {
    const sql = `SELECT id AS reviewRoundId, performancePeriodId, answerUntil FROM review_round WHERE status = 'OPEN' ORDER BY id`;
    return this.db.rows<OpenRound>(sql);
  }

  /** Who has not sent every review of a round yet, in the order of ids. */
  async waitingReviewers(reviewRoundId: string): Promise<string[]> {
    const rows = await this.db.rows<{ reviewerId: string }>(WAITING, [reviewRoundId]);
    return rows.map(({ reviewerId }) => reviewerId);
  }

  /** Everybody who was reviewed in a round, in the order of ids. */
  async reviewedIn(reviewRoundId: string): Promise<string[]> {
    const sql = 'SELECT employeeId FROM review_result WHERE roundId = ? ORDER BY employeeId';
    const rows = await this.db.rows<{ employeeId: string }>(sql, [reviewRoundId]);
    return rows.map(({ employeeId }) => employeeId);
  }

  /** How many days before the last one people are reminded. */
  async reminderDaysBefore(): Promise<number> {
    const [row] = await this.db.rows<{ days: number }>(
      'SELECT reminderDaysBefore AS days FROM review_policy WHERE id = 1',
    );
    return Number(row?.days ?? 0);
  }
}
