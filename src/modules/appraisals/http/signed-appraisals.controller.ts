import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Requires } from '../../../kernel/auth/route.decorators.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam } from '../../../kernel/http/params.js';
import { SignedAppraisals } from '../signed-appraisals.js';
import { SignedAppraisalQuery } from './signed-appraisal.request.js';
import { SignedAppraisalResponse, SignedAppraisalSummaryResponse } from './signed-appraisal.response.js';

@ApiTags('Appraisals')
@Controller('signed-appraisals')
export class SignedAppraisalsController {
  constructor(private readonly signed: SignedAppraisals) {}

  /** Lists appraisals as they were published: your own, those that you published, of direct reports and of units you care for. */
  @Get()
  @Requires('signed-copy:read')
  @ApiPage(SignedAppraisalSummaryResponse)
  listSignedAppraisals(
    @CurrentActor() actor: Actor,
    @Query() query: SignedAppraisalQuery,
  ): Promise<Page<SignedAppraisalSummaryResponse>> {
    return this.signed.signedAppraisals(actor, query);
  }

  /** Shows an appraisal word by word as it was published; its appraiser keeps it, also when somebody else appraises. */
  @Get(':id')
  @Requires('signed-copy:read')
  getSignedAppraisal(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<SignedAppraisalResponse> {
    return this.signed.signedAppraisal(actor, id);
  }
}
