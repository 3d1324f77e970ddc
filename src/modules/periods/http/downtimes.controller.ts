import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creates, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { Downtimes } from '../downtime/downtimes.js';
import { periodProblems } from '../periods.problems.js';
import { DowntimeRequest } from './downtime.request.js';
import { DowntimeResponse } from './downtime.response.js';

@ApiTags('Periods')
@Controller('service-downtimes')
export class DowntimesController {
  constructor(private readonly downtimes: Downtimes) {}

  /** Lists when nobody could work with the service, the earliest first; days lost before a deadline are given back. */
  @Get()
  @Requires('period:read')
  @ApiPage(DowntimeResponse)
  listServiceDowntimes(@Query() query: PageQuery): Promise<Page<DowntimeResponse>> {
    return this.downtimes.downtimes(query);
  }

  /** Shows one time in which nobody could work with the service. */
  @Get(':id')
  @Requires('period:read')
  getServiceDowntime(@IdParam('id') id: string): Promise<DowntimeResponse> {
    return this.downtimes.downtime(id);
  }

  /** Records a time in which nobody could work with the service and that it did not notice itself. */
  @Post()
  @Requires('period:manage')
  @Idempotent()
  @Creates('/service-downtimes/:id')
  @Problems(periodProblems.DOWNTIME_IMPOSSIBLE, requestProblems.ID_TAKEN)
  async recordServiceDowntime(@Body() body: DowntimeRequest): Promise<DowntimeResponse> {
    return this.downtimes.downtime(await this.downtimes.record(body));
  }

  /** Takes such a record back that was a mistake; what the service noticed itself stays. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('period:manage')
  @Problems(periodProblems.DOWNTIME_NOTICED)
  withdrawServiceDowntime(@IdParam('id') id: string, @IfMatch() version: number | null): Promise<void> {
    return this.downtimes.withdraw(id, version);
  }
}
