import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch, OneOfParam } from '../../../kernel/http/params.js';
import { BEHAVIOUR_CODES, type BehaviourCode } from '../domain/behaviours.js';
import { RevisionsQueries } from '../revisions/revisions.queries.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { cascadeProblems } from '../cascade/cascade.problems.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { RevisionDecisionRequest, RevisionPatch, RevisionRequest } from './work-plan-revision.request.js';
import { RevisionResponse, RevisionSummaryResponse } from './work-plan-revision.response.js';
import { ExpectationPatch } from './work-plan.request.js';

@ApiTags('Work plans')
@Controller()
export class WorkPlanRevisionsController {
  constructor(
    private readonly service: RevisionsService,
    private readonly queries: RevisionsQueries,
  ) {}

  /** Lists the revisions of a plan, the first first. */
  @Get('work-plans/:id/revisions')
  @Requires('work-plan:read')
  @ApiPage(RevisionSummaryResponse)
  listRevisions(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<RevisionSummaryResponse>> {
    return this.queries.revisions(actor, id, query);
  }

  /** Begins a revision of an active plan, as its owner or appraiser; the plan counts unchanged until both have agreed. */
  @Post('work-plans/:id/revisions')
  @Requires('work-plan:revise')
  @Idempotent()
  @Creates('/work-plan-revisions/:id')
  @Problems(
    workPlanProblems.NOT_A_PARTY,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.REVISION_OPEN,
    requestProblems.ID_TAKEN,
  )
  async startRevision(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RevisionRequest,
  ): Promise<RevisionResponse> {
    return this.queries.revision(actor, await this.service.start(actor, id, body));
  }

  /** Shows a revision with what the plan is to say and what that changes. */
  @Get('work-plan-revisions/:id')
  @Requires('work-plan:read')
  getRevision(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<RevisionResponse> {
    return this.queries.revision(actor, id);
  }

  /** Changes what your plan is to say: its results as a whole, its annexes, the reason. */
  @Patch('work-plan-revisions/:id')
  @Requires('work-plan:write')
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.REVISION_STATE,
    workPlanProblems.NOT_IN_FORM,
    cascadeProblems.ONE_LINK,
    cascadeProblems.LEADER_RESULT_UNKNOWN,
    cascadeProblems.NODE_UNKNOWN,
    cascadeProblems.CELL_IN_REVISION,
    workPlanProblems.PERSPECTIVE_UNKNOWN,
    requestProblems.ID_TAKEN,
  )
  async changeRevision(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: RevisionPatch,
  ): Promise<RevisionResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.revision(actor, id);
  }

  /** Says what you, the appraiser, are to expect of one core value. */
  @Patch('work-plan-revisions/:id/behaviours/:code')
  @Requires('work-plan:decide')
  @Problems(workPlanProblems.NOT_THE_APPRAISER, workPlanProblems.WRONG_STATE, workPlanProblems.REVISION_STATE)
  async changeRevisedExpectation(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @OneOfParam('code', BEHAVIOUR_CODES) code: BehaviourCode,
    @IfMatch() version: number | null,
    @Body() body: ExpectationPatch,
  ): Promise<RevisionResponse> {
    await this.service.expect(actor, id, code, body, version);
    return this.queries.revision(actor, id);
  }

  /** Signs the revision of your plan and hands it to your appraiser. */
  @Post('work-plan-revisions/:id/submission')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.REVISION_STATE,
    workPlanProblems.NOTHING_REVISED,
    workPlanProblems.INCOMPLETE,
  )
  async submitRevision(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<RevisionResponse> {
    await this.service.submit(actor, id);
    return this.queries.revision(actor, id);
  }

  /** Gives a submitted revision back to its owner with a reason. */
  @Post('work-plan-revisions/:id/return')
  @Requires('work-plan:decide')
  @Idempotent()
  @Problems(workPlanProblems.NOT_THE_APPRAISER, workPlanProblems.WRONG_STATE, workPlanProblems.REVISION_STATE)
  async returnRevision(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RevisionDecisionRequest,
  ): Promise<RevisionResponse> {
    await this.service.returnToOwner(actor, id, body.reason);
    return this.queries.revision(actor, id);
  }

  /** Signs a submitted revision as the appraiser: from now on the plan says what it says. */
  @Post('work-plan-revisions/:id/agreement')
  @Requires('work-plan:decide')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_APPRAISER,
    workPlanProblems.WRONG_STATE,
    workPlanProblems.REVISION_STATE,
    requestProblems.ID_TAKEN,
  )
  async agreeRevision(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<RevisionResponse> {
    await this.service.agree(actor, id);
    return this.queries.revision(actor, id);
  }

  /** Refuses a submitted revision with a reason; the plan stays as it is. */
  @Post('work-plan-revisions/:id/refusal')
  @Requires('work-plan:decide')
  @Idempotent()
  @Problems(workPlanProblems.NOT_THE_APPRAISER, workPlanProblems.WRONG_STATE, workPlanProblems.REVISION_STATE)
  async refuseRevision(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RevisionDecisionRequest,
  ): Promise<RevisionResponse> {
    await this.service.refuse(actor, id, body.reason);
    return this.queries.revision(actor, id);
  }

  /** Drops a revision of your plan that is not decided; the plan stays as it is. */
  @Post('work-plan-revisions/:id/withdrawal')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.REVISION_STATE)
  async withdrawRevision(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<RevisionResponse> {
    await this.service.withdraw(actor, id);
    return this.queries.revision(actor, id);
  }
}
