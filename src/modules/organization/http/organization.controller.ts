import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creates, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { organizationProblems } from '../organization.problems.js';
import { OrganizationQueries } from '../organization.queries.js';
import { OrganizationService } from '../organization.service.js';
import { OrgUnitQuery, OrgUnitRequest, PositionQuery, PositionRequest } from './org-unit.request.js';
import { OrgUnitResponse, PositionResponse } from './org-unit.response.js';

@ApiTags('Organization')
@Controller()
export class OrganizationController {
  constructor(
    private readonly service: OrganizationService,
    private readonly queries: OrganizationQueries,
  ) {}

  /** Lists units by name; with `parentId` the tree opens level by level. */
  @Get('org-units')
  @Requires('org-unit:read')
  @ApiPage(OrgUnitResponse)
  listOrgUnits(@Query() query: OrgUnitQuery): Promise<Page<OrgUnitResponse>> {
    return this.queries.units(query);
  }

  /** Shows one unit. */
  @Get('org-units/:id')
  @Requires('org-unit:read')
  getOrgUnit(@IdParam('id') id: string): Promise<OrgUnitResponse> {
    return this.queries.unit(id);
  }

  /** Adds a unit below another one. */
  @Post('org-units')
  @Requires('org-unit:manage')
  @Idempotent()
  @Creates('/org-units/:id')
  @Problems(organizationProblems.UNIT_UNKNOWN, organizationProblems.ROOT_EXISTS, requestProblems.ID_TAKEN)
  async addOrgUnit(@Body() body: OrgUnitRequest): Promise<OrgUnitResponse> {
    return this.queries.unit(await this.service.addUnit(body));
  }

  /** Lists posts by title, of one unit or of all. */
  @Get('positions')
  @Requires('org-unit:read')
  @ApiPage(PositionResponse)
  listPositions(@Query() query: PositionQuery): Promise<Page<PositionResponse>> {
    return this.queries.positions(query);
  }

  /** Shows one post. */
  @Get('positions/:id')
  @Requires('org-unit:read')
  getPosition(@IdParam('id') id: string): Promise<PositionResponse> {
    return this.queries.position(id);
  }

  /** Adds a post to a unit. */
  @Post('positions')
  @Requires('org-unit:manage')
  @Idempotent()
  @Creates('/positions/:id')
  @Problems(organizationProblems.UNIT_UNKNOWN, organizationProblems.POSITION_EXISTS, requestProblems.ID_TAKEN)
  async addPosition(@Body() body: PositionRequest): Promise<PositionResponse> {
    return this.queries.position(await this.service.addPosition(body));
  }
}
