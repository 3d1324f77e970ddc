import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { DistributionQueries } from '../distribution.queries.js';
import { distributionProblems } from '../distribution.problems.js';
import { JustificationsService } from '../justifications.service.js';
import { Simulations } from '../simulations.service.js';
import {
  CalculatorQuery,
  PredicateDistributionQuery,
  JustificationQuery,
  JustificationRequest,
  DistributionSimulationRequest,
} from './distribution.request.js';
import { CalculatorResponse, DistributionResponse, JustificationResponse } from './distribution.response.js';

@ApiTags('Distribution')
@Controller()
export class DistributionController {
  constructor(
    private readonly queries: DistributionQueries,
    private readonly justifications: JustificationsService,
    private readonly simulations: Simulations,
  ) {}

  /** Calculates how many people may have each predicate, by the predicate of their organisation (SE MenPANRB 3/2023). */
  @Get('distribution-calculator')
  @Requires('period:read')
  calculateDistribution(@Query() query: CalculatorQuery): CalculatorResponse {
    return this.queries.calculated(query);
  }

  /** Shows how the predicates of a unit are spread now, drafts included, constraint by constraint; nobody is named. */
  @Get('org-units/:id/distribution')
  @Requires('distribution:read')
  getDistribution(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PredicateDistributionQuery,
  ): Promise<DistributionResponse> {
    return this.queries.current(actor, id, query);
  }

  /** Shows what would be with other counts or after some moves; nothing is changed. */
  @Post('org-units/:id/distribution-simulations')
  @HttpCode(200)
  @Requires('distribution:read')
  @Idempotent()
  @Problems(
    distributionProblems.PERIOD_UNKNOWN,
    distributionProblems.COUNTS_NEEDED,
    distributionProblems.NO_ORGANISATION_PREDICATE,
    distributionProblems.MOVES_TOO_MANY,
    distributionProblems.NOBODY,
  )
  simulateDistribution(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: DistributionSimulationRequest,
  ): Promise<DistributionResponse> {
    return this.simulations.run(actor, id, body);
  }

  /** Writes down why a unit goes on although its predicates break the pattern, with what is broken now. */
  @Post('org-units/:id/distribution-justifications')
  @Creates('/distribution-justifications/:id')
  @Requires('distribution:justify')
  @Idempotent()
  @Problems(
    distributionProblems.PERIOD_UNKNOWN,
    distributionProblems.NO_ORGANISATION_PREDICATE,
    distributionProblems.NOTHING_BROKEN,
    requestProblems.ID_TAKEN,
  )
  async justifyDistribution(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: JustificationRequest,
  ): Promise<JustificationResponse> {
    return this.queries.justification(actor, await this.justifications.justify(actor, id, body));
  }

  /** Lists why units within your reach went on with what broke their patterns. */
  @Get('distribution-justifications')
  @Requires('distribution:read')
  @ApiPage(JustificationResponse)
  listDistributionJustifications(
    @CurrentActor() actor: Actor,
    @Query() query: JustificationQuery,
  ): Promise<Page<JustificationResponse>> {
    return this.queries.justifications(actor, query);
  }

  /** Shows one justification. */
  @Get('distribution-justifications/:id')
  @Requires('distribution:read')
  getDistributionJustification(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
  ): Promise<JustificationResponse> {
    return this.queries.justification(actor, id);
  }
}
