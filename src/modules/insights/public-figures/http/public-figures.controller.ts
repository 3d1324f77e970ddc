import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Open, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { publicFiguresProblems } from '../public-figures.problems.js';
import { PublicFiguresService } from '../public-figures.service.js';
import { PublicFiguresQuery } from './public-figures.request.js';
import { PublicFiguresResponse } from './public-figures.response.js';

@ApiTags('Insights')
@Controller()
export class PublicFiguresController {
  constructor(private readonly service: PublicFiguresService) {}

  /**
   * Shows the published figures of a finished year to everybody, without a sign-in; there are some once the year is over, all its annual
   * results are final and the HR office has published them.
   */
  @Get('public/figures')
  @Open()
  @Problems(publicFiguresProblems.SWITCHED_OFF, publicFiguresProblems.NOT_PUBLISHED)
  getPublicFigures(@Query() query: PublicFiguresQuery): Promise<PublicFiguresResponse> {
    return this.service.ofYear(Number(query.year));
  }

  /**
   * Publishes the figures of a finished year once and for all: the year is over, and all its annual results are final. Whether everybody may
   * read them without a sign-in, the policy of figures says.
   */
  @Post('performance-periods/:id/public-figures')
  @HttpCode(200)
  @Requires('public-figures:publish')
  @Idempotent()
  @Problems(publicFiguresProblems.YEAR_NOT_FINISHED, publicFiguresProblems.ALREADY_PUBLISHED)
  publishFigures(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<PublicFiguresResponse> {
    return this.service.publish(actor, id);
  }
}
