import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { CriteriaAcknowledgementsQueries } from '../criteria-acknowledgements.queries.js';
import { CriteriaAcknowledgements } from '../criteria-acknowledgements.service.js';
import { CriteriaPolicyService } from '../criteria-policy.service.js';
import { criteriaProblems } from '../criteria.problems.js';
import { CriteriaSetsQueries } from '../criteria-sets.queries.js';
import { EmployeeCriteriaQueries } from '../employee-criteria.queries.js';
import { AcknowledgementCountQuery, CriteriaAcknowledgementQuery } from './criteria-acknowledgements.request.js';
import {
  AcknowledgementCountResponse,
  CriteriaAcknowledgementResponse,
  CriteriaReminderResponse,
} from './criteria-acknowledgements.response.js';
import { CriteriaPolicyPatch } from './criteria-policy.request.js';
import { CriteriaPolicyResponse } from './criteria-policy.response.js';
import { EmployeeCriteriaQuery } from './criteria-sets.request.js';
import { CriteriaSetResponse, EmployeeCriteriaResponse } from './criteria-sets.response.js';

@ApiTags('Criteria')
@Controller()
export class CriteriaAcknowledgementsController {
  constructor(
    private readonly service: CriteriaAcknowledgements,
    private readonly queries: CriteriaAcknowledgementsQueries,
    private readonly sets: CriteriaSetsQueries,
    private readonly ofEmployees: EmployeeCriteriaQueries,
    private readonly policy: CriteriaPolicyService,
  ) {}

  /** Acknowledges a version of criteria as somebody of the unit: each version once, by each person for himself. */
  @Post('criteria-sets/:id/acknowledgement')
  @HttpCode(200)
  @Requires('criteria:discuss')
  @Idempotent()
  @Problems(criteriaProblems.NOT_OF_UNIT, criteriaProblems.WRONG_STATE, criteriaProblems.ACKNOWLEDGED)
  async acknowledgeCriteriaSet(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CriteriaSetResponse> {
    await this.service.acknowledge(actor, id);
    return this.sets.one(actor, id);
  }

  /** Has everybody reminded who has not acknowledged published criteria. It is done by a job; nobody is told twice a day. */
  @Post('criteria-sets/:id/reminders')
  @HttpCode(202)
  @Requires('criteria:manage')
  @Idempotent()
  @ApiAcceptedResponse({ type: CriteriaReminderResponse })
  @Problems(criteriaProblems.NOT_YOUR_UNIT, criteriaProblems.WRONG_STATE)
  remindOfCriteria(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CriteriaReminderResponse> {
    return this.service.remind(actor, id);
  }

  /** Lists for whom a version of criteria counts and who of them has acknowledged it, of the people in your care, by name. */
  @Get('criteria-acknowledgements')
  @Requires('criteria-acknowledgement:read')
  @ApiPage(CriteriaAcknowledgementResponse)
  listCriteriaAcknowledgements(
    @CurrentActor() actor: Actor,
    @Query() query: CriteriaAcknowledgementQuery,
  ): Promise<Page<CriteriaAcknowledgementResponse>> {
    return this.queries.list(actor, query);
  }

  /** Counts by unit for how many people a version counts and how many have acknowledged it, of the units in your care. */
  @Get('criteria-acknowledgement-counts')
  @Requires('criteria-acknowledgement:read')
  @ApiPage(AcknowledgementCountResponse)
  countCriteriaAcknowledgements(
    @CurrentActor() actor: Actor,
    @Query() query: AcknowledgementCountQuery,
  ): Promise<Page<AcknowledgementCountResponse>> {
    return this.queries.counts(actor, query);
  }

  /** Shows which criteria count for somebody in a year or evaluation period, and whether he acknowledged them in time. */
  @Get('employees/:id/criteria')
  @Requires('employee:read')
  @Problems(criteriaProblems.PERIOD_UNKNOWN)
  getEmployeeCriteria(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: EmployeeCriteriaQuery,
  ): Promise<EmployeeCriteriaResponse> {
    return this.ofEmployees.one(actor, id, query);
  }

  /** Shows what the government has decided about criteria: how long consultations last, when people are reminded, what ratings need. */
  @Get('criteria-policy')
  @Requires('period:read')
  getCriteriaPolicy(): Promise<CriteriaPolicyResponse> {
    return this.policy.current();
  }

  /** Decides what counts for criteria from now on. */
  @Patch('criteria-policy')
  @Requires('period:manage')
  async changeCriteriaPolicy(
    @IfMatch() version: number | null,
    @Body() body: CriteriaPolicyPatch,
  ): Promise<CriteriaPolicyResponse> {
    await this.policy.decide(version, body);
    return this.policy.current();
  }
}
