import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../../kernel/auth/route.decorators.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { OrganisationPerformanceQueries } from '../organisation-performance.queries.js';
import { HeadRatingResponse } from './organisation-performance.response.js';

@ApiTags('Organisation performance')
@Controller('appraisals')
export class HeadRatingController {
  constructor(private readonly queries: OrganisationPerformanceQueries) {}

  /** Shows which rating of results follows for the head of a unit from the unit's predicate, and whether it binds the appraiser. */
  @Get(':id/head-rating')
  @Requires('appraisal:read')
  getHeadRating(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<HeadRatingResponse> {
    return this.queries.headRating(actor, id);
  }
}
