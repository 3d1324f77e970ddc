import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { feedbackProblems } from '../feedback.problems.js';
import { FeedbackQueries } from '../feedback.queries.js';
import { FeedbackRequestsService } from '../feedback-requests.service.js';
import { FeedbackService } from '../feedback.service.js';
import {
  FeedbackAskedRequest,
  FeedbackGivenRequest,
  FeedbackQuery,
  FeedbackReplyRequest,
  FeedbackRequestQuery,
} from './feedback.request.js';
import { FeedbackRequestResponse, FeedbackResponse } from './feedback.response.js';

@ApiTags('Feedback')
@Controller()
export class FeedbackController {
  constructor(
    private readonly service: FeedbackService,
    private readonly asking: FeedbackRequestsService,
    private readonly queries: FeedbackQueries,
  ) {}

  /** Lists feedback, the latest first: on plans that you may read, and what you have given. */
  @Get('feedback')
  @Requires('work-plan:read')
  @ApiPage(FeedbackResponse)
  listFeedback(@CurrentActor() actor: Actor, @Query() query: FeedbackQuery): Promise<Page<FeedbackResponse>> {
    return this.queries.list(actor, query);
  }

  /**
   * Gives feedback to somebody whom you appraise, lead in a team, work beside, or who appraises you, or answers a request. It is seen at
   * once and stays as it is.
   */
  @Post('feedback')
  @Creates('/feedback/:id')
  @Requires('feedback:give')
  @Idempotent()
  @Problems(
    feedbackProblems.WHOM,
    feedbackProblems.REQUEST_UNKNOWN,
    feedbackProblems.ABOUT_ONESELF,
    feedbackProblems.NOT_YOURS_TO_GIVE,
    feedbackProblems.NO_PLAN,
    feedbackProblems.PART_UNKNOWN,
    requestProblems.ID_TAKEN,
  )
  async giveFeedback(@CurrentActor() actor: Actor, @Body() body: FeedbackGivenRequest): Promise<FeedbackResponse> {
    return this.queries.one(actor, await this.service.give(actor, body));
  }

  /** One piece of feedback with its answers. */
  @Get('feedback/:id')
  @Requires('work-plan:read')
  getFeedback(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<FeedbackResponse> {
    return this.queries.one(actor, id);
  }

  /** Answers feedback that you have got or given, or that one whom you appraise has got. */
  @Post('feedback/:id/replies')
  @Requires('work-plan:discuss')
  @Idempotent()
  @Problems(workPlanProblems.NOT_A_PARTY, workPlanProblems.WRONG_STATE, feedbackProblems.TOO_MANY_REPLIES)
  async replyToFeedback(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() { text }: FeedbackReplyRequest,
  ): Promise<FeedbackResponse> {
    await this.service.reply(actor, id, text);
    return this.queries.one(actor, id);
  }

  /** Lists requests for feedback: on plans that you may read, and those to you. */
  @Get('feedback-requests')
  @Requires('work-plan:read')
  @ApiPage(FeedbackRequestResponse)
  listFeedbackRequests(
    @CurrentActor() actor: Actor,
    @Query() query: FeedbackRequestQuery,
  ): Promise<Page<FeedbackRequestResponse>> {
    return this.queries.requests(actor, query);
  }

  /** One request for feedback. */
  @Get('feedback-requests/:id')
  @Requires('work-plan:read')
  getFeedbackRequest(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<FeedbackRequestResponse> {
    return this.queries.request(actor, id);
  }

  /** Asks somebody for feedback on your active plan, or on that of somebody whom you appraise. */
  @Post('work-plans/:id/feedback-requests')
  @Creates('/feedback-requests/:id')
  @Requires('work-plan:revise')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_A_PARTY,
    workPlanProblems.WRONG_STATE,
    feedbackProblems.ASKED_UNFIT,
    feedbackProblems.PART_UNKNOWN,
    feedbackProblems.ALREADY_ASKED,
    feedbackProblems.TOO_MANY_REQUESTS,
    requestProblems.ID_TAKEN,
  )
  async askForFeedback(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: FeedbackAskedRequest,
  ): Promise<FeedbackRequestResponse> {
    return this.queries.request(actor, await this.asking.ask(actor, id, body));
  }

  /** Declines to answer a request to you. */
  @Post('feedback-requests/:id/refusal')
  @Requires('feedback-request:answer')
  @Idempotent()
  @Problems(feedbackProblems.NOT_OPEN)
  async declineFeedbackRequest(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
  ): Promise<FeedbackRequestResponse> {
    await this.asking.decline(actor, id);
    return this.queries.request(actor, id);
  }

  /** Takes a request back that nobody has answered. */
  @Post('feedback-requests/:id/withdrawal')
  @Requires('work-plan:revise')
  @Idempotent()
  @Problems(workPlanProblems.NOT_A_PARTY, feedbackProblems.NOT_OPEN)
  async withdrawFeedbackRequest(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
  ): Promise<FeedbackRequestResponse> {
    await this.asking.withdraw(actor, id);
    return this.queries.request(actor, id);
  }
}
