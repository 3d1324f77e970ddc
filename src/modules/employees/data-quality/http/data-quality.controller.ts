import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { employeeProblems } from '../../employees.problems.js';
import { DataQualityQueries } from '../data-quality.queries.js';
import { FindingTrend } from '../finding-trend.queries.js';
import { DataQualityQuery, FindingQuery, FindingTrendQuery } from './data-quality.request.js';
import { DataFindingKindResponse, DataFindingResponse, DataFindingTrendDayResponse } from './data-quality.response.js';

@ApiTags('Data quality')
@Controller('data-quality')
export class DataQualityController {
  constructor(
    private readonly queries: DataQualityQueries,
    private readonly course: FindingTrend,
  ) {}

  /** Lists the kinds of what can be wrong in the data, each with how many there are on a day: all of it, or for HR managers what concerns their units. */
  @Get()
  @Requires('data-quality:read')
  @CountsAs('expensive')
  @ApiPage(DataFindingKindResponse)
  listFindingKinds(
    @CurrentActor() actor: Actor,
    @Query() query: DataQualityQuery,
  ): Promise<Page<DataFindingKindResponse>> {
    return this.queries.kinds(actor, query);
  }

  /** Lists the findings of one kind by name, each with the way to mend it. */
  @Get('findings')
  @Requires('data-quality:read')
  @ApiPage(DataFindingResponse)
  listFindings(@CurrentActor() actor: Actor, @Query() query: FindingQuery): Promise<Page<DataFindingResponse>> {
    return this.queries.list(actor, query);
  }

  /** Lists by day how many findings were counted each morning, so that the course is seen; HR managers those of their units. */
  @Get('trend')
  @Requires('data-quality:read')
  @Problems(employeeProblems.RANGE_REVERSED)
  @ApiPage(DataFindingTrendDayResponse)
  listFindingTrend(
    @CurrentActor() actor: Actor,
    @Query() query: FindingTrendQuery,
  ): Promise<Page<DataFindingTrendDayResponse>> {
    return this.course.days(actor, query);
  }
}
