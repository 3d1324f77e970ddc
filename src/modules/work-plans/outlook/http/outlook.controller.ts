import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { OutlookQueries } from '../outlook.queries.js';
import { TeamOutlookQuery } from './outlook.request.js';
import { OutlookResponse, TeamOutlookResponse } from './outlook.response.js';

@ApiTags('Progress')
@Controller()
export class OutlookController {
  constructor(private readonly queries: OutlookQueries) {}

  /** Says for each indicator of a plan whether it is on track, at risk or late by its schedule, why, and what it may come to. */
  @Get('work-plans/:id/outlook')
  @Requires('work-plan:read')
  getOutlook(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<OutlookResponse> {
    return this.queries.ofPlan(actor, id);
  }

  /** Lists your direct reports of today with how many of their indicators are on track, at risk and late. */
  @Get('team/outlook')
  @Requires('team:read')
  @ApiPage(TeamOutlookResponse)
  listTeamOutlook(@CurrentActor() actor: Actor, @Query() query: TeamOutlookQuery): Promise<Page<TeamOutlookResponse>> {
    return this.queries.team(actor, query);
  }
}
