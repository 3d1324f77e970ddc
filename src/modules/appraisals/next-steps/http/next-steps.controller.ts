import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { NextStepsQueries } from '../next-steps.queries.js';
import { PlanExemptionsQueries } from '../plan-exemptions.queries.js';
import { UnitStepsQueries } from '../unit-steps.queries.js';
import { NextStepQuery, NextStepsOfUnitsQuery, PlanExemptionQuery } from './next-step.request.js';
import {
  NextStepResponse,
  PlanExemptionResponse,
  PlanNextStepResponse,
  UnitStepResponse,
} from './next-step.response.js';

@ApiTags('Next steps')
@Controller()
export class NextStepsController {
  constructor(
    private readonly queries: NextStepsQueries,
    private readonly units: UnitStepsQueries,
    private readonly exemptions: PlanExemptionsQueries,
  ) {}

  /** Lists by name what comes next with every plan that you may read, and with everybody who has yet to make one. What waits for yourself is `GET /my/duties`. */
  @Get('next-steps')
  @Requires('work-plan:read')
  @CountsAs('expensive')
  @Problems(appraisalProblems.YEAR_UNKNOWN)
  @ApiPage(NextStepResponse)
  listNextSteps(@CurrentActor() actor: Actor, @Query() query: NextStepQuery): Promise<Page<NextStepResponse>> {
    return this.queries.list(actor, query);
  }

  /**
   * Counts the plans, and the people without one, at each step, and how many are overdue, unit by unit or agency by agency and year by
   * year, of those that you may read.
   */
  @Get('next-steps/units')
  @Requires('work-plan:read')
  @CountsAs('expensive')
  @Problems(appraisalProblems.YEAR_UNKNOWN)
  @ApiPage(UnitStepResponse)
  countNextSteps(@CurrentActor() actor: Actor, @Query() query: NextStepsOfUnitsQuery): Promise<Page<UnitStepResponse>> {
    return this.units.list(actor, query);
  }

  /** Says what comes next with a plan: the step, whose turn it is, what blocks it, by when. */
  @Get('work-plans/:id/next-step')
  @Requires('work-plan:read')
  getNextStep(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<PlanNextStepResponse> {
    return this.queries.ofPlan(actor, id);
  }

  /** Lists by name who of your people owes no SKP on some days of a year: by legal standing, without a work agreement, or by a decision. */
  @Get('plan-exemptions')
  @Requires('work-plan:read')
  @CountsAs('expensive')
  @Problems(appraisalProblems.YEAR_UNKNOWN)
  @ApiPage(PlanExemptionResponse)
  listPlanExemptions(
    @CurrentActor() actor: Actor,
    @Query() query: PlanExemptionQuery,
  ): Promise<Page<PlanExemptionResponse>> {
    return this.exemptions.list(actor, query);
  }
}
