import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { ReviewResultsQueries } from '../review-results.queries.js';
import { ReviewResultQuery } from './review-result.request.js';
import { ReviewResultResponse, ReviewResultSummaryResponse } from './review-result.response.js';

@ApiTags('Reviews')
@Controller()
export class ReviewResultsController {
  constructor(private readonly queries: ReviewResultsQueries) {}

  /** Lists results of reviews: the own ones once they were released, those of your people once a round is closed. */
  @Get('review-results')
  @Requires('review-result:read')
  @ApiPage(ReviewResultSummaryResponse)
  listReviewResults(
    @CurrentActor() actor: Actor,
    @Query() query: ReviewResultQuery,
  ): Promise<Page<ReviewResultSummaryResponse>> {
    return this.queries.list(actor, query);
  }

  /**
   * Shows the result of one person: by value and item what each group says, in steps, and the words of all whose names stay unknown
   * together. Groups that are too small are not shown and count nowhere.
   */
  @Get('review-rounds/:id/results/:employeeId')
  @Requires('review-result:read')
  getReviewResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('employeeId') employeeId: string,
  ): Promise<ReviewResultResponse> {
    return this.queries.one(actor, id, employeeId);
  }
}
