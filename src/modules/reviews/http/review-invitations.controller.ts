import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { ReviewInvitationsQueries } from '../review-invitations.queries.js';
import { ReviewInvitationsService } from '../review-invitations.service.js';
import { reviewerProblems } from '../reviews.problems.js';
import {
  ReviewAnswersRequest,
  ReviewCompletionRequest,
  ReviewInvitationQuery,
  ReviewRefusalRequest,
} from './review-invitation.request.js';
import { ReviewInvitationResponse, ReviewInvitationSummaryResponse } from './review-invitation.response.js';

/** What somebody is asked to say of others. Its answers tell the caller's own part and nothing of others. */
@ApiTags('Reviews')
@Controller('my/review-invitations')
export class ReviewInvitationsController {
  constructor(
    private readonly service: ReviewInvitationsService,
    private readonly queries: ReviewInvitationsQueries,
  ) {}

  /** Lists whom you are asked to review in rounds that are open, by name. */
  @Get()
  @Requires('review-invitation:answer')
  @ApiPage(ReviewInvitationSummaryResponse)
  listMyReviewInvitations(
    @CurrentActor() actor: Actor,
    @Query() query: ReviewInvitationQuery,
  ): Promise<Page<ReviewInvitationSummaryResponse>> {
    return this.queries.list(actor, query);
  }

  /** Shows the questions about one person, your answers so far, and whether they are shown as yours. */
  @Get(':id')
  @Requires('review-invitation:answer')
  getMyReviewInvitation(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ReviewInvitationResponse> {
    return this.queries.one(actor, id);
  }

  /** Keeps your answers so far, sealed; also of a review that was sent, which then must stay complete. */
  @Put(':id/answers')
  @HttpCode(204)
  @Requires('review-invitation:answer')
  @Problems(
    reviewerProblems.OVER,
    reviewerProblems.ANSWERS_UNSOUND,
    reviewerProblems.INCOMPLETE,
    reviewerProblems.TEXTS_UNACKNOWLEDGED,
  )
  saveMyReviewAnswers(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ReviewAnswersRequest,
  ): Promise<void> {
    return this.service.save(actor, id, body);
  }

  /** Sends a review with an answer to every item. Where you wrote in your own words, say that you know they may tell who you are. */
  @Post(':id/completion')
  @HttpCode(204)
  @Requires('review-invitation:answer')
  @Idempotent()
  @Problems(reviewerProblems.OVER, reviewerProblems.INCOMPLETE, reviewerProblems.TEXTS_UNACKNOWLEDGED)
  completeMyReview(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ReviewCompletionRequest,
  ): Promise<void> {
    return this.service.complete(actor, id, body);
  }

  /** Declines to review somebody; another one takes the place where there is one, and what was answered is destroyed. */
  @Post(':id/refusal')
  @HttpCode(204)
  @Requires('review-invitation:answer')
  @Idempotent()
  @Problems(reviewerProblems.OVER, reviewerProblems.OWN_REVIEW)
  declineMyReview(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ReviewRefusalRequest,
  ): Promise<void> {
    return this.service.decline(actor, id, body.cause);
  }
}
