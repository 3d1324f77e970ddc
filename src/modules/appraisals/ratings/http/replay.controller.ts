import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { RatingInputs } from '../rating-inputs.js';
import { SimulationService } from '../simulation.service.js';
import { SuggestionsQueries } from '../suggestions.queries.js';
import { VerificationService } from '../verification.service.js';
import { RatingInputsResponse } from './rating-inputs.response.js';
import { SimulationRequest } from './replay.request.js';
import { SimulationResponse, ReplayedResultResponse } from './replay.response.js';
import { SuggestionResponse } from './suggestion.response.js';

@ApiTags('Appraisals')
@Controller()
export class ReplayController {
  constructor(
    private readonly suggestions: SuggestionsQueries,
    private readonly inputs: RatingInputs,
    private readonly verification: VerificationService,
    private readonly simulation: SimulationService,
  ) {}

  /** Shows the appraiser what figures, feedback, team leaders and former appraisers say, with a hint for each rating; it decides nothing. */
  @Get('appraisals/:id/suggestion')
  @Requires('appraisal:decide')
  @Problems(appraisalProblems.NOT_THE_APPRAISER, appraisalProblems.NOT_THE_EVALUATOR)
  getSuggestion(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<SuggestionResponse> {
    return this.suggestions.of(actor, id);
  }

  /** Shows both sides what informs a rating and decides nothing: criteria, reviews (360°), presence, satisfaction of citizens. */
  @Get('appraisals/:id/inputs')
  @Requires('appraisal:talk')
  @Problems(appraisalProblems.NOT_A_PARTY, appraisalProblems.NOT_THE_EVALUATOR)
  getRatingInputs(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<RatingInputsResponse> {
    return this.inputs.show(actor, id);
  }

  /** Recalculates a result from the inputs and the version of the rule set that were stored with it, and says whether it is the same. */
  @Post('appraisals/:id/verification')
  @HttpCode(200)
  @Requires('appraisal:read')
  @Idempotent()
  @Problems(appraisalProblems.NOT_RATED)
  verifyAppraisal(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ReplayedResultResponse> {
    return this.verification.verify(actor, id);
  }

  /** Tries another rule set, other figures or another rule of the year on the published annual results, or on those of an evaluation period; nothing is changed by it. */
  @Post('appraisal-simulations')
  @HttpCode(200)
  @Requires('appraisal-simulation:run')
  @Idempotent()
  @Problems(
    appraisalProblems.YEAR_UNKNOWN,
    appraisalProblems.PERIOD_UNKNOWN,
    appraisalProblems.UNIT_UNKNOWN,
    appraisalProblems.SIMULATION_EMPTY,
    appraisalProblems.POINTS_RISE,
  )
  simulateAppraisals(@CurrentActor() actor: Actor, @Body() body: SimulationRequest): Promise<SimulationResponse> {
    return this.simulation.simulate(actor, body);
  }
}
