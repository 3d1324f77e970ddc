import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creates, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { organizationProblems } from '../../organization.problems.js';
import { UnitsQueries } from '../units.queries.js';
import { UnitsService } from '../units.service.js';
import {
  OrgUnitClosureRequest,
  OrgUnitDayQuery,
  OrgUnitPatchRequest,
  OrgUnitPeriodRequest,
  OrgUnitQuery,
  OrgUnitRequest,
} from './org-unit.request.js';
import { OrgUnitPeriodResponse, OrgUnitResponse } from './org-unit.response.js';

const { UNIT_UNKNOWN, UNIT_ABSENT, ROOT_EXISTS, PARENT_ABSENT, CYCLE, DAYS_REVERSED, TYPE_UNKNOWN } =
  organizationProblems;
const { UNIT_HAS_POSTS, UNIT_CLOSED } = organizationProblems;

@ApiTags('Organization')
@Controller('org-units')
export class UnitsController {
  constructor(
    private readonly service: UnitsService,
    private readonly queries: UnitsQueries,
  ) {}

  /** Lists the units of a day by name; with `parentId` the tree of that day opens level by level. */
  @Get()
  @Requires('org-unit:read')
  @ApiPage(OrgUnitResponse)
  listOrgUnits(@Query() query: OrgUnitQuery): Promise<Page<OrgUnitResponse>> {
    return this.queries.units(query);
  }

  /** Shows one unit as it is today or on another day. */
  @Get(':id')
  @Requires('org-unit:read')
  getOrgUnit(@IdParam('id') id: string, @Query() query: OrgUnitDayQuery): Promise<OrgUnitResponse> {
    return this.queries.unit(id, query.on);
  }

  /** Adds a unit below another one, on the days on which it is there. */
  @Post()
  @Requires('org-unit:manage')
  @Idempotent()
  @Creates('/org-units/:id')
  @Problems(UNIT_UNKNOWN, ROOT_EXISTS, PARENT_ABSENT, DAYS_REVERSED, TYPE_UNKNOWN, requestProblems.ID_TAKEN)
  async addOrgUnit(@Body() body: OrgUnitRequest): Promise<OrgUnitResponse> {
    return this.queries.unit(await this.service.add(body));
  }

  /** Corrects what was recorded wrongly of a unit: it was always so. A change from a day on is another operation. */
  @Patch(':id')
  @Requires('org-unit:manage')
  @Problems(UNIT_UNKNOWN, ROOT_EXISTS, PARENT_ABSENT, CYCLE, DAYS_REVERSED, TYPE_UNKNOWN, UNIT_HAS_POSTS)
  async correctOrgUnit(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: OrgUnitPatchRequest,
  ): Promise<OrgUnitResponse> {
    await this.service.correct(id, version, body);
    return this.queries.unit(id);
  }

  /** Lists what a unit was, is and will be, earliest first, with the letters. */
  @Get(':id/periods')
  @Requires('org-unit:read')
  @ApiPage(OrgUnitPeriodResponse)
  listOrgUnitPeriods(@IdParam('id') id: string, @Query() query: PageQuery): Promise<Page<OrgUnitPeriodResponse>> {
    return this.queries.periods(id, query);
  }

  /** Changes a unit from a day on: another name, another unit above, another head post. Rights follow on that day. */
  @Post(':id/periods')
  @Requires('org-unit:manage')
  @Idempotent()
  @Problems(UNIT_UNKNOWN, UNIT_ABSENT, ROOT_EXISTS, PARENT_ABSENT, CYCLE, TYPE_UNKNOWN)
  async changeOrgUnit(@IdParam('id') id: string, @Body() body: OrgUnitPeriodRequest): Promise<OrgUnitPeriodResponse> {
    return this.queries.period(id, await this.service.changeFrom(id, body));
  }

  /** Ends a unit after a day; units below and people's posts must have gone before. */
  @Post(':id/closure')
  @Requires('org-unit:manage')
  @Idempotent()
  @Problems(UNIT_ABSENT, UNIT_CLOSED, PARENT_ABSENT, UNIT_HAS_POSTS)
  async closeOrgUnit(@IdParam('id') id: string, @Body() body: OrgUnitClosureRequest): Promise<OrgUnitResponse> {
    await this.service.close(id, body);
    return this.queries.unit(id);
  }
}
