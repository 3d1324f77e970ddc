import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { AppraiserNotes } from '../appraiser-notes.js';
import { Recommendations } from '../recommendations.js';
import { AppraiserNoteRequest, RecommendationRequest } from './recommendation.request.js';
import { AppraiserNoteResponse, RecommendationResponse, TeamAppraisalResponse } from './recommendation.response.js';

@ApiTags('Appraisals')
@Controller()
export class RecommendationsController {
  constructor(
    private readonly recommendations: Recommendations,
    private readonly notes: AppraiserNotes,
  ) {}

  /** Lists the appraisals that wait, of people who were in a team that you led in that time. */
  @Get('team-appraisals')
  @Requires('recommendation:give')
  @ApiPage(TeamAppraisalResponse)
  listTeamAppraisals(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<TeamAppraisalResponse>> {
    return this.recommendations.waiting(actor, query);
  }

  /** Recommends ratings to the appraiser, as the leader of a team of the employee's; again and again until publication. */
  @Post('appraisals/:id/recommendations')
  @Requires('recommendation:give')
  @Idempotent()
  @Problems(appraisalProblems.NOT_TEAM_LEADER, appraisalProblems.WRONG_STATE)
  async recommendRatings(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RecommendationRequest,
  ): Promise<RecommendationResponse> {
    return this.recommendations.recommend(actor, id, body);
  }

  /** Lists what leaders of teams recommend for an appraisal; its employee sees it from publication on. */
  @Get('appraisals/:id/recommendations')
  @Requires('appraisal:read')
  @ApiPage(RecommendationResponse)
  listRecommendations(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<RecommendationResponse>> {
    return this.recommendations.ofAppraisal(actor, id, query);
  }

  /** Lists what appraisers of a plan have left for the rating of the year; its owner sees it once that is published. */
  @Get('work-plans/:id/appraiser-notes')
  @Requires('appraisal:read')
  @ApiPage(AppraiserNoteResponse)
  listAppraiserNotes(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<AppraiserNoteResponse>> {
    return this.notes.ofPlan(actor, id, query);
  }

  /** Leaves a note for the rating of the year, as the appraiser of an active plan or whoever evaluates a closed one. */
  @Post('work-plans/:id/appraiser-notes')
  @Requires('appraisal:decide')
  @Idempotent()
  @Problems(appraisalProblems.NOT_THE_APPRAISER, appraisalProblems.NOT_THE_EVALUATOR, appraisalProblems.PLAN_NOT_ACTIVE)
  leaveAppraiserNote(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: AppraiserNoteRequest,
  ): Promise<AppraiserNoteResponse> {
    return this.notes.leave(actor, id, body.text);
  }
}
