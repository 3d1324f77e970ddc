import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { CriteriaPublication } from '../criteria-publication.service.js';
import { criteriaProblems } from '../criteria.problems.js';
import { CriteriaSetsQueries } from '../criteria-sets.queries.js';
import { CriteriaSetsService } from '../criteria-sets.service.js';
import {
  ConsultationRequest,
  CriteriaReasonRequest,
  CriteriaSetPatch,
  CriteriaSetQuery,
  CriteriaSetRequest,
} from './criteria-sets.request.js';
import { CriteriaChangesResponse, CriteriaSetResponse, CriteriaSetSummaryResponse } from './criteria-sets.response.js';

@ApiTags('Criteria')
@Controller('criteria-sets')
export class CriteriaSetsController {
  constructor(
    private readonly service: CriteriaSetsService,
    private readonly publication: CriteriaPublication,
    private readonly queries: CriteriaSetsQueries,
  ) {}

  /** Lists criteria by unit, each version, in whatever state. */
  @Get()
  @Requires('criteria:read')
  @ApiPage(CriteriaSetSummaryResponse)
  listCriteriaSets(@Query() query: CriteriaSetQuery): Promise<Page<CriteriaSetSummaryResponse>> {
    return this.queries.list(query);
  }

  /** Shows one version of criteria with scales and anchors. */
  @Get(':id')
  @Requires('criteria:read')
  getCriteriaSet(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CriteriaSetResponse> {
    return this.queries.one(actor, id);
  }

  /** Shows what a version says otherwise than the one before, and than what was opened for consultation. */
  @Get(':id/changes')
  @Requires('criteria:read')
  getCriteriaChanges(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<CriteriaChangesResponse> {
    return this.queries.changes(actor, id);
  }

  /** Drafts the criteria of a unit for a year or one evaluation period; they count for all below that have none of their own. */
  @Post()
  @Creates('/criteria-sets/:id')
  @Requires('criteria:manage')
  @Idempotent()
  @Problems(
    criteriaProblems.UNIT_UNKNOWN,
    criteriaProblems.PERIOD_UNKNOWN,
    criteriaProblems.ALREADY_THERE,
    requestProblems.ID_TAKEN,
  )
  async draftCriteriaSet(@CurrentActor() actor: Actor, @Body() body: CriteriaSetRequest): Promise<CriteriaSetResponse> {
    return this.queries.one(actor, await this.service.draft(actor, body));
  }

  /** Changes a draft, or criteria whose consultation is over, before they are published. */
  @Patch(':id')
  @Requires('criteria:manage')
  @Problems(criteriaProblems.NOT_YOUR_UNIT, criteriaProblems.WRONG_STATE, criteriaProblems.CONSULTATION_RUNS)
  async changeCriteriaSet(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: CriteriaSetPatch,
  ): Promise<CriteriaSetResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /** Opens a draft for consultation: everybody of the unit may comment, propose and vote until the last day, and is told. */
  @Post(':id/consultation')
  @HttpCode(200)
  @Requires('criteria:manage')
  @Idempotent()
  @Problems(criteriaProblems.NOT_YOUR_UNIT, criteriaProblems.WRONG_STATE, criteriaProblems.WINDOW_IMPOSSIBLE)
  async openCriteriaConsultation(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ConsultationRequest,
  ): Promise<CriteriaSetResponse> {
    await this.publication.open(actor, id, body, version);
    return this.queries.one(actor, id);
  }

  /**
   * Publishes criteria once their consultation is over and every proposal has its answer. They count from the first evaluation period that
   * begins on this day or later; everybody is asked to acknowledge them.
   */
  @Post(':id/publication')
  @HttpCode(200)
  @Requires('criteria:manage')
  @Idempotent()
  @Problems(
    criteriaProblems.NOT_YOUR_UNIT,
    criteriaProblems.WRONG_STATE,
    criteriaProblems.CONSULTATION_RUNS,
    criteriaProblems.PROPOSALS_UNANSWERED,
    criteriaProblems.TOO_LATE,
  )
  async publishCriteriaSet(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<CriteriaSetResponse> {
    await this.publication.publish(actor, id, version);
    return this.queries.one(actor, id);
  }

  /** Withdraws criteria that do not count yet, with a reason. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Requires('criteria:manage')
  @Idempotent()
  @Problems(criteriaProblems.NOT_YOUR_UNIT, criteriaProblems.WRONG_STATE, criteriaProblems.COUNTS_ALREADY)
  async withdrawCriteriaSet(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: CriteriaReasonRequest,
  ): Promise<CriteriaSetResponse> {
    await this.service.withdraw(actor, id, body.reason, version);
    return this.queries.one(actor, id);
  }

  /** Drafts the next version of published criteria, which stand until that one is published; it needs its own consultation and acknowledgement. */
  @Post(':id/revision')
  @Creates('/criteria-sets/:id')
  @Requires('criteria:manage')
  @Idempotent()
  @Problems(criteriaProblems.NOT_YOUR_UNIT, criteriaProblems.WRONG_STATE, criteriaProblems.ALREADY_THERE)
  async reviseCriteriaSet(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: CriteriaReasonRequest,
  ): Promise<CriteriaSetResponse> {
    return this.queries.one(actor, await this.service.revise(actor, id, body.reason, version));
  }
}
