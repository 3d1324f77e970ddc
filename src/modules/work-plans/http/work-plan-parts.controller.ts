import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { ProgressService } from '../monitoring/progress.service.js';
import { WorkPlanPartsService } from '../work-plan-parts.service.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { WorkPlansQueries } from '../work-plans.queries.js';
import { ProgressEntryRequest, ProgressQuery } from './progress.request.js';
import { ProgressEntryResponse } from './progress.response.js';
import { IndicatorPatch, IndicatorRequest, ResultPatch } from './work-plan.request.js';
import { WorkPlanResponse } from './work-plan.response.js';

/* A plan and its parts have one version: If-Match takes the ETag of the plan, and every answer is the whole plan. */

@ApiTags('Work plans')
@Controller()
export class WorkPlanPartsController {
  constructor(
    private readonly parts: WorkPlanPartsService,
    private readonly queries: WorkPlansQueries,
  ) {}

  /** Changes a result while the plan is a draft or returned. Answers the whole plan. */
  @Patch('work-plan-results/:id')
  @Requires('work-plan:write')
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.NOT_IN_FORM,
    workPlanProblems.PERSPECTIVE_UNKNOWN,
  )
  async changeResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ResultPatch,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.parts.changeResult(actor, id, body, version));
  }

  /** Removes a result with its indicators. Answers the whole plan. */
  @Delete('work-plan-results/:id')
  @Requires('work-plan:write')
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE)
  async removeResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.parts.removeResult(actor, id, version));
  }

  /** Adds an indicator (IKI) to a result. Answers the whole plan. */
  @Post('work-plan-results/:id/indicators')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.TOO_MANY_INDICATORS,
    workPlanProblems.NOT_IN_FORM,
    requestProblems.ID_TAKEN,
  )
  async addIndicator(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: IndicatorRequest,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.parts.addIndicator(actor, id, body));
  }

  /** Changes an indicator while the plan is a draft or returned. Answers the whole plan. */
  @Patch('work-plan-indicators/:id')
  @Requires('work-plan:write')
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE, workPlanProblems.NOT_IN_FORM)
  async changeIndicator(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: IndicatorPatch,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.parts.changeIndicator(actor, id, body, version));
  }

  /** Removes an indicator. Answers the whole plan. */
  @Delete('work-plan-indicators/:id')
  @Requires('work-plan:write')
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE)
  async removeIndicator(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.parts.removeIndicator(actor, id, version));
  }
}

@ApiTags('Progress')
@Controller('work-plans/:id/progress-entries')
export class ProgressController {
  constructor(
    private readonly service: ProgressService,
    private readonly queries: WorkPlansQueries,
  ) {}

  /** Lists reports of progress of one plan, earliest day first. */
  @Get()
  @Requires('work-plan:read')
  @ApiPage(ProgressEntryResponse)
  listProgressEntries(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: ProgressQuery,
  ): Promise<Page<ProgressEntryResponse>> {
    return this.queries.progress(actor, id, query);
  }

  /** Reports progress on one indicator of your active plan. */
  @Post()
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.INDICATOR_UNKNOWN,
    workPlanProblems.NO_NUMBER,
    workPlanProblems.OUTSIDE_PLAN,
    workPlanProblems.PERIOD_RATED,
    requestProblems.ID_TAKEN,
  )
  reportProgress(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ProgressEntryRequest,
  ): Promise<ProgressEntryResponse> {
    return this.service.report(actor, id, body);
  }
}
