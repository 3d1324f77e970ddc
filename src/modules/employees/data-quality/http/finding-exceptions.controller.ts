import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { employeeProblems } from '../../employees.problems.js';
import { FindingExceptionQueries } from '../finding-exceptions.queries.js';
import { FindingExceptions } from '../finding-exceptions.service.js';
import {
  FindingExceptionQuery,
  FindingExceptionRequest,
  FindingExceptionWithdrawalRequest,
} from './finding-exception.request.js';
import { FindingExceptionResponse } from './finding-exception.response.js';

@ApiTags('Data quality')
@Controller('data-quality/exceptions')
export class FindingExceptionsController {
  constructor(
    private readonly exceptions: FindingExceptions,
    private readonly queries: FindingExceptionQueries,
  ) {}

  /** Lists what was settled, by kind: what is found and right all the same; for HR managers what concerns their units. */
  @Get()
  @Requires('data-quality:read')
  @ApiPage(FindingExceptionResponse)
  listFindingExceptions(
    @CurrentActor() actor: Actor,
    @Query() query: FindingExceptionQuery,
  ): Promise<Page<FindingExceptionResponse>> {
    return this.queries.list(actor, query);
  }

  /** Shows one finding that was settled. */
  @Get(':id')
  @Requires('data-quality:read')
  getFindingException(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<FindingExceptionResponse> {
    return this.queries.one(actor, id);
  }

  /** Settles a finding of one record that is right all the same; it is open again by itself as soon as the values change. */
  @Post()
  @Requires('employee:manage')
  @Idempotent()
  @Creates('/data-quality/exceptions/:id')
  @Problems(employeeProblems.NOT_FOUND_TODAY, employeeProblems.FINDING_SETTLED, requestProblems.ID_TAKEN)
  async settleFinding(
    @CurrentActor() actor: Actor,
    @Body() body: FindingExceptionRequest,
  ): Promise<FindingExceptionResponse> {
    return this.queries.one(actor, await this.exceptions.settle(body));
  }

  /** Opens a finding again that was settled. */
  @Post(':id/withdrawal')
  @HttpCode(204)
  @Requires('employee:manage')
  @Idempotent()
  async withdrawFindingException(
    @IdParam('id') id: string,
    @Body() body: FindingExceptionWithdrawalRequest,
  ): Promise<void> {
    await this.exceptions.withdraw(id, body.reason);
  }
}
