import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { appraisalProblems } from '../../appraisals.problems.js';
import { ExplanationsQueries } from '../explanations.queries.js';
import { ExplanationResponse } from './explanation.response.js';

@ApiTags('Appraisals')
@Controller('appraisals/:id/explanation')
export class ExplanationsController {
  constructor(private readonly explanations: ExplanationsQueries) {}

  /** Explains a result in plain sentences with its figures: how the predicate follows, what it rests on, who did what, and how to check it. */
  @Get()
  @Requires('appraisal:read')
  @Problems(appraisalProblems.NOT_RATED)
  getAppraisalExplanation(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<ExplanationResponse> {
    return this.explanations.of(actor, id);
  }
}
