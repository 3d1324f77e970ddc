import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { WorkPlanResponse } from '../../http/work-plan.response.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { WorkPlansQueries } from '../../work-plans.queries.js';
import { handoverProblems } from '../handover.problems.js';
import { HandoverQueries } from '../handover.queries.js';
import { HandoverService } from '../handover.service.js';
import { HandoverQuery, HandoverRequest } from './handover.request.js';
import { HandoverResponse, HandoverSummaryResponse } from './handover.response.js';

@ApiTags('Work plans')
@Controller()
export class HandoverController {
  constructor(
    private readonly service: HandoverService,
    private readonly queries: HandoverQueries,
    private readonly plans: WorkPlansQueries,
  ) {}

  /**
   * Lists closed plans of which results of the organisation wait for a successor, by their last day: those of your predecessor, those that
   * you evaluate, and those that you may read.
   */
  @Get('handovers')
  @Requires('handover:read')
  @ApiPage(HandoverSummaryResponse)
  listHandovers(@CurrentActor() actor: Actor, @Query() query: HandoverQuery): Promise<Page<HandoverSummaryResponse>> {
    return this.queries.waiting(actor, query);
  }

  /**
   * Shows what of a closed plan goes on in that of the successor, how far it has come and what waits, and what has come into a plan from
   * closed ones.
   */
  @Get('work-plans/:id/handover')
  @Requires('handover:read')
  getHandover(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<HandoverResponse> {
    return this.queries.handover(actor, id);
  }

  /**
   * Takes results of closed plans over into your draft: those of the organisation as the successor in the post, or as whoever evaluates the
   * plan while the post is vacant, individual ones of your own former plan. Each goes on once. Answers the whole plan.
   */
  @Post('work-plans/:id/handover')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.TOO_MANY_RESULTS,
    handoverProblems.RESULT_UNKNOWN,
    handoverProblems.ALREADY_TAKEN,
    handoverProblems.NOT_IN_FORM,
    handoverProblems.NOTHING_REMAINS,
  )
  async takeOver(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: HandoverRequest,
  ): Promise<WorkPlanResponse> {
    await this.service.take(actor, id, body);
    return this.plans.workPlan(actor, id);
  }
}
