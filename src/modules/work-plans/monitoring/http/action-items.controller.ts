import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { ActionItemsQueries } from '../action-items.queries.js';
import { ActionItemsService } from '../action-items.service.js';
import { monitoringProblems } from '../monitoring.problems.js';
import { ActionItemPatch, ActionItemQuery, ActionItemRequest } from './monitoring.request.js';
import { ActionItemResponse } from './monitoring.response.js';

@ApiTags('Progress')
@Controller()
export class ActionItemsController {
  constructor(
    private readonly service: ActionItemsService,
    private readonly queries: ActionItemsQueries,
  ) {}

  /** Lists the action plan of a plan: the steps for each result, by evaluation period. */
  @Get('work-plans/:id/action-items')
  @Requires('work-plan:read')
  @ApiPage(ActionItemResponse)
  listActionItems(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: ActionItemQuery,
  ): Promise<Page<ActionItemResponse>> {
    return this.queries.ofPlan(actor, id, query);
  }

  /** Plans a step for a result of your plan, once it is agreed, in an evaluation period that is not rated yet. */
  @Post('work-plans/:id/action-items')
  @Creates('/action-items/:id')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    monitoringProblems.RESULT_UNKNOWN,
    monitoringProblems.PERIOD_UNKNOWN,
    monitoringProblems.PERIOD_OUTSIDE_PLAN,
    monitoringProblems.PERIOD_RATED,
    monitoringProblems.TOO_MANY_ITEMS,
    requestProblems.ID_TAKEN,
  )
  async addActionItem(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ActionItemRequest,
  ): Promise<ActionItemResponse> {
    return this.queries.one(actor, await this.service.add(actor, id, body));
  }

  /** One step of an action plan. */
  @Get('action-items/:id')
  @Requires('work-plan:read')
  getActionItem(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ActionItemResponse> {
    return this.queries.one(actor, id);
  }

  /** Changes a step, or says how far it has come. */
  @Patch('action-items/:id')
  @Requires('work-plan:write')
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    monitoringProblems.PERIOD_RATED,
    monitoringProblems.RESULT_UNKNOWN,
  )
  async changeActionItem(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ActionItemPatch,
  ): Promise<ActionItemResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Takes a step out that nothing was told of. */
  @Delete('action-items/:id')
  @HttpCode(204)
  @Requires('work-plan:write')
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    monitoringProblems.PERIOD_RATED,
    monitoringProblems.NOT_PLANNED,
  )
  removeActionItem(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.service.remove(actor, id, version);
  }
}
