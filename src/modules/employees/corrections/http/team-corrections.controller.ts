import { Body, Controller, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { employeeProblems } from '../../employees.problems.js';
import { TeamMembershipResponse } from '../../teams/http/team.response.js';
import { TeamsQueries } from '../../teams/teams.queries.js';
import { Corrections } from '../corrections.service.js';
import { TeamMemberKind } from '../kinds/team-member.kind.js';
import { TeamMembershipCorrectionRequest, WithdrawalRequest } from './correction.request.js';

@ApiTags('Teams')
@Controller('teams/:id/members/:memberId')
export class TeamCorrectionsController {
  constructor(
    private readonly corrections: Corrections,
    private readonly queries: TeamsQueries,
    private readonly member: TeamMemberKind,
  ) {}

  /** Corrects somebody's time or part in a team that was recorded wrongly. */
  @Patch()
  @Requires('work-team:manage')
  @Problems(
    employeeProblems.NOT_YOUR_TEAM,
    employeeProblems.OUTSIDE_TEAM,
    employeeProblems.ALREADY_MEMBER,
    employeeProblems.TEAM_HAS_LEADER,
    employeeProblems.RANGE_REVERSED,
  )
  async correctTeamMember(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('memberId') memberId: string,
    @IfMatch() version: number | null,
    @Body() body: TeamMembershipCorrectionRequest,
  ): Promise<TeamMembershipResponse> {
    await this.corrections.correct(this.member, { actor, key: { id: memberId, teamId: id }, version }, body);
    return this.queries.member(actor, id, memberId);
  }

  /** Takes somebody out of a team who was recorded in it by mistake, as if he had never been there. */
  @Post('withdrawal')
  @HttpCode(204)
  @Requires('work-team:manage')
  @Idempotent()
  @Problems(employeeProblems.NOT_YOUR_TEAM)
  async withdrawTeamMember(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('memberId') memberId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<void> {
    await this.corrections.withdraw(this.member, { actor, key: { id: memberId, teamId: id } }, body);
  }
}
