import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creates, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { organizationProblems } from '../../organization.problems.js';
import { PositionsQueries } from '../positions.queries.js';
import { PositionsService } from '../positions.service.js';
import { PositionPatchRequest, PositionQuery, PositionRequest } from './position.request.js';
import { PositionResponse } from './position.response.js';

const { UNIT_UNKNOWN, POSITION_EXISTS, POSITION_UNSOUND, POSITION_HELD } = organizationProblems;

@ApiTags('Organization')
@Controller('positions')
export class PositionsController {
  constructor(
    private readonly service: PositionsService,
    private readonly queries: PositionsQueries,
  ) {}

  /** Lists posts by title, of one unit or of all, with level, class and retirement age. */
  @Get()
  @Requires('org-unit:read')
  @ApiPage(PositionResponse)
  listPositions(@Query() query: PositionQuery): Promise<Page<PositionResponse>> {
    return this.queries.positions(query);
  }

  /** Shows one post. */
  @Get(':id')
  @Requires('org-unit:read')
  getPosition(@IdParam('id') id: string): Promise<PositionResponse> {
    return this.queries.position(id);
  }

  /** Adds a post to a unit. */
  @Post()
  @Requires('org-unit:manage')
  @Idempotent()
  @Creates('/positions/:id')
  @Problems(UNIT_UNKNOWN, POSITION_EXISTS, POSITION_UNSOUND, requestProblems.ID_TAKEN)
  async addPosition(@Body() body: PositionRequest): Promise<PositionResponse> {
    return this.queries.position(await this.service.add(body));
  }

  /** Changes a post: its title, level, class, eselon, retirement age or the days on which it is there. */
  @Patch(':id')
  @Requires('org-unit:manage')
  @Problems(POSITION_EXISTS, POSITION_UNSOUND, POSITION_HELD)
  async changePosition(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: PositionPatchRequest,
  ): Promise<PositionResponse> {
    await this.service.change(id, version, body);
    return this.queries.position(id);
  }
}
