import { Controller, Get, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { OneOfParam } from '../../../../kernel/http/params.js';
import { currentContext } from '../../../../kernel/http/request-context.js';
import { CATALOGUE, CHART_CODES, UNIT_CHART_CODES, type UnitChartCode } from '../chart-catalogue.js';
import { CHART_MEDIA, chartAnswer } from '../chart-answers.js';
import { ChartsQueries } from '../charts.queries.js';
import { UnitChartQuery, ValuesChartQuery } from './chart.request.js';
import { ChartCatalogueResponse, ChartResponse } from './chart.response.js';

const MEDIA = Object.values(CHART_MEDIA);

@ApiTags('Insights')
@Controller('charts')
export class ChartsController {
  constructor(private readonly charts: ChartsQueries) {}

  /** Shows which charts there are, what each needs, and who reads it. */
  @Get()
  @Requires('period:read')
  listCharts(): ChartCatalogueResponse {
    const { language } = currentContext();
    const charts = CHART_CODES.map((code) => {
      const { title, needs, takes, readers } = CATALOGUE[code];
      return { code, title: title[language], needs: [...needs], takes: [...takes], readers: readers[language] };
    });
    return { charts };
  }

  /** Shows the core values of a person as he and others see them, by the latest released round of a year: figures, table, picture or page. */
  @Get('values')
  @Requires('review-result:read')
  @Problems(requestProblems.NOT_FOUND)
  @ApiProduces(...MEDIA)
  @ApiOkResponse({ type: ChartResponse })
  async getValuesChart(
    @CurrentActor() actor: Actor,
    @Query() query: ValuesChartQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChartResponse | StreamableFile> {
    return chartAnswer(await this.charts.values(actor, query), query, request, reply);
  }

  /** Shows a chart of a unit as it is now: figures, table, picture or page, by `format` or the header Accept. */
  @Get(':code')
  @Requires('board:read')
  @ApiProduces(...MEDIA)
  @ApiOkResponse({ type: ChartResponse })
  async getChart(
    @CurrentActor() actor: Actor,
    @OneOfParam('code', UNIT_CHART_CODES) code: UnitChartCode,
    @Query() query: UnitChartQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChartResponse | StreamableFile> {
    return chartAnswer(await this.charts.ofUnit(actor, code, query), query, request, reply);
  }
}
