import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creates, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch, OneOfParam } from '../../../../kernel/http/params.js';
import { REFERENCE_LIST_CODES, type ReferenceListCode } from '../domain/reference-lists.js';
import { referenceProblems } from '../references.problems.js';
import { ReferencesQueries } from '../references.queries.js';
import { ReferencesService } from '../references.service.js';
import {
  ReferenceItemClosureRequest,
  ReferenceItemPatchRequest,
  ReferenceItemQuery,
  ReferenceItemRequest,
} from './reference.request.js';
import { ReferenceItemResponse, ReferenceListResponse } from './reference.response.js';

const { ITEM_UNSOUND, CODE_EXISTS, LEGAL_ROW, DAYS_REVERSED, CLOSED } = referenceProblems;

@ApiTags('References')
@Controller()
export class ReferencesController {
  constructor(
    private readonly service: ReferencesService,
    private readonly queries: ReferencesQueries,
  ) {}

  /** Lists the lists of codes that there are: golongan, eselon, legal standings, types of units … */
  @Get('references')
  @Requires('reference:read')
  @ApiPage(ReferenceListResponse)
  listReferenceLists(@Query() query: PageQuery): Promise<Page<ReferenceListResponse>> {
    return this.queries.lists(query);
  }

  /** Lists the rows of one list in their order, with `on` those in force on a day. */
  @Get('references/:list')
  @Requires('reference:read')
  @ApiPage(ReferenceItemResponse)
  listReferenceItems(
    @OneOfParam('list', REFERENCE_LIST_CODES) list: ReferenceListCode,
    @Query() query: ReferenceItemQuery,
  ): Promise<Page<ReferenceItemResponse>> {
    return this.queries.items(list, query);
  }

  /** Adds a local code to a list. */
  @Post('references/:list')
  @Requires('reference:manage')
  @Idempotent()
  @Creates('/reference-items/:id')
  @Problems(ITEM_UNSOUND, CODE_EXISTS, DAYS_REVERSED, requestProblems.ID_TAKEN)
  async addReferenceItem(
    @OneOfParam('list', REFERENCE_LIST_CODES) list: ReferenceListCode,
    @Body() body: ReferenceItemRequest,
  ): Promise<ReferenceItemResponse> {
    return this.queries.item(await this.service.add(list, body));
  }

  /** Shows one row of a list. */
  @Get('reference-items/:id')
  @Requires('reference:read')
  getReferenceItem(@IdParam('id') id: string): Promise<ReferenceItemResponse> {
    return this.queries.item(id);
  }

  /** Changes a row; of one that came with the service only its attributes, its place and its last day. */
  @Patch('reference-items/:id')
  @Requires('reference:manage')
  @Problems(ITEM_UNSOUND, CODE_EXISTS, LEGAL_ROW, DAYS_REVERSED)
  async changeReferenceItem(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ReferenceItemPatchRequest,
  ): Promise<ReferenceItemResponse> {
    await this.service.change(id, version, body);
    return this.queries.item(id);
  }

  /** Ends the use of a code after a day; what bears it keeps its meaning. */
  @Post('reference-items/:id/closure')
  @Requires('reference:manage')
  @Idempotent()
  @Problems(CLOSED, DAYS_REVERSED)
  async closeReferenceItem(
    @IdParam('id') id: string,
    @Body() body: ReferenceItemClosureRequest,
  ): Promise<ReferenceItemResponse> {
    await this.service.close(id, body.lastDay);
    return this.queries.item(id);
  }
}
