import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { AdjustmentsService } from '../adjustments.service.js';
import { ReviewersQueries } from '../reviewers.queries.js';
import { reviewerProblems, reviewProblems } from '../reviews.problems.js';
import {
  AdjustmentDecisionRequest,
  ProposedReviewerQuery,
  ReviewAdjustmentQuery,
  ReviewAdjustmentRequest,
} from './reviewers.request.js';
import { ProposedReviewerResponse, ReviewAdjustmentResponse } from './reviewers.response.js';

@ApiTags('Reviews')
@Controller()
export class ReviewersController {
  constructor(
    private readonly service: AdjustmentsService,
    private readonly queries: ReviewersQueries,
  ) {}

  /** Lists who is proposed to review the people whom you appraise, while that can be adjusted; later nobody is shown it. */
  @Get('review-rounds/:id/reviewers')
  @Requires('review-proposal:read')
  @ApiPage(ProposedReviewerResponse)
  listProposedReviewers(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: ProposedReviewerQuery,
  ): Promise<Page<ProposedReviewerResponse>> {
    return this.queries.proposed(actor, id, query);
  }

  /**
   * Adds or leaves out a reviewer of somebody whom you appraise, or says whom you wish or do not wish to review yourself. A wish is
   * answered alike whether or not somebody was proposed.
   */
  @Post('review-rounds/:id/adjustments')
  @Creates('/review-adjustments/:id')
  @Requires('review-proposal:adjust')
  @Idempotent()
  @Problems(
    reviewProblems.WRONG_STATE,
    reviewerProblems.NOT_ADJUSTED_BY_YOU,
    reviewerProblems.ADJUSTING_OVER,
    reviewerProblems.ADJUSTED_ENOUGH,
    reviewerProblems.STAYS,
    reviewerProblems.UNKNOWN,
    reviewerProblems.BUSY,
    reviewerProblems.ALREADY_THERE,
    reviewerProblems.NOT_THERE,
    requestProblems.ID_TAKEN,
  )
  async adjustReviewers(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ReviewAdjustmentRequest,
  ): Promise<ReviewAdjustmentResponse> {
    return this.queries.adjustment(actor, await this.service.adjust(actor, id, body));
  }

  /** Lists what you have adjusted, and what is adjusted or wished for the people whom you appraise. */
  @Get('review-adjustments')
  @Requires('review-proposal:adjust')
  @ApiPage(ReviewAdjustmentResponse)
  listReviewAdjustments(
    @CurrentActor() actor: Actor,
    @Query() query: ReviewAdjustmentQuery,
  ): Promise<Page<ReviewAdjustmentResponse>> {
    return this.queries.adjustments(actor, query);
  }

  /** Shows one adjustment. */
  @Get('review-adjustments/:id')
  @Requires('review-proposal:adjust')
  getReviewAdjustment(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ReviewAdjustmentResponse> {
    return this.queries.adjustment(actor, id);
  }

  /** Lets a wish of somebody whom you appraise count, or not. Takes the version that was read. */
  @Post('review-adjustments/:id/decision')
  @Requires('review-proposal:read')
  @Idempotent()
  @Problems(reviewerProblems.DECIDED)
  async decideReviewAdjustment(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: AdjustmentDecisionRequest,
  ): Promise<ReviewAdjustmentResponse> {
    await this.service.decide(actor, id, body.accepted, version);
    return this.queries.adjustment(actor, id);
  }
}
