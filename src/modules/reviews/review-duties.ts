import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../kernel/duties/registry.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../employees/index.js';
import { periodTables } from '../periods/index.js';

const { employee, reportingLine } = employeeTables;
const YEAR = `JOIN ${periodTables.performancePeriod} y ON y.id = rr.performancePeriodId`;
const INVITED = `SELECT rr.id, rr.answerUntil AS dueOn, y.year, COUNT(*) AS reviews FROM review_invitation i
  JOIN review_round rr ON rr.id = i.roundId ${YEAR} WHERE i.reviewerId = ? AND i.status = 'INVITED' AND rr.status = 'OPEN'
  AND rr.answerUntil >= ? GROUP BY rr.id, rr.answerUntil, y.year`;
const WISHED = `SELECT a.id, rr.adjustUntil AS dueOn, y.year, s.employeeId, e.name, e.frontTitle, e.backTitle FROM ${reportingLine} rl
  JOIN review_subject s ON s.employeeId = rl.employeeId JOIN review_adjustment a ON a.subjectId = s.id AND a.status = 'WAITING'
  JOIN review_round rr ON rr.id = s.roundId AND rr.status = 'PROPOSED' JOIN ${employee} e ON e.id = s.employeeId ${YEAR}
  WHERE rl.appraiserId = ? AND rl.validFrom <= ? AND rl.validUntil >= ?`;

interface RoundRow {
  readonly id: string;
  readonly dueOn: CivilDate;
  readonly year: number;
}

/**
 * Reviews that are yet to be sent, and wishes that wait for the appraiser. Of reviews the round is told and how many: what is listed of
 * duties is recorded with the people whom it shows, and the record would tell who reviews whom. Rules NS-5, RV-5, RV-7.
 */
@Injectable()
export class ReviewDuties implements DutySource {
  readonly texts = {
    REVIEWS_SEND: {
      takes: 'review-invitation:answer',
      id: 'Kirim {reviews} ulasan 360° {period}.',
      en: 'Send {reviews} review(s) (360°) of {period}.',
    },
    REVIEWER_WISH_DECIDE: {
      takes: 'review-proposal:read',
      id: 'Putuskan keinginan {name} tentang pengulasnya {period}.',
      en: "Decide about {name}'s wish for reviewers of {period}.",
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId: me }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const invited = await this.db.rows<RoundRow & { reviews: number }>(INVITED, [me, today]);
    const wished = await this.db.rows<RoundRow & Titled & { employeeId: string }>(WISHED, [me, today, today]);
    return [
      ...invited.map(({ id, dueOn, year, reviews }) => ({
        ...{ kind: 'REVIEWS_SEND' as const, key: id, employeeId: null, employeeName: null },
        ...{ objectType: 'review-round', objectId: id, periodName: String(year) },
        ...{ dueOn, sinceOn: null, facts: { reviews: Number(reviews) } },
      })),
      ...wished.map(({ id, dueOn, year, employeeId, ...names }) => ({
        ...{ kind: 'REVIEWER_WISH_DECIDE' as const, key: id, employeeId, employeeName: displayName(names) },
        ...{ objectType: 'review-adjustment', objectId: id, periodName: String(year), dueOn, sinceOn: null },
      })),
    ];
  }
}
