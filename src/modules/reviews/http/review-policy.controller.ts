import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { IfMatch } from '../../../kernel/http/params.js';
import { organizationProblems } from '../../organization/index.js';
import { ReviewPolicyService } from '../review-policy.service.js';
import { reviewProblems } from '../reviews.problems.js';
import { ReviewPolicyPatch } from './review-policy.request.js';
import { ReviewPolicyResponse } from './review-policy.response.js';

@ApiTags('Reviews')
@Controller('review-policy')
export class ReviewPolicyController {
  constructor(private readonly service: ReviewPolicyService) {}

  /** Shows how reviews (360°) are held: from where, how many, with which weights, and from how many answers on a group is shown. */
  @Get()
  @Requires('period:read')
  getReviewPolicy(): Promise<ReviewPolicyResponse> {
    return this.service.current();
  }

  /** Decides how rounds are held whose reviewers are proposed from now on; those that were proposed keep their rules. */
  @Patch()
  @Requires('period:manage')
  @Problems(
    reviewProblems.WEIGHTS_NOT_HUNDRED,
    reviewProblems.NOBODY_UNKNOWN,
    reviewProblems.ADJUSTMENTS_TOO_MANY,
    organizationProblems.UNIT_UNKNOWN,
  )
  async changeReviewPolicy(
    @IfMatch() version: number | null,
    @Body() body: ReviewPolicyPatch,
  ): Promise<ReviewPolicyResponse> {
    await this.service.decide(version, body);
    return this.service.current();
  }
}
