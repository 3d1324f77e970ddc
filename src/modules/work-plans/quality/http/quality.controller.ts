import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { WorkPlanResponse } from '../../http/work-plan.response.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { WorkPlansQueries } from '../../work-plans.queries.js';
import { PlanCopies } from '../plan-copies.service.js';
import { qualityProblems } from '../quality.problems.js';
import { QualityQueries } from '../quality.queries.js';
import { PlanCopyRequest } from './quality.request.js';
import { PlanQualityResponse } from './quality.response.js';

@ApiTags('Work plans')
@Controller()
export class QualityController {
  constructor(
    private readonly quality: QualityQueries,
    private readonly copies: PlanCopies,
    private readonly plans: WorkPlansQueries,
  ) {}

  /** Says what deserves a look in the words of a plan: activities instead of results, what cannot be measured, copies. It blocks nothing. */
  @Get('work-plans/:id/quality')
  @Requires('work-plan:read')
  @CountsAs('expensive')
  getPlanQuality(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<PlanQualityResponse> {
    return this.quality.ofPlan(actor, id);
  }

  /** Takes results of an earlier plan of your own over, with their indicators and targets; each is to be looked at. Answers the whole plan. */
  @Post('work-plans/:id/copies')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.TOO_MANY_RESULTS,
    qualityProblems.SOURCE_UNKNOWN,
    qualityProblems.RESULT_UNKNOWN,
    qualityProblems.NOTHING_LEFT,
  )
  async copyResults(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: PlanCopyRequest,
  ): Promise<WorkPlanResponse> {
    return this.plans.workPlan(actor, await this.copies.copy(actor, id, body));
  }

  /** Says of a result that was taken over that it still fits as it is; whoever changes it has looked at it, too. Answers the whole plan. */
  @Post('work-plan-results/:id/review')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE, qualityProblems.NOTHING_TO_REVIEW)
  async reviewResult(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<WorkPlanResponse> {
    return this.plans.workPlan(actor, await this.copies.review(actor, id));
  }
}
