import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { IfMatch } from '../../../../kernel/http/params.js';
import { distributionProblems } from '../distribution.problems.js';
import { PredicatePolicyService } from '../predicate-policy.service.js';
import { PredicatePolicyPatch } from './predicate-policy.request.js';
import { PredicatePolicyResponse } from './predicate-policy.response.js';

@ApiTags('Organisation performance')
@Controller('predicate-policy')
export class PredicatePolicyController {
  constructor(private readonly service: PredicatePolicyService) {}

  /** Shows what the government has decided about predicates: thresholds of units, ratings of their heads, patterns, calibration. */
  @Get()
  @Requires('period:read')
  getPredicatePolicy(): Promise<PredicatePolicyResponse> {
    return this.service.current();
  }

  /** Decides about predicates from now on; what was set and published stays. */
  @Patch()
  @Requires('period:manage')
  @Problems(distributionProblems.THRESHOLDS_CROSSED)
  async changePredicatePolicy(
    @IfMatch() version: number | null,
    @Body() body: PredicatePolicyPatch,
  ): Promise<PredicatePolicyResponse> {
    await this.service.decide(version, body);
    return this.service.current();
  }
}
