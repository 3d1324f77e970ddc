import { Body, Controller, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CountsAs, Creates, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { reviewProblems } from '../reviews.problems.js';
import { ReviewRoundsQueries } from '../review-rounds.queries.js';
import { ReviewRoundsService } from '../review-rounds.service.js';
import { ReviewRoundPatch, ReviewRoundQuery, ReviewRoundRequest } from './review-round.request.js';
import {
  ReviewProgressResponse,
  ReviewRoundFiguresResponse,
  ReviewRoundResponse,
  ReviewRoundSummaryResponse,
} from './review-round.response.js';

const JOB = { description: 'The job that does it.', schema: { type: 'string' }, example: '/api/v1/jobs/{id}' } as const;

@ApiTags('Reviews')
@Controller('review-rounds')
export class ReviewRoundsController {
  constructor(
    private readonly service: ReviewRoundsService,
    private readonly queries: ReviewRoundsQueries,
  ) {}

  /** Lists rounds of reviews (360°) of the units in your care. */
  @Get()
  @Requires('review-round:read')
  @ApiPage(ReviewRoundSummaryResponse)
  listReviewRounds(
    @CurrentActor() actor: Actor,
    @Query() query: ReviewRoundQuery,
  ): Promise<Page<ReviewRoundSummaryResponse>> {
    return this.queries.list(actor, query);
  }

  /** Shows one round. Who reviews whom is told to nobody here. */
  @Get(':id')
  @Requires('review-round:read')
  getReviewRound(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ReviewRoundResponse> {
    return this.queries.one(actor, id);
  }

  /** Tells how far answering is, by unit and roughly; of units with few invitations not at all. */
  @Get(':id/progress')
  @Requires('review-round:read')
  getReviewProgress(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ReviewProgressResponse> {
    return this.queries.progress(actor, id);
  }

  /** Shows means by unit of a round that was closed; units that are too small are counted with the unit above. */
  @Get(':id/unit-figures')
  @Requires('review-round:read')
  getReviewUnitFigures(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ReviewRoundFiguresResponse> {
    return this.queries.figures(actor, id);
  }

  /** Drafts a round for the people of a unit, or for some of them. */
  @Post()
  @Creates('/review-rounds/:id')
  @Requires('review-round:manage')
  @Idempotent()
  @Problems(
    reviewProblems.UNIT_UNKNOWN,
    reviewProblems.PERIOD_UNKNOWN,
    reviewProblems.QUESTIONNAIRE_UNKNOWN,
    reviewProblems.EMPLOYEE_UNKNOWN,
    reviewProblems.DAYS_REVERSED,
    requestProblems.ID_TAKEN,
  )
  async draftReviewRound(@CurrentActor() actor: Actor, @Body() body: ReviewRoundRequest): Promise<ReviewRoundResponse> {
    return this.queries.one(actor, await this.service.draft(actor, body));
  }

  /** Changes the name or the days of a round that is not closing. */
  @Patch(':id')
  @Requires('review-round:manage')
  @Problems(reviewProblems.WRONG_STATE, reviewProblems.DAYS_REVERSED)
  async changeReviewRound(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ReviewRoundPatch,
  ): Promise<ReviewRoundResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Has reviewers proposed by the reporting lines of today and by lots: a job does it. Takes the version that was read. */
  @Post(':id/proposal')
  @HttpCode(202)
  @Requires('review-round:manage')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse({ type: ReviewRoundResponse, headers: { Location: JOB } })
  @Problems(reviewProblems.WRONG_STATE, reviewProblems.NOBODY)
  async proposeReviewers(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewRoundResponse> {
    await this.service.propose(actor, id, version);
    return this.begun(actor, id, reply);
  }

  /** Invites reviewers to answer. Takes the version that was read. */
  @Post(':id/opening')
  @Requires('review-round:manage')
  @Idempotent()
  @Problems(reviewProblems.WRONG_STATE, reviewProblems.ANSWERING_OVER, reviewProblems.WISHES_WAIT)
  async openReviewRound(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<ReviewRoundResponse> {
    await this.service.open(actor, id, version);
    return this.queries.one(actor, id);
  }

  /**
   * Ends answering: a job makes each result once and destroys the answers it is made of, and who gave them. The service does it by
   * itself on the day after the last one. Takes the version that was read.
   */
  @Post(':id/closing')
  @HttpCode(202)
  @Requires('review-round:manage')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse({ type: ReviewRoundResponse, headers: { Location: JOB } })
  @Problems(reviewProblems.WRONG_STATE)
  async closeReviewRound(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewRoundResponse> {
    await this.service.close(actor, id, version);
    return this.begun(actor, id, reply);
  }

  /** Shows everybody the own result; superiors see those of their people once the round is closed. Takes the version that was read. */
  @Post(':id/release')
  @Requires('review-round:manage')
  @Idempotent()
  @Problems(reviewProblems.WRONG_STATE)
  async releaseReviewRound(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<ReviewRoundResponse> {
    await this.service.release(actor, id, version);
    return this.queries.one(actor, id);
  }

  /** Ends a round without results and destroys what was answered. Takes the version that was read. */
  @Post(':id/cancellation')
  @Requires('review-round:manage')
  @Idempotent()
  @Problems(reviewProblems.WRONG_STATE)
  async cancelReviewRound(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<ReviewRoundResponse> {
    await this.service.cancel(actor, id, version);
    return this.queries.one(actor, id);
  }

  private async begun(actor: Actor, id: string, reply: FastifyReply): Promise<ReviewRoundResponse> {
    const round = await this.queries.one(actor, id);
    reply.header('location', `/api/v1/jobs/${round.jobId}`);
    return round;
  }
}
