import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { cascadeProblems } from '../cascade/cascade.problems.js';
import { RoleMatrixQueries } from '../cascade/role-matrix.queries.js';
import { RoleMatrixService } from '../cascade/role-matrix.service.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { RoleCellPatch, RoleCellRequest } from './role-matrix.request.js';
import { RoleCellResponse, RoleMatrixResponse } from './role-matrix.response.js';

@ApiTags('Role matrices')
@Controller()
export class RoleMatrixController {
  constructor(
    private readonly service: RoleMatrixService,
    private readonly queries: RoleMatrixQueries,
  ) {}

  /** Shows who contributes what to the results of a leader's plan (Matriks Peran Hasil); the id is that of the plan. */
  @Get('role-matrices/:id')
  @Requires('work-plan:read')
  getRoleMatrix(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<RoleMatrixResponse> {
    return this.queries.matrix(actor, id);
  }

  /** Gives a member something to contribute to one of your results. Nobody sees it before you publish the matrix. */
  @Post('role-matrices/:id/cells')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    cascadeProblems.RESULT_UNKNOWN,
    cascadeProblems.MEMBER_UNKNOWN,
    cascadeProblems.CELL_UNFIT,
    cascadeProblems.TOO_MANY_CELLS,
    requestProblems.ID_TAKEN,
  )
  async addRoleCell(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: RoleCellRequest,
  ): Promise<RoleCellResponse> {
    return this.queries.cell(actor, await this.service.add(actor, id, body));
  }

  /** Shows the members what is theirs; shares of a target must add up to it. Answers the matrix. */
  @Post('role-matrices/:id/publication')
  @Requires('work-plan:write')
  @Idempotent()
  @Problems(
    workPlanProblems.NOT_THE_OWNER,
    workPlanProblems.WRONG_STATE,
    cascadeProblems.NO_CELLS,
    cascadeProblems.SHARES_DO_NOT_ADD_UP,
  )
  async publishRoleMatrix(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<RoleMatrixResponse> {
    await this.service.publish(actor, id);
    return this.queries.matrix(actor, id);
  }

  /** Shows what one member is to contribute to one result. */
  @Get('role-matrix-cells/:id')
  @Requires('work-plan:read')
  getRoleCell(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<RoleCellResponse> {
    return this.queries.cell(actor, id);
  }

  /** Changes what a member is to contribute; whoever has taken it up is told to look again. */
  @Patch('role-matrix-cells/:id')
  @Requires('work-plan:write')
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE, cascadeProblems.CELL_UNFIT)
  async changeRoleCell(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: RoleCellPatch,
  ): Promise<RoleCellResponse> {
    return this.queries.cell(actor, await this.service.change(actor, id, body, version));
  }

  /** Takes back what the member has not taken up. */
  @Delete('role-matrix-cells/:id')
  @HttpCode(204)
  @Requires('work-plan:write')
  @Problems(workPlanProblems.NOT_THE_OWNER, workPlanProblems.WRONG_STATE, cascadeProblems.CELL_TAKEN)
  removeRoleCell(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.service.remove(actor, id, version);
  }

  /** Lists what leaders have handed to the owner of a plan in its year. Take one up with `roleMatrixCellId` of a new result. */
  @Get('work-plans/:id/assigned-roles')
  @Requires('work-plan:read')
  @ApiPage(RoleCellResponse)
  listAssignedRoles(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<RoleCellResponse>> {
    return this.queries.assigned(actor, id, query);
  }
}
