import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { AppraisalsQueries } from '../../appraisals.queries.js';
import { AppraisalResponse } from '../../http/appraisal.response.js';
import { ObjectionPolicyService } from '../objection-policy.service.js';
import { TalksService } from '../talks.service.js';
import { ObjectionPolicyPatch } from './objection-policy.request.js';
import { ObjectionPolicyResponse } from './objection-policy.response.js';
import { TalkRequest } from './talk.request.js';
import { TalkResponse } from './talk.response.js';

@ApiTags('Objections')
@Controller()
export class TalksController {
  constructor(
    private readonly service: TalksService,
    private readonly appraisals: AppraisalsQueries,
    private readonly policy: ObjectionPolicyService,
  ) {}

  /** Asks for a talk over a published result, or notes one that was held, as the employee or the appraiser. */
  @Post('appraisals/:id/talks')
  @Requires('appraisal:talk')
  @Creates('/appraisals/:id/talks')
  @Idempotent()
  @Problems(appraisalProblems.NOT_A_PARTY, appraisalProblems.NOT_THE_EVALUATOR, appraisalProblems.WRONG_STATE)
  async noteTalk(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: TalkRequest,
  ): Promise<AppraisalResponse> {
    await this.service.note(actor, id, body);
    return this.appraisals.appraisal(actor, id);
  }

  /** Lists what was noted of talks over one appraisal, the first first. */
  @Get('appraisals/:id/talks')
  @Requires('appraisal:read')
  @ApiPage(TalkResponse)
  listTalks(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<TalkResponse>> {
    return this.service.talks(actor, id, query);
  }

  /** Shows the terms of objections: how many days, counted how, from when; who has to be heard, and what comes first. */
  @Get('objection-policy')
  @Requires('period:read')
  getObjectionPolicy(): Promise<ObjectionPolicyResponse> {
    return this.policy.current();
  }

  /** Decides the terms of objections to what is published from now on. */
  @Patch('objection-policy')
  @Requires('period:manage')
  async changeObjectionPolicy(
    @IfMatch() version: number | null,
    @Body() body: ObjectionPolicyPatch,
  ): Promise<ObjectionPolicyResponse> {
    await this.policy.decide(version, body);
    return this.policy.current();
  }
}
