import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { Recurs } from '../../kernel/schedules/recurs.js';
import { type CivilDate, earlier, plusDays } from '../../kernel/values/civil-date.js';
import { type OpenRound, ReviewsApi } from '../reviews/index.js';
import type { NotificationKind } from './domain/notification-kinds.js';
import { Inbox, type Reminded } from './inbox.js';

const AT_A_TIME = 500;
const TOLD = 'SELECT employeeId, facts FROM notification WHERE kind = ? AND createdAt >= ?';

/** What the job of an event is about. */
interface Payload {
  readonly released?: { readonly reviewRoundId: string; readonly performancePeriodId: string };
}

/**
 * Tells reviewers once that they are invited, whether from the beginning or in the place of somebody who declined, and reminds them before
 * the last day and on it; tells who was reviewed that the result can be read. Nobody is told whom another one reviews, or twice on a day:
 * safe to run twice. Rule RV-6.
 */
@Injectable()
@HandlesJob('notifications.tell-of-reviews')
@Recurs({ dailyAt: '06:35' })
export class TellOfReviews implements JobHandler<Payload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly reviews: ReviewsApi,
    private readonly inbox: Inbox,
  ) {}

  async run({ released }: Payload, { signal }: JobRun): Promise<{ told: number }> {
    if (released) {
      const reviewed = await this.reviews.reviewedIn(released.reviewRoundId);
      const people = reviewed.map(({ employeeId }) => ({ employeeId }));
      const since = reviewed.map(({ closedOn }) => closedOn).reduce(earlier, this.clock.today());
      return { told: await this.tell('REVIEW_RESULT_RELEASED', people, { ...released, signal }, since) };
    }
    const [today, daysBefore] = [this.clock.today(), await this.reviews.reminderDaysBefore()];
    let told = 0;
    for (const round of await this.reviews.openRounds()) {
      const waiting = await this.reviews.waitingReviewers(round.reviewRoundId);
      const people = waiting.map((employeeId) => ({ employeeId, dueOn: round.answerUntil }));
      const of = { ...round, signal };
      const isDay = [plusDays(round.answerUntil, -daysBefore), round.answerUntil].includes(today);
      told += await this.tell('REVIEWS_WAITING', people, of, round.proposedOn);
      if (isDay) told += await this.tell('REVIEWS_DUE', people, of, today);
    }
    return { told };
  }

  private async tell(
    kind: NotificationKind,
    people: readonly Reminded[],
    {
      reviewRoundId,
      performancePeriodId,
      signal,
    }: Pick<OpenRound, 'reviewRoundId' | 'performancePeriodId'> & Stoppable,
    since: CivilDate,
  ): Promise<number> {
    const rows = await this.db.rows<{ employeeId: string; facts: string }>(TOLD, [kind, this.clock.startOf(since)]);
    const known = new Set(rows.flatMap((row) => (row.facts.includes(reviewRoundId) ? [row.employeeId] : [])));
    const left = people.filter(({ employeeId }) => !known.has(employeeId));
    for (let at = 0; at < left.length; at += AT_A_TIME) {
      signal.throwIfAborted();
      const some = left.slice(at, at + AT_A_TIME);
      await this.db.transaction(() => this.inbox.tellAll(some, kind, { performancePeriodId, reviewRoundId }));
    }
    return left.length;
  }
}

interface Stoppable {
  readonly signal: AbortSignal;
}
