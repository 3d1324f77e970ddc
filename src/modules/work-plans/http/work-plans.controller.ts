import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch, OneOfParam } from '../../../kernel/http/params.js';
import { BEHAVIOUR_CODES, type BehaviourCode } from '../domain/behaviours.js';
import { TeamBoardQueries } from '../team-board.queries.js';
import { AppraisalDuties } from '../appraisal-duties.js';
import { WorkPlanAgreementService } from '../work-plan-agreement.service.js';
import { WorkPlanClosingService } from '../work-plan-closing.service.js';
import { WorkPlanPartsService } from '../work-plan-parts.service.js';
import { cascadeProblems } from '../cascade/cascade.problems.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { WorkPlansQueries } from '../work-plans.queries.js';
import { WorkPlansService } from '../work-plans.service.js';
import {
  AnnexesRequest,
  AppraisalDutyRequest,
  ClosureRequest,
  EndingReasonRequest,
  ExpectationPatch,
  ResultRequest,
  ReturnRequest,
  TeamBoardQuery,
  WorkPlanPatch,
  WorkPlanQuery,
  WorkPlanRequest,
} from './work-plan.request.js';
import { TeamMemberResponse, WorkPlanResponse, WorkPlanSummaryResponse } from './work-plan.response.js';

@ApiTags('Work plans')
@Controller('team')
export class TeamController {
  constructor(private readonly board: TeamBoardQueries) {}

  /** Lists your direct reports of today with the plan in force and whose turn it is. */
  @Get()
  @Requires('team:read')
  @ApiPage(TeamMemberResponse)
  listTeam(@CurrentActor() actor: Actor, @Query() query: TeamBoardQuery): Promise<Page<TeamMemberResponse>> {
    return this.board.team(actor, query);
  }
}

@ApiTags('Work plans')
@Controller('work-plans')
export class WorkPlansController {
  constructor(
    private readonly service: WorkPlansService,
    private readonly agreement: WorkPlanAgreementService,
    private readonly closing: WorkPlanClosingService,
    private readonly duties: AppraisalDuties,
    private readonly parts: WorkPlanPartsService,
    private readonly queries: WorkPlansQueries,
  ) {}

  /** Lists plans by first day: your own, those of your direct reports and of the units you care for. */
  @Get()
  @Requires('work-plan:read')
  @ApiPage(WorkPlanSummaryResponse)
  listWorkPlans(@CurrentActor() actor: Actor, @Query() query: WorkPlanQuery): Promise<Page<WorkPlanSummaryResponse>> {
    return this.queries.workPlans(actor, query);
  }

  /** Shows one plan with its results, indicators and behaviours. */
  @Get(':id')
  @Requires('work-plan:read')
  getWorkPlan(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, id);
  }

  /** Starts your plan for a performance year or a part of it. */
  @Post()
  @Requires('work-plan:write')
  @Idempotent()
  @Creates('/work-plans/:id')
  @Problems(
    workPlanProblems.NO_EMPLOYEE,
    workPlanProblems.NO_DUTY,
    workPlanProblems.PERIOD_UNKNOWN,
    workPlanProblems.OUTSIDE_YEAR,
    workPlanProblems.OVERLAPS,
    requestProblems.ID_TAKEN,
  )
  async startWorkPlan(@CurrentActor() actor: Actor, @Body() body: WorkPlanRequest): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.service.start(actor, body));
  }

  /** Changes the days of your plan while it is a draft or returned, and its form while it holds no result. */
  @Patch(':id')
  @Requires('work-plan:write')
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.OUTSIDE_YEAR,
    workPlanProblems.OVERLAPS,
    workPlanProblems.FORM_FIXED,
  )
  async changeWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: WorkPlanPatch,
  ): Promise<WorkPlanResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.workPlan(actor, id);
  }

  /** Takes back your draft that was never submitted. */
  @Delete(':id')
  @Requires('work-plan:write')
  @HttpCode(204)
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE)
  discardWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.service.discard(actor, id, version);
  }

  /** Adds a result (RHK), with its indicators when you know them. Answers the whole plan. */
  @Post(':id/results')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.TOO_MANY_RESULTS,
    workPlanProblems.NOT_IN_FORM,
    workPlanProblems.PERSPECTIVE_UNKNOWN,
    cascadeProblems.ONE_LINK,
    cascadeProblems.LEADER_RESULT_UNKNOWN,
    cascadeProblems.NODE_UNKNOWN,
    cascadeProblems.CELL_UNKNOWN,
    requestProblems.ID_TAKEN,
  )
  async addResult(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ResultRequest,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.parts.addResult(actor, id, body));
  }

  /** Writes the annexes of your plan: resources, accountability, consequences. Answers the whole plan. */
  @Patch(':id/annexes')
  @Requires('work-plan:write')
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE)
  async changeAnnexes(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: AnnexesRequest,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.parts.writeAnnexes(actor, id, body, version));
  }

  /** Says what you, the appraiser, specially expect of one core value. Answers the whole plan. */
  @Patch(':id/behaviours/:code')
  @Requires('work-plan:decide')
  @Problems(workPlanProblems.NOT_THE_APPRAISER, workPlanProblems.WRONG_STATE, workPlanProblems.BEFORE_SUPERIOR)
  async changeExpectation(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @OneOfParam('code', BEHAVIOUR_CODES) code: BehaviourCode,
    @IfMatch() version: number | null,
    @Body() body: ExpectationPatch,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.parts.expect(actor, id, code, body, version));
  }

  /** Signs this version of your plan and hands it to your appraiser. */
  @Post(':id/submission')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.NO_DUTY,
    workPlanProblems.INCOMPLETE,
    workPlanProblems.NO_APPRAISER,
  )
  async submitWorkPlan(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.agreement.submit(actor, id));
  }

  /** Gives a submitted plan back to its owner with a reason, and with reasons for single lines. */
  @Post(':id/return')
  @Requires('work-plan:decide')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_APPRAISER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.BEFORE_SUPERIOR,
    workPlanProblems.PART_UNKNOWN,
  )
  async returnWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ReturnRequest,
  ): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.agreement.returnToOwner(actor, id, body));
  }

  /** Signs a submitted plan as its appraiser; one that has yet to begin becomes active by itself on its first day. */
  @Post(':id/agreement')
  @Requires('work-plan:decide')
  @Idempotent()
  @Problems(workPlanProblems.NOT_THE_APPRAISER, workPlanProblems.WRONG_STATE, workPlanProblems.BEFORE_SUPERIOR)
  async agreeWorkPlan(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.agreement.agree(actor, id));
  }

  /** Lets an agreed plan count, as its appraiser, from its first day on. */
  @Post(':id/activation')
  @Requires('work-plan:decide')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_APPRAISER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.NOT_STARTED,
    workPlanProblems.NO_DUTY,
  )
  async activateWorkPlan(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<WorkPlanResponse> {
    return this.queries.workPlan(actor, await this.agreement.activate(actor, id));
  }

  /** Ends an active plan before its last day, as the HR office or the performance manager of the unit; its appraiser of that day evaluates it. */
  @Post(':id/closure')
  @Requires('work-plan:close')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_MANAGER,
    workPlanProblems.OWN_PLAN,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.OUTSIDE_PLAN,
  )
  async closeWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: ClosureRequest,
  ): Promise<WorkPlanResponse> {
    await this.closing.close(actor, id, body);
    return this.queries.workPlan(actor, id);
  }

  /** Opens a plan again that a manager closed by mistake. */
  @Post(':id/reopening')
  @Requires('work-plan:manage')
  @Idempotent()
  @Problems(
    workPlanProblems.OWN_PLAN,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.FOLLOWS_RECORD,
    workPlanProblems.HANDED_OVER,
    workPlanProblems.OVERLAPS,
  )
  async reopenWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: EndingReasonRequest,
  ): Promise<WorkPlanResponse> {
    await this.closing.reopen(actor, id, body.reason);
    return this.queries.workPlan(actor, id);
  }

  /** Takes a plan out of the world that should never have been; it stays readable. */
  @Post(':id/cancellation')
  @Requires('work-plan:manage')
  @Idempotent()
  @Problems(workPlanProblems.OWN_PLAN, workPlanProblems.WRONG_STATE, workPlanProblems.ALREADY_RATED)
  async cancelWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: EndingReasonRequest,
  ): Promise<WorkPlanResponse> {
    await this.closing.cancel(actor, id, body.reason);
    return this.queries.workPlan(actor, id);
  }

  /** Hands the evaluation of a closed plan to somebody else, when its former appraiser cannot do it. */
  @Post(':id/appraisal-duty')
  @Requires('work-plan:manage')
  @Idempotent()
  @Problems(workPlanProblems.OWN_PLAN, workPlanProblems.WRONG_STATE, workPlanProblems.APPRAISER_UNFIT)
  async handAppraisalDuty(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: AppraisalDutyRequest,
  ): Promise<WorkPlanResponse> {
    await this.duties.hand(actor, id, body);
    return this.queries.workPlan(actor, id);
  }
}
