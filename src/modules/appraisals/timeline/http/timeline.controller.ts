import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { TimelineQueries } from '../timeline.queries.js';
import { TimelineQuery } from './timeline.request.js';
import { TimelineItemResponse } from './timeline.response.js';

@ApiTags('Next steps')
@Controller('timeline')
export class TimelineController {
  constructor(private readonly timeline: TimelineQueries) {}

  /** Lists all that happened with somebody's plans and appraisals that you may read, the latest first: agreement, reports, evidence, feedback, ratings, objections. */
  @Get()
  @Requires('work-plan:read')
  @ApiPage(TimelineItemResponse)
  listTimeline(@CurrentActor() actor: Actor, @Query() query: TimelineQuery): Promise<Page<TimelineItemResponse>> {
    return this.timeline.list(actor, query);
  }
}
