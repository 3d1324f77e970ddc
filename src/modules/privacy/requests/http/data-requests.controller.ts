import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { privacyProblems } from '../../privacy.problems.js';
import { DataRequestsQueries } from '../data-requests.queries.js';
import { DataRequestsService } from '../data-requests.service.js';
import { DataRequestDecisionRequest, DataRequestQuery, DataRequestRequest } from './data-request.request.js';
import { DataRequestResponse } from './data-request.response.js';

@ApiTags('Privacy')
@Controller('data-requests')
export class DataRequestsController {
  constructor(
    private readonly service: DataRequestsService,
    private readonly queries: DataRequestsQueries,
  ) {}

  /** Lists requests for correction or erasure, those that are due first first: your own, all for BKPSDM and auditors. */
  @Get()
  @Requires('data-request:read')
  @ApiPage(DataRequestResponse)
  listDataRequests(@CurrentActor() actor: Actor, @Query() query: DataRequestQuery): Promise<Page<DataRequestResponse>> {
    return this.queries.list(actor, query);
  }

  /** Shows one request with its decision. */
  @Get(':id')
  @Requires('data-request:read')
  getDataRequest(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<DataRequestResponse> {
    return this.queries.one(actor, id);
  }

  /** Asks for correction or erasure of your own data; it is decided within 3 × 24 hours. */
  @Post()
  @Requires('data-request:file')
  @Idempotent()
  @Creates('/data-requests/:id')
  @Problems(
    privacyProblems.NO_PERSON,
    privacyProblems.VALUE_REQUIRED,
    privacyProblems.VALUE_NOT_TAKEN,
    privacyProblems.ALREADY_FILED,
    requestProblems.ID_TAKEN,
  )
  async fileDataRequest(@CurrentActor() actor: Actor, @Body() body: DataRequestRequest): Promise<DataRequestResponse> {
    return this.queries.changed(actor, await this.service.file(actor, body));
  }

  /** Takes your request back while nothing is decided. */
  @Post(':id/withdrawal')
  @Requires('data-request:file')
  @Idempotent()
  @Problems(privacyProblems.WRONG_STATE)
  async withdrawDataRequest(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<DataRequestResponse> {
    await this.service.withdraw(actor, id);
    return this.queries.changed(actor, id);
  }

  /** Decides a request of somebody else; an accepted correction of a particular is made at once. */
  @Post(':id/decision')
  @Requires('data-request:decide')
  @Idempotent()
  @Problems(
    privacyProblems.OWN_REQUEST,
    privacyProblems.WRONG_STATE,
    privacyProblems.GROUND_REQUIRED,
    privacyProblems.GROUND_NOT_TAKEN,
    privacyProblems.NOT_APPLICABLE,
    privacyProblems.STILL_IN_SERVICE,
    privacyProblems.HELD,
  )
  async decideDataRequest(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: DataRequestDecisionRequest,
  ): Promise<DataRequestResponse> {
    await this.service.decide(actor, id, body);
    return this.queries.changed(actor, id);
  }
}
