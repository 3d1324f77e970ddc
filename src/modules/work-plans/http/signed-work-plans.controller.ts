import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { SignedWorkPlans } from '../signed-work-plans.js';
import { SignedWorkPlanQuery } from './signed-work-plan.request.js';
import { PlanChangesResponse } from './work-plan-revision.response.js';
import { SignedWorkPlanResponse, SignedWorkPlanSummaryResponse } from './signed-work-plan.response.js';

@ApiTags('Work plans')
@Controller('signed-work-plans')
export class SignedWorkPlansController {
  constructor(private readonly signed: SignedWorkPlans) {}

  /** Lists plans as they were signed: your own, those that you signed, those of direct reports and of units you care for. */
  @Get()
  @Requires('signed-copy:read')
  @ApiPage(SignedWorkPlanSummaryResponse)
  listSignedWorkPlans(
    @CurrentActor() actor: Actor,
    @Query() query: SignedWorkPlanQuery,
  ): Promise<Page<SignedWorkPlanSummaryResponse>> {
    return this.signed.signedWorkPlans(actor, query);
  }

  /** Shows a plan word by word as both have signed it; whoever signed keeps it, also when somebody else appraises. */
  @Get(':id')
  @Requires('signed-copy:read')
  getSignedWorkPlan(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<SignedWorkPlanResponse> {
    return this.signed.signedWorkPlan(actor, id);
  }

  /** Shows what this signed version changed against the one before it; of the first one nothing. */
  @Get(':id/changes')
  @Requires('signed-copy:read')
  getSignedWorkPlanChanges(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<PlanChangesResponse> {
    return this.signed.changes(actor, id);
  }
}
