import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { satisfactionProblems } from '../satisfaction.problems.js';
import { SatisfactionQueries } from '../satisfaction.queries.js';
import { SatisfactionService } from '../satisfaction.service.js';
import {
  SatisfactionSurveyPatch,
  SatisfactionSurveyQuery,
  SatisfactionSurveyRequest,
  SatisfactionTrendQuery,
} from './satisfaction.request.js';
import {
  SatisfactionSurveyResponse,
  SatisfactionSurveySummaryResponse,
  SatisfactionTrendResponse,
} from './satisfaction.response.js';

@ApiTags('Satisfaction')
@Controller()
export class SatisfactionController {
  constructor(
    private readonly service: SatisfactionService,
    private readonly queries: SatisfactionQueries,
  ) {}

  /** Lists surveys of citizens (Survei Kepuasan Masyarakat) with index and grade, the earliest first. */
  @Get('satisfaction-surveys')
  @Requires('satisfaction:read')
  @ApiPage(SatisfactionSurveySummaryResponse)
  listSatisfactionSurveys(@Query() query: SatisfactionSurveyQuery): Promise<Page<SatisfactionSurveySummaryResponse>> {
    return this.queries.list(query);
  }

  /** Shows one survey with the answers to its nine elements. */
  @Get('satisfaction-surveys/:id')
  @Requires('satisfaction:read')
  getSatisfactionSurvey(@IdParam('id') id: string): Promise<SatisfactionSurveyResponse> {
    return this.queries.one(id);
  }

  /** Keeps a survey of a service unit, typed by its HR manager or sent by a machine. It informs about the unit and decides nothing. */
  @Post('satisfaction-surveys')
  @Creates('/satisfaction-surveys/:id')
  @Requires('satisfaction:report')
  @Idempotent()
  @Problems(
    satisfactionProblems.UNIT_UNKNOWN,
    satisfactionProblems.DAYS_UNSOUND,
    satisfactionProblems.ELEMENTS_INCOMPLETE,
    satisfactionProblems.ANSWERS_UNSOUND,
    satisfactionProblems.WEIGHTS_NOT_ONE,
    satisfactionProblems.ALREADY_THERE,
    requestProblems.ID_TAKEN,
  )
  async reportSatisfactionSurvey(
    @CurrentActor() actor: Actor,
    @Body() body: SatisfactionSurveyRequest,
  ): Promise<SatisfactionSurveyResponse> {
    return this.queries.one(await this.service.report(actor, body));
  }

  /** Corrects a survey. */
  @Patch('satisfaction-surveys/:id')
  @Requires('satisfaction:report')
  @Problems(
    satisfactionProblems.NOT_YOUR_UNIT,
    satisfactionProblems.DAYS_UNSOUND,
    satisfactionProblems.ELEMENTS_INCOMPLETE,
    satisfactionProblems.ANSWERS_UNSOUND,
    satisfactionProblems.WEIGHTS_NOT_ONE,
  )
  async correctSatisfactionSurvey(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: SatisfactionSurveyPatch,
  ): Promise<SatisfactionSurveyResponse> {
    await this.service.correct(actor, id, body, version);
    return this.queries.one(id);
  }

  /** Takes a survey back that was kept by mistake. */
  @Delete('satisfaction-surveys/:id')
  @HttpCode(204)
  @Requires('satisfaction:report')
  @Problems(satisfactionProblems.NOT_YOUR_UNIT)
  removeSatisfactionSurvey(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.service.remove(actor, id, version);
  }

  /** Shows the index of a unit over its services, and how each service has come to it. */
  @Get('satisfaction-trend')
  @Requires('satisfaction:read')
  getSatisfactionTrend(@Query() query: SatisfactionTrendQuery): Promise<SatisfactionTrendResponse> {
    return this.queries.trend(query);
  }
}
