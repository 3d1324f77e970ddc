import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { ReviewRoundOpened, ReviewRoundReleased } from '../../reviews/index.js';

/** Reviewers are told that they are invited, by a job: there may be thousands (rule RV-6). */
@Injectable()
@HandlesEvent(ReviewRoundOpened)
export class TellReviewersOfOpening implements EventHandler<ReviewRoundOpened> {
  constructor(private readonly jobs: Jobs) {}

  async handle(_payload: ReviewRoundOpened['payload']): Promise<void> {
    await this.jobs.enqueue('notifications.tell-of-reviews', {}, { startedBy: null });
  }
}

/** Everybody who was reviewed is told that the result can be read, by the same job. */
@Injectable()
@HandlesEvent(ReviewRoundReleased)
export class TellReviewedOfRelease implements EventHandler<ReviewRoundReleased> {
  constructor(private readonly jobs: Jobs) {}

  async handle(payload: ReviewRoundReleased['payload']): Promise<void> {
    await this.jobs.enqueue('notifications.tell-of-reviews', { released: payload }, { startedBy: null });
  }
}
