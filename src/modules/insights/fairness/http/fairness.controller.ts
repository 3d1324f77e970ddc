import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { FairnessAnalysesService } from '../fairness-analyses.service.js';
import { fairnessProblems } from '../fairness.problems.js';
import { FairnessQueries } from '../fairness.queries.js';
import {
  FairnessAnalysisQuery,
  FairnessAnalysisRequest,
  FairnessAppraiserQuery,
  FairnessCommentRequest,
  FairnessHintQuery,
} from './fairness.request.js';
import {
  FairnessAnalysisResponse,
  FairnessAppraiserResponse,
  FairnessDifferenceResponse,
  FairnessHintResponse,
  OwnFairnessResponse,
} from './fairness.response.js';

const JOB = { description: 'The job that does it.', schema: { type: 'string' }, example: '/api/v1/jobs/{id}' } as const;

@ApiTags('Fairness')
@Controller()
export class FairnessController {
  constructor(
    private readonly analyses: FairnessAnalysesService,
    private readonly queries: FairnessQueries,
  ) {}

  /** Has a year analysed for fairness: a job compares its appraisers and groups, and changes no rating. */
  @Post('fairness-analyses')
  @HttpCode(202)
  @Requires('fairness:run')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse({ type: FairnessAnalysisResponse, headers: { Location: JOB } })
  @Problems(fairnessProblems.YEAR_UNKNOWN, fairnessProblems.RUNNING, requestProblems.ID_TAKEN)
  async startFairnessAnalysis(
    @Body() body: FairnessAnalysisRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FairnessAnalysisResponse> {
    const started = await this.queries.analysis(await this.analyses.start(body));
    reply.header('location', `/api/v1/jobs/${started.jobId}`);
    return started;
  }

  /** Lists analyses, the latest first. */
  @Get('fairness-analyses')
  @Requires('fairness-analysis:read')
  @ApiPage(FairnessAnalysisResponse)
  listFairnessAnalyses(@Query() query: FairnessAnalysisQuery): Promise<Page<FairnessAnalysisResponse>> {
    return this.queries.analyses(query);
  }

  /** Shows one analysis in few numbers. */
  @Get('fairness-analyses/:id')
  @Requires('fairness-analysis:read')
  getFairnessAnalysis(@IdParam('id') id: string): Promise<FairnessAnalysisResponse> {
    return this.queries.analysis(id);
  }

  /** Lists the figures of appraisers within your reach, once they have answered or their time for it is over. */
  @Get('fairness-analyses/:id/appraisers')
  @Requires('fairness:read')
  @ApiPage(FairnessAppraiserResponse)
  listFairnessOfAppraisers(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: FairnessAppraiserQuery,
  ): Promise<Page<FairnessAppraiserResponse>> {
    return this.queries.appraisers(actor, id, query);
  }

  /** Lists how groups of people differ in their ratings; small groups are hidden so that they cannot be calculated. */
  @Get('fairness-analyses/:id/group-differences')
  @Requires('fairness-difference:read')
  @ApiPage(FairnessDifferenceResponse)
  listFairnessDifferences(
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<FairnessDifferenceResponse>> {
    return this.queries.differences(id, query);
  }

  /** Lists what is worth a talk with appraisers within your reach; hints, never findings. */
  @Get('fairness-analyses/:id/hints')
  @Requires('fairness:read')
  @ApiPage(FairnessHintResponse)
  listFairnessHints(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: FairnessHintQuery,
  ): Promise<Page<FairnessHintResponse>> {
    return this.queries.hints(actor, id, query);
  }

  /** Lists your own figures as an appraiser, with what is worth a thought, before others see them. */
  @Get('my/appraiser-fairness')
  @Requires('fairness:own')
  @ApiPage(OwnFairnessResponse)
  listOwnFairness(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<OwnFairnessResponse>> {
    return this.queries.own(actor, query);
  }

  /** Says that you have seen your figures, with a comment that is shown beside them; others see both from then on. */
  @Post('my/appraiser-fairness/:id/comment')
  @HttpCode(200)
  @Requires('fairness:own')
  @Idempotent()
  @Problems(fairnessProblems.ANSWERED)
  async commentOwnFairness(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: FairnessCommentRequest,
  ): Promise<OwnFairnessResponse> {
    await this.analyses.answer(actor, id, body);
    return this.queries.ownIn(actor, id);
  }
}
