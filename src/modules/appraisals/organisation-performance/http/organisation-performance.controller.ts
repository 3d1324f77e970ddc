import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { OrganisationDecisions } from '../organisation-decisions.service.js';
import { organisationProblems } from '../organisation-performance.problems.js';
import { OrganisationPerformanceQueries } from '../organisation-performance.queries.js';
import { OrganisationPerformanceService } from '../organisation-performance.service.js';
import {
  OrganisationDecisionRequest,
  OrganisationPerformancePatch,
  OrganisationPerformanceQuery,
  OrganisationPerformanceRequest,
  OrganisationRevisionRequest,
  OrganisationRecommendationRequest,
  RecordedDecisionRequest,
} from './organisation-performance.request.js';
import {
  OrganisationPerformanceResponse,
  OrganisationPerformanceSummaryResponse,
  OrganisationPredicateFormResponse,
} from './organisation-performance.response.js';

@ApiTags('Organisation performance')
@Controller('organisation-performances')
export class OrganisationPerformanceController {
  constructor(
    private readonly service: OrganisationPerformanceService,
    private readonly decisions: OrganisationDecisions,
    private readonly queries: OrganisationPerformanceQueries,
  ) {}

  /** Lists how well units did, as it was set; drafts too for whoever prepares, sets or audits them. */
  @Get()
  @Requires('organisation-performance:read')
  @ApiPage(OrganisationPerformanceSummaryResponse)
  listOrganisationPerformances(
    @CurrentActor() actor: Actor,
    @Query() query: OrganisationPerformanceQuery,
  ): Promise<Page<OrganisationPerformanceSummaryResponse>> {
    return this.queries.list(actor, query);
  }

  /** Shows how well a unit did, with the indicators used, recommendations and who has set it. */
  @Get(':id')
  @Requires('organisation-performance:read')
  getOrganisationPerformance(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
  ): Promise<OrganisationPerformanceResponse> {
    return this.queries.one(actor, id);
  }

  /** Shows what stands on the form "Penetapan Predikat Kinerja": predicate, pattern and how many people may have which predicate. */
  @Get(':id/form')
  @Requires('organisation-performance:read')
  getOrganisationPredicateForm(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
  ): Promise<OrganisationPredicateFormResponse> {
    return this.queries.form(actor, id);
  }

  /** Prepares how well a unit did in an evaluation period or a year; the figures suggest a predicate. */
  @Post()
  @Creates('/organisation-performances/:id')
  @Requires('organisation-performance:manage')
  @Idempotent()
  @Problems(
    organisationProblems.UNIT_UNKNOWN,
    organisationProblems.PERIOD_UNKNOWN,
    organisationProblems.NODE_UNKNOWN,
    organisationProblems.ALREADY_THERE,
    requestProblems.ID_TAKEN,
  )
  async prepareOrganisationPerformance(
    @CurrentActor() actor: Actor,
    @Body() body: OrganisationPerformanceRequest,
  ): Promise<OrganisationPerformanceResponse> {
    return this.queries.one(actor, await this.service.prepare(actor, body));
  }

  /** Changes a draft. */
  @Patch(':id')
  @Requires('organisation-performance:manage')
  @Problems(organisationProblems.NOT_YOUR_UNIT, organisationProblems.WRONG_STATE, organisationProblems.NODE_UNKNOWN)
  async changeOrganisationPerformance(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: OrganisationPerformancePatch,
  ): Promise<OrganisationPerformanceResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Takes a draft away. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('organisation-performance:manage')
  @Problems(organisationProblems.NOT_YOUR_UNIT, organisationProblems.WRONG_STATE)
  discardOrganisationPerformance(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.service.discard(actor, id, version);
  }

  /** Records what planning, HR or the inspectorate recommends to whoever sets the predicate. */
  @Post(':id/recommendations')
  @Requires('organisation-performance:record')
  @Idempotent()
  @Problems(organisationProblems.WRONG_STATE, organisationProblems.LETTER_TO_COME)
  async recommendOrganisationPredicate(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: OrganisationRecommendationRequest,
  ): Promise<OrganisationPerformanceResponse> {
    await this.service.recommend(actor, id, body);
    return this.queries.one(actor, id);
  }

  /** Sets the predicate of a unit, as the leader of the organisation above it; with a reason where the figures suggest another one. */
  @Post(':id/decision')
  @Requires('organisation-performance:set')
  @Idempotent()
  @Problems(
    organisationProblems.NOT_THE_LEADER_ABOVE,
    organisationProblems.NOBODY_ABOVE,
    organisationProblems.WRONG_STATE,
    organisationProblems.TOO_EARLY,
    organisationProblems.REASON_NEEDED,
  )
  async setOrganisationPredicate(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: OrganisationDecisionRequest,
  ): Promise<OrganisationPerformanceResponse> {
    await this.decisions.decide(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Records the predicate that a leader has set who is no civil servant, such as the head of the region, from the paper that bears it. */
  @Post(':id/recorded-decision')
  @Requires('organisation-performance:record')
  @Idempotent()
  @Problems(
    organisationProblems.NOT_TO_RECORD,
    organisationProblems.NOBODY_ABOVE,
    organisationProblems.LETTER_TO_COME,
    organisationProblems.WRONG_STATE,
    organisationProblems.TOO_EARLY,
    organisationProblems.REASON_NEEDED,
  )
  async recordOrganisationPredicate(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: RecordedDecisionRequest,
  ): Promise<OrganisationPerformanceResponse> {
    await this.decisions.record(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Prepares the next edition of what was set, which stands until the new one is set. */
  @Post(':id/revision')
  @Creates('/organisation-performances/:id')
  @Requires('organisation-performance:manage')
  @Idempotent()
  @Problems(organisationProblems.NOT_YOUR_UNIT, organisationProblems.WRONG_STATE, organisationProblems.ALREADY_THERE)
  async reviseOrganisationPerformance(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: OrganisationRevisionRequest,
  ): Promise<OrganisationPerformanceResponse> {
    return this.queries.one(actor, await this.service.revise(actor, id, body.reason));
  }
}
