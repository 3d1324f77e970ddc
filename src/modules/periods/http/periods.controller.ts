import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creates, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { PeriodsApi } from '../periods.api.js';
import { periodProblems } from '../periods.problems.js';
import { PeriodsService } from '../periods.service.js';
import { PerformancePeriodRequest } from './performance-period.request.js';
import { EvaluationPeriodResponse, PerformancePeriodResponse } from './performance-period.response.js';

@ApiTags('Periods')
@Controller('performance-periods')
export class PeriodsController {
  constructor(
    private readonly service: PeriodsService,
    private readonly api: PeriodsApi,
  ) {}

  /** Lists performance years, earliest first. */
  @Get()
  @Requires('period:read')
  @ApiPage(PerformancePeriodResponse)
  listPerformancePeriods(@Query() query: PageQuery): Promise<Page<PerformancePeriodResponse>> {
    return this.api.years(query);
  }

  /** Shows one performance year. */
  @Get(':id')
  @Requires('period:read')
  getPerformancePeriod(@IdParam('id') id: string): Promise<PerformancePeriodResponse> {
    return this.api.year(id);
  }

  /** Opens a performance year with its evaluation periods. */
  @Post()
  @Requires('period:manage')
  @Idempotent()
  @Creates('/performance-periods/:id')
  @Problems(
    periodProblems.YEAR_EXISTS,
    periodProblems.OPENS_OUTSIDE,
    periodProblems.DUE_OUTSIDE,
    requestProblems.ID_TAKEN,
  )
  async openPerformancePeriod(@Body() body: PerformancePeriodRequest): Promise<PerformancePeriodResponse> {
    return this.api.year(await this.service.open(body));
  }

  /** Lists the evaluation periods of one year in order. */
  @Get(':id/evaluation-periods')
  @Requires('period:read')
  @ApiPage(EvaluationPeriodResponse)
  listEvaluationPeriods(@IdParam('id') id: string, @Query() query: PageQuery): Promise<Page<EvaluationPeriodResponse>> {
    return this.api.evaluationPeriods(id, query);
  }
}
