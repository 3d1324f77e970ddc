import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, Requires } from '../auth/route.decorators.js';
import { ApiPage, type Page } from '../http/page.response.js';
import { DutiesQueries } from './duties.queries.js';
import { DutyQuery } from './duty.request.js';
import { DutyResponse } from './duty.response.js';

/** What waits for somebody. */
@ApiTags('Next steps')
@Controller('my')
export class DutiesController {
  constructor(private readonly queries: DutiesQueries) {}

  /**
   * Lists everything that waits for you yourself, what is due first first: your own plans, reports and self-assessments, what you decide
   * about others, signatures, questions. A duty is gone once it is done. Made for a home screen.
   */
  @Get('duties')
  @Requires('duty:own')
  @ApiPage(DutyResponse)
  listDuties(@CurrentActor() actor: Actor, @Query() query: DutyQuery): Promise<Page<DutyResponse>> {
    return this.queries.list(actor, query);
  }
}
