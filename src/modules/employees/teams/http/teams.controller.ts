import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { employeeProblems } from '../../employees.problems.js';
import { LastDayRequest } from '../../history/http/history.request.js';
import { TeamsQueries } from '../teams.queries.js';
import { TeamsService } from '../teams.service.js';
import { TeamMembershipRequest, TeamQuery, TeamRequest } from './team.request.js';
import { TeamMembershipResponse, TeamResponse } from './team.response.js';

@ApiTags('Teams')
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly service: TeamsService,
    private readonly queries: TeamsQueries,
  ) {}

  /** Lists teams by name: those you belong to, those of your units as their HR manager, all for BKPSDM and auditors. */
  @Get()
  @Requires('work-team:read')
  @ApiPage(TeamResponse)
  listTeams(@CurrentActor() actor: Actor, @Query() query: TeamQuery): Promise<Page<TeamResponse>> {
    return this.queries.teams(actor, query);
  }

  /** Shows one team. */
  @Get(':id')
  @Requires('work-team:read')
  getTeam(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<TeamResponse> {
    return this.queries.team(actor, id);
  }

  /** Sets up a team outside the line by letter; it does not change who appraises whom. */
  @Post()
  @Requires('work-team:manage')
  @Idempotent()
  @Creates('/teams/:id')
  @Problems(employeeProblems.NOT_YOUR_UNIT, employeeProblems.RANGE_REVERSED, requestProblems.ID_TAKEN)
  async createTeam(@CurrentActor() actor: Actor, @Body() body: TeamRequest): Promise<TeamResponse> {
    return this.queries.team(actor, await this.service.create(actor, body));
  }

  /** Ends a team on a day, and with it everybody's time in it. */
  @Post(':id/end')
  @Requires('work-team:manage')
  @Idempotent()
  @Problems(employeeProblems.NOT_YOUR_TEAM, employeeProblems.RANGE_REVERSED, employeeProblems.RECORD_ENDED)
  async endTeam(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: LastDayRequest,
  ): Promise<TeamResponse> {
    await this.service.end(actor, id, body.lastDay);
    return this.queries.team(actor, id);
  }

  /** Lists the members of a team, by their first day. */
  @Get(':id/members')
  @Requires('work-team:read')
  @ApiPage(TeamMembershipResponse)
  listTeamMembers(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<TeamMembershipResponse>> {
    return this.queries.members(actor, id, query);
  }

  /** Adds somebody of any unit to a team, as its leader or a member. */
  @Post(':id/members')
  @Requires('work-team:manage')
  @Idempotent()
  @Problems(
    employeeProblems.NOT_YOUR_TEAM,
    employeeProblems.EMPLOYEE_UNKNOWN,
    employeeProblems.OUTSIDE_TEAM,
    employeeProblems.ALREADY_MEMBER,
    employeeProblems.TEAM_HAS_LEADER,
    employeeProblems.RANGE_REVERSED,
    requestProblems.ID_TAKEN,
  )
  async addTeamMember(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: TeamMembershipRequest,
  ): Promise<TeamMembershipResponse> {
    return this.queries.member(actor, id, await this.service.addMember(actor, id, body));
  }

  /** Ends somebody's time in a team on a day. */
  @Post(':id/members/:memberId/end')
  @Requires('work-team:manage')
  @Idempotent()
  @Problems(employeeProblems.NOT_YOUR_TEAM, employeeProblems.RANGE_REVERSED, employeeProblems.RECORD_ENDED)
  async endTeamMember(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IdParam('memberId') memberId: string,
    @Body() body: LastDayRequest,
  ): Promise<TeamMembershipResponse> {
    await this.service.endMember(actor, id, memberId, body.lastDay);
    return this.queries.member(actor, id, memberId);
  }
}
