import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { AppraisalsQueries } from '../../appraisals.queries.js';
import { AppraisalResponse } from '../../http/appraisal.response.js';
import { objectionProblems } from '../../objections/objection.problems.js';
import { AppraisalRulings } from '../appraisal-rulings.service.js';
import { RulingRequest } from './ruling.request.js';
import { RulingResponse } from './ruling.response.js';

@ApiTags('Appraisals')
@Controller('appraisals/:id/rulings')
export class RulingsController {
  constructor(
    private readonly rulings: AppraisalRulings,
    private readonly appraisals: AppraisalsQueries,
  ) {}

  /** Records what a court or an authority has ruled of a published appraisal: it does not count, it stands, or it is done anew. */
  @Post()
  @Requires('appraisal:void')
  @Idempotent()
  @Problems(
    appraisalProblems.OWN_APPRAISAL,
    appraisalProblems.WRONG_STATE,
    appraisalProblems.NOT_EVALUATED_NOW,
    objectionProblems.OBJECTION_OPEN,
  )
  async recordRuling(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RulingRequest,
  ): Promise<AppraisalResponse> {
    await this.rulings.record(actor, id, body);
    return this.appraisals.appraisal(actor, id);
  }

  /** Lists what was ruled of one appraisal, the first first. */
  @Get()
  @Requires('appraisal:read')
  @ApiPage(RulingResponse)
  listRulings(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<RulingResponse>> {
    return this.rulings.rulings(actor, id, query);
  }
}
