import { Controller, Get, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../../kernel/auth/route.decorators.js';
import { IdParam, OneOfParam } from '../../../../kernel/http/params.js';
import { currentContext } from '../../../../kernel/http/request-context.js';
import { CATALOGUE, CHART_CODES, UNIT_CHART_CODES, type UnitChartCode } from '../chart-catalogue.js';
import { CHART_MEDIA, chartAnswer } from '../chart-answers.js';
import { ChartsQueries } from '../charts.queries.js';
import { UnitChartQuery, ValuesChartQuery } from './chart.request.js';
import { ChartCatalogueResponse, ChartResponse } from './chart.response.js';

const MEDIA = Object.values(CHART_MEDIA);

@ApiTags('Insights')
@Controller()
export class ChartsController {
  constructor(private readonly charts: ChartsQueries) {}

  /** Shows which charts there are, what each needs, and who reads it. */
  @Get('charts')
  @Requires('period:read')
  listCharts(): ChartCatalogueResponse {
    const { language } = currentContext();
    const charts = CHART_CODES.map((code) => {
      const { title, address, needs, takes, readers } = CATALOGUE[code];
      return {
        code,
        title: title[language],
        address,
        needs: [...needs],
        takes: [...takes],
        readers: readers[language],
      };
    });
    return { charts };
  }

  /** Shows the core values of a person as he and others see them, by the latest released round of a year: figures, table, picture or page. */
  @Get('employees/:id/charts/values')
  @Requires('review-result:read')
  @ApiProduces(...MEDIA)
  @ApiOkResponse({ type: ChartResponse })
  async getValuesChart(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: ValuesChartQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChartResponse | StreamableFile> {
    return chartAnswer(await this.charts.values(actor, id, query.performancePeriodId), query, request, reply);
  }

  /** Shows a chart of a unit as it is now: figures, table, picture or page, by `format` or the header Accept. */
  @Get('charts/:code')
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
