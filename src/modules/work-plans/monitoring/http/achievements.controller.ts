import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { ProgressEntryResponse } from '../../http/progress.response.js';
import { workPlanProblems } from '../../work-plans.problems.js';
import { AchievementsQueries } from '../achievements.queries.js';
import { monitoringProblems } from '../monitoring.problems.js';
import { ProgressService } from '../progress.service.js';
import { AchievementQuery, MeasurementRequest } from './monitoring.request.js';
import { AchievementsResponse } from './monitoring.response.js';

@ApiTags('Progress')
@Controller()
export class AchievementsController {
  constructor(
    private readonly queries: AchievementsQueries,
    private readonly progress: ProgressService,
  ) {}

  /** How far a plan has come: what was reported on each indicator, and what that is of its target, by the formulas of the regulation. */
  @Get('work-plans/:id/achievements')
  @Requires('work-plan:read')
  @Problems(monitoringProblems.PERIOD_UNKNOWN)
  getAchievements(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: AchievementQuery,
  ): Promise<AchievementsResponse> {
    return this.queries.achievements(actor, id, query);
  }

  /** Takes a value that a system has measured for an indicator of an active plan, such as a waiting time. For service accounts. */
  @Post('measurements')
  @Requires('measurement:report')
  @Idempotent()
  @Problems(
    workPlanProblems.WRONG_STATE,
    workPlanProblems.OUTSIDE_PLAN,
    workPlanProblems.PERIOD_RATED,
    monitoringProblems.INDICATOR_UNKNOWN,
    monitoringProblems.NO_TARGET_IN_NUMBERS,
    requestProblems.ID_TAKEN,
  )
  reportMeasurement(@CurrentActor() actor: Actor, @Body() body: MeasurementRequest): Promise<ProgressEntryResponse> {
    return this.progress.measure(actor, body);
  }
}
