import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { PeriodsApi } from '../periods.api.js';
import { periodProblems } from '../periods.problems.js';
import { PeriodsService } from '../periods.service.js';
import { EvaluationPeriodPatch } from './performance-period.request.js';
import { EvaluationPeriodResponse } from './performance-period.response.js';

@ApiTags('Periods')
@Controller('evaluation-periods')
export class EvaluationPeriodsController {
  constructor(
    private readonly service: PeriodsService,
    private readonly api: PeriodsApi,
  ) {}

  /** Shows one evaluation period. */
  @Get(':id')
  @Requires('period:read')
  getEvaluationPeriod(@IdParam('id') id: string): Promise<EvaluationPeriodResponse> {
    return this.api.evaluationPeriod(id);
  }

  /** Gives everybody another deadline for reports on an evaluation period. */
  @Patch(':id')
  @Requires('period:manage')
  @Problems(periodProblems.PROGRESS_DUE_OUTSIDE)
  async changeEvaluationPeriod(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: EvaluationPeriodPatch,
  ): Promise<EvaluationPeriodResponse> {
    await this.service.changePeriod(id, body, version);
    return this.api.evaluationPeriod(id);
  }
}
