import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { EntryPeriodsQueries } from '../entry-periods.queries.js';
import { EntryReopeningsService } from '../entry-reopenings.service.js';
import { monitoringProblems } from '../monitoring.problems.js';
import { EntryReopeningRequest } from './monitoring.request.js';
import { EntryPeriodsResponse } from './monitoring.response.js';

@ApiTags('Progress')
@Controller('work-plans')
export class EntryPeriodsController {
  constructor(
    private readonly queries: EntryPeriodsQueries,
    private readonly service: EntryReopeningsService,
  ) {}

  /** By when progress and evidence of each evaluation period of a plan are taken, and who took them later all the same. */
  @Get(':id/entry-periods')
  @Requires('work-plan:read')
  getEntryPeriods(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<EntryPeriodsResponse> {
    return this.queries.ofPlan(actor, id);
  }

  /** Takes late progress and evidence of an evaluation period up to a day, with a reason, as the appraiser. */
  @Post(':id/entry-reopenings')
  @Requires('work-plan:assess')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_APPRAISER,
    workPlanProblems.WRONG_STATE,
    monitoringProblems.PERIOD_UNKNOWN,
    monitoringProblems.ENTRY_RATED,
    monitoringProblems.OPEN_UNTIL,
  )
  async reopenEntry(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: EntryReopeningRequest,
  ): Promise<EntryPeriodsResponse> {
    await this.service.reopen(actor, id, body);
    return this.queries.ofPlan(actor, id);
  }
}
