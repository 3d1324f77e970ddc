import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { Database } from '../../kernel/database/database.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import type { AnonymousGroup } from './domain/groups.js';
import { displayName, employeeTables, type Titled } from '../employees/index.js';
import { organizationTables } from '../organization/index.js';
import { type InvitationBand, progressOf } from './domain/progress.js';
import type { Figures } from './domain/results.js';
import { ReviewResultAccess } from './review-result.access.js';

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

const SEEN = `SELECT res.id, res.roundId, rr.name AS roundName, res.closedOn, res.figures, e.name, e.frontTitle, e.backTitle FROM review_result res
  JOIN review_round rr ON rr.id = res.roundId JOIN ${employeeTables.employee} e ON e.id = res.employeeId
  WHERE rr.status = 'RELEASED' AND res.employeeId = ?`;
const LATEST = 'ORDER BY res.closedOn DESC, res.roundId DESC LIMIT 1';

const ANSWERING = `SELECT rr.id, rr.name, COUNT(*) AS invitations, COUNT(CASE WHEN i.status = 'COMPLETED' THEN 1 END) AS completed
  FROM review_round rr JOIN review_subject s ON s.roundId = rr.id JOIN review_invitation i ON i.subjectId = s.id
  JOIN ${organizationTables.ancestor} su ON su.unitId = s.unitId WHERE rr.performancePeriodId = ? AND rr.status = 'OPEN'
  AND i.status IN ('INVITED', 'COMPLETED') AND su.ancestorId = ? AND su.validFrom <= ? AND su.validUntil >= ?
  GROUP BY rr.id, rr.name ORDER BY rr.id`;

const SCORES = `SELECT res.id, res.employeeId, res.roundId, res.closedOn, res.figures FROM review_result res JOIN review_round rr ON rr.id = res.roundId
  WHERE rr.performancePeriodId = ? AND res.id > ? ORDER BY res.id LIMIT ?`;
/** How many results are read at once. */
const AT_ONCE = 1_000;
interface ScoresRow {
  readonly id: string;
  readonly employeeId: string;
  readonly roundId: string;
  readonly closedOn: CivilDate;
  readonly figures: string;
}

/** How far answering is in a round, roughly. */
export interface AnsweringRound {
  readonly reviewRoundId: string;
  readonly roundName: string;
  readonly invitations: InvitationBand;
  readonly completedPercent: number | null;
}

/** A released result with whom it is about, and what was said in the released round before. */
export interface SeenReview {
  readonly id: string;
  readonly employeeName: string;
  readonly roundName: string;
  readonly figures: Figures;
  readonly former: Figures | null;
}
type SeenRow = Titled & { readonly id: string; readonly roundId: string; readonly roundName: string } & {
  readonly closedOn: string;
  readonly figures: string;
};

/** What other modules may ask of reviews. No answer tells who reviews whom. */
@Injectable()
export class ReviewsApi {
  constructor(
    private readonly db: Database,
    private readonly access: ReviewResultAccess,
  ) {}

  /** The latest result of somebody that was released in a year, if an actor may see it (RV-11). */
  async releasedTo(actor: Actor, employeeId: string, performancePeriodId: string): Promise<SeenReview | undefined> {
    const seen = await this.access.seen(actor);
    const values = [employeeId, ...seen.values];
    const ofYear = `${SEEN} AND ${seen.sql} AND rr.performancePeriodId = ? ${LATEST}`;
    const [row] = await this.db.rows<SeenRow>(ofYear, [...values, performancePeriodId]);
    if (!row) return undefined;
    const before = `${SEEN} AND ${seen.sql} AND (res.closedOn < ? OR (res.closedOn = ? AND res.roundId < ?)) ${LATEST}`;
    const [former] = await this.db.rows<SeenRow>(before, [...values, row.closedOn, row.closedOn, row.roundId]);
    return {
      ...{ id: row.id, employeeName: displayName(row), roundName: row.roundName },
      figures: JSON.parse(row.figures) as Figures,
      former: former ? (JSON.parse(former.figures) as Figures) : null,
    };
  }

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

  /** How far answering is in the open rounds of a year about people of a unit and those below it, so roughly that nobody is found out (RV-6). */
  async answeringBelow(unitId: string, performancePeriodId: string, on: CivilDate): Promise<AnsweringRound[]> {
    const rows = await this.db.rows<Record<'id' | 'name', string> & Record<'invitations' | 'completed', unknown>>(
      ANSWERING,
      [...[performancePeriodId, unitId, on, on]],
    );
    return rows.map(({ id, name, invitations, completed }) => ({
      ...{ reviewRoundId: id, roundName: name, ...progressOf(Number(invitations), Number(completed)) },
    }));
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
    const scores = new Map<string, readonly GroupScore[]>();
    const latest = new Map<string, string>();
    for (let last = ''; ;) {
      const rows = await this.db.rows<ScoresRow>(SCORES, [performancePeriodId, last, AT_ONCE]);
      for (const { employeeId, roundId, closedOn, figures } of rows) {
        const rank = `${closedOn} ${roundId}`;
        if (rank <= (latest.get(employeeId) ?? '')) continue;
        latest.set(employeeId, rank);
        scores.set(employeeId, groupScores(JSON.parse(figures) as Figures));
      }
      if (rows.length < AT_ONCE) return scores;
      last = rows.at(-1)?.id ?? last;
    }
  }

  /** How many days before the last one people are reminded. */
  async reminderDaysBefore(): Promise<number> {
    const [row] = await this.db.rows<{ days: number }>(
      'SELECT reminderDaysBefore AS days FROM review_policy WHERE id = 1',
    );
    return Number(row?.days ?? 0);
  }
}

/** The scores of the groups whose members stay unknown. */
function groupScores({ groups }: Figures): GroupScore[] {
  return groups.flatMap(({ group, score }) =>
    group === 'SELF' || group === 'SUPERIOR' || score === null ? [] : [{ group, score }],
  );
}
