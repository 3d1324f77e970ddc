import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { PlanDraftsQueries } from '../plan-drafts.queries.js';
import { PlanDrafts } from '../plan-drafts.service.js';
import { qualityProblems } from '../quality.problems.js';
import { PlanDraftRecordQuery, PlanDraftsQuery, PlanDraftsRequest } from './plan-drafts.request.js';
import { PlanDraftRecordResponse, PlanDraftRunResponse } from './plan-drafts.response.js';

const JOB = { description: 'The job that does it.', schema: { type: 'string' }, example: '/api/v1/jobs/{id}' } as const;

@ApiTags('Work plans')
@Controller('work-plan-drafts')
export class PlanDraftsController {
  constructor(
    private readonly drafts: PlanDrafts,
    private readonly queries: PlanDraftsQueries,
  ) {}

  /** Prepares drafts for everybody who has no plan in a year, from the plans of the year before; a job does it. */
  @Post()
  @HttpCode(202)
  @Requires('work-plan:prepare')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse({ type: PlanDraftRunResponse, headers: { Location: JOB } })
  @Problems(qualityProblems.YEAR_UNKNOWN, qualityProblems.YEAR_OVER, qualityProblems.UNIT_UNKNOWN)
  async preparePlanDrafts(
    @CurrentActor() actor: Actor,
    @Body() body: PlanDraftsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanDraftRunResponse> {
    const started = await this.queries.one(actor, await this.drafts.start(actor, body));
    reply.header('location', `/api/v1/jobs/${started.jobId}`);
    return started;
  }

  /** Lists the drafts that were prepared for many, the latest first, with what came of it for the people in your care. */
  @Get()
  @Requires('work-plan-draft:read')
  @ApiPage(PlanDraftRunResponse)
  listPlanDrafts(@CurrentActor() actor: Actor, @Query() query: PlanDraftsQuery): Promise<Page<PlanDraftRunResponse>> {
    return this.queries.list(actor, query);
  }

  /** Tells how far the drafts are and what came of it, in numbers. */
  @Get(':id')
  @Requires('work-plan-draft:read')
  getPlanDrafts(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<PlanDraftRunResponse> {
    return this.queries.one(actor, id);
  }

  /** Lists who got a draft, and who got none and why. */
  @Get(':id/records')
  @Requires('work-plan-draft:read')
  @ApiPage(PlanDraftRecordResponse)
  listPlanDraftRecords(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PlanDraftRecordQuery,
  ): Promise<Page<PlanDraftRecordResponse>> {
    return this.queries.records(actor, id, query);
  }
}
