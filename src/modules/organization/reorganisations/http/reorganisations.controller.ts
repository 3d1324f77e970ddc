import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import {
  Creates,
  CurrentActor,
  Problems,
  Requires,
  RequiresRecentSignIn,
} from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { organizationProblems } from '../../organization.problems.js';
import { ReorganisationsQueries } from '../reorganisations.queries.js';
import { ReorganisationsService } from '../reorganisations.service.js';
import { OrgUnitReorganisationQuery, OrgUnitReorganisationRequest } from './reorganisation.request.js';
import {
  OrgUnitReorganisationPreviewResponse,
  OrgUnitReorganisationResponse,
  OrgUnitReorganisationSummaryResponse,
} from './reorganisation.response.js';

const { REORGANISATION_UNSOUND, CYCLE, PARENT_ABSENT, TYPE_UNKNOWN, UNIT_UNKNOWN } = organizationProblems;
const REFUSALS = [REORGANISATION_UNSOUND, CYCLE, PARENT_ABSENT, TYPE_UNKNOWN, UNIT_UNKNOWN, requestProblems.ID_TAKEN];

@ApiTags('Organization')
@Controller()
export class ReorganisationsController {
  constructor(
    private readonly service: ReorganisationsService,
    private readonly queries: ReorganisationsQueries,
  ) {}

  /** Lists reorganisations, the latest first; with `unitId` what became of a unit and where it comes from. */
  @Get('org-unit-reorganisations')
  @Requires('org-unit:read')
  @ApiPage(OrgUnitReorganisationSummaryResponse)
  listOrgUnitReorganisations(
    @Query() query: OrgUnitReorganisationQuery,
  ): Promise<Page<OrgUnitReorganisationSummaryResponse>> {
    return this.queries.reorganisations(query);
  }

  /** Shows one reorganisation with what went where. */
  @Get('org-unit-reorganisations/:id')
  @Requires('org-unit:read')
  getOrgUnitReorganisation(@IdParam('id') id: string): Promise<OrgUnitReorganisationResponse> {
    return this.queries.reorganisation(id);
  }

  /** Tells what a reorganisation would do: units, posts, how many people, and what becomes of HR managers, letters, rules and teams; nothing is changed. */
  @Post('org-unit-reorganisation-previews')
  @HttpCode(200)
  @Requires('org-unit:manage')
  @Idempotent()
  @Problems(...REFUSALS)
  async previewOrgUnitReorganisation(
    @Body() body: OrgUnitReorganisationRequest,
  ): Promise<OrgUnitReorganisationPreviewResponse> {
    const { lines, movedPeople, endedPeople, unitsWithoutHead } = await this.service.preview(body);
    const { kind, effectiveOn } = body;
    return { kind, effectiveOn, movedPeople, endedPeople, unitsWithoutHead, lines };
  }

  /** Merges, splits, moves or renames units; posts and people go along, and rights with them, all at one moment. */
  @Post('org-unit-reorganisations')
  @Requires('org-unit:manage')
  @RequiresRecentSignIn()
  @Idempotent()
  @Creates('/org-unit-reorganisations/:id')
  @Problems(...REFUSALS)
  async reorganiseOrgUnits(
    @CurrentActor() actor: Actor,
    @Body() body: OrgUnitReorganisationRequest,
  ): Promise<OrgUnitReorganisationResponse> {
    return this.queries.reorganisation(await this.service.carryOut(actor, body));
  }
}
