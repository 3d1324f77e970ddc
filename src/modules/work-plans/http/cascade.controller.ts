import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { AlignmentsService } from '../cascade/alignments.service.js';
import { cascadeProblems } from '../cascade/cascade.problems.js';
import { LeaderResults } from '../cascade/leader-results.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { WorkPlansQueries } from '../work-plans.queries.js';
import { CascadeFindingsQueries } from '../cascade/cascade-findings.queries.js';
import { AlignmentRequest, CascadeFindingQuery, CascadeQuery } from './cascade.request.js';
import {
  CascadeFindingKindResponse,
  CascadeFindingResponse,
  FollowerResponse,
  LeaderResultResponse,
} from './cascade.response.js';
import { WorkPlanResponse } from './work-plan.response.js';

@ApiTags('Cascade')
@Controller()
export class CascadeController {
  constructor(
    private readonly alignments: AlignmentsService,
    private readonly leaders: LeaderResults,
    private readonly queries: WorkPlansQueries,
    private readonly findings: CascadeFindingsQueries,
  ) {}

  /** Lists where the cascade of a year does not hold together, each kind with how many there are, among the plans that you may read. */
  @Get('cascade-findings')
  @Requires('work-plan:read')
  @CountsAs('expensive')
  @Problems(cascadeProblems.PERIOD_UNKNOWN)
  @ApiPage(CascadeFindingKindResponse)
  listCascadeFindingKinds(
    @CurrentActor() actor: Actor,
    @Query() query: CascadeQuery,
  ): Promise<Page<CascadeFindingKindResponse>> {
    return this.findings.kinds(actor, query);
  }

  /** Lists the findings of one kind by name: plans or results. */
  @Get('cascade-findings/records')
  @Requires('work-plan:read')
  @Problems(cascadeProblems.PERIOD_UNKNOWN)
  @ApiPage(CascadeFindingResponse)
  listCascadeFindings(
    @CurrentActor() actor: Actor,
    @Query() query: CascadeFindingQuery,
  ): Promise<Page<CascadeFindingResponse>> {
    return this.findings.findings(actor, query);
  }

  /** Lists what the results of a plan may serve: those of agreed plans of the appraiser and of team leaders in the same year. */
  @Get('work-plans/:id/leader-results')
  @Requires('work-plan:read')
  @ApiPage(LeaderResultResponse)
  listLeaderResults(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<LeaderResultResponse>> {
    return this.leaders.choices(actor, id, query);
  }

  /** Lists who serves a result, by name. */
  @Get('work-plan-results/:id/followers')
  @Requires('work-plan:read')
  @ApiPage(FollowerResponse)
  listFollowers(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<FollowerResponse>> {
    return this.leaders.followers(actor, id, query);
  }

  /**
   * Says what a result serves, that it takes up a cell of a role matrix, or that its link still fits although what it leads to has
   * changed. Its owner does it while the plan is a draft or returned, later either of both, a cell he alone; it needs no revision.
   * Takes the version of the plan, answers the whole plan.
   */
  @Post('work-plan-results/:id/alignment')
  @Requires('work-plan:revise')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_A_PARTY,
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    cascadeProblems.ONE_LINK,
    cascadeProblems.LEADER_RESULT_UNKNOWN,
    cascadeProblems.NODE_UNKNOWN,
    cascadeProblems.CIRCLE,
    cascadeProblems.CELL_UNKNOWN,
    cascadeProblems.NOTHING_TO_CONFIRM,
  )
  async alignResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: AlignmentRequest,
    @IfMatch() version: number | null,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.alignments.align(actor, id, body, version));
  }

  /** Takes the link of a result away. Takes the version of the plan, answers the whole plan. */
  @Delete('work-plan-results/:id/alignment')
  @Requires('work-plan:revise')
  @Problems(workPlanProblems.NOT_A_PARTY, workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE)
  async unlinkResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.alignments.unlink(actor, id, version));
  }
}
