import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { BulkAgreement } from '../dialogue/bulk-agreement.js';
import { CommentsQueries } from '../dialogue/comments.queries.js';
import { CommentsService } from '../dialogue/comments.service.js';
import { WorkPlanAgreementService } from '../work-plan-agreement.service.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { WorkPlansQueries } from '../work-plans.queries.js';
import { AgreementsRequest, CommentQuery, CommentRequest, EscalationRequest } from './work-plan-dialogue.request.js';
import { AgreementsResponse, CommentResponse } from './work-plan-dialogue.response.js';
import { WorkPlanResponse } from './work-plan.response.js';

@ApiTags('Work plans')
@Controller()
export class WorkPlanDialogueController {
  constructor(
    private readonly service: CommentsService,
    private readonly queries: CommentsQueries,
    private readonly agreement: WorkPlanAgreementService,
    private readonly bulk: BulkAgreement,
    private readonly plans: WorkPlansQueries,
  ) {}

  /** Lists what was said over a plan and its lines, the first first. */
  @Get('work-plans/:id/comments')
  @Requires('work-plan:read')
  @ApiPage(CommentResponse)
  listWorkPlanComments(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: CommentQuery,
  ): Promise<Page<CommentResponse>> {
    return this.queries.comments(actor, id, query);
  }

  /** Says something over a plan or a line of it, as its owner or appraiser: a new thread, or an answer in one. */
  @Post('work-plans/:id/comments')
  @Requires('work-plan:discuss')
  @Idempotent()
  @Creates('/work-plan-comments/:id')
  @Problems(
    workPlanProblems.NOT_A_PARTY,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.PART_UNKNOWN,
    workPlanProblems.THREAD_UNKNOWN,
    workPlanProblems.THREAD_CLOSED,
    requestProblems.ID_TAKEN,
  )
  async commentWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: CommentRequest,
  ): Promise<CommentResponse> {
    return this.queries.comment(actor, await this.service.say(actor, id, body));
  }

  /** Shows one comment with whether its thread is closed. */
  @Get('work-plan-comments/:id')
  @Requires('work-plan:read')
  getWorkPlanComment(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CommentResponse> {
    return this.queries.comment(actor, id);
  }

  /** Closes the thread of a comment, because it is settled. Answers its first comment. */
  @Post('work-plan-comments/:id/resolution')
  @Requires('work-plan:discuss')
  @Idempotent()
  @Problems(workPlanProblems.NOT_A_PARTY, workPlanProblems.THREAD_CLOSED)
  async closeWorkPlanThread(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CommentResponse> {
    return this.queries.comment(actor, await this.service.close(actor, id));
  }

  /** Puts a plan on which employee and appraiser do not agree before the superior of the appraiser, who decides in his place. */
  @Post('work-plans/:id/escalation')
  @Requires('work-plan:revise')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_A_PARTY,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.NOT_RETURNED,
    workPlanProblems.BEFORE_SUPERIOR,
    workPlanProblems.NO_SUPERIOR,
  )
  async escalateWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: EscalationRequest,
  ): Promise<WorkPlanResponse> {
    return this.plans.workPlan(actor, await this.agreement.escalate(actor, id, body.reason));
  }

  /** Signs several submitted plans as their appraiser, each in the version that you have seen; what cannot be signed is said for each. */
  @Post('work-plan-agreements')
  @HttpCode(200)
  @Requires('work-plan:decide')
  @Idempotent()
  agreeWorkPlans(@CurrentActor() actor: Actor, @Body() body: AgreementsRequest): Promise<AgreementsResponse> {
    return this.bulk.agree(actor, body.plans);
  }
}
