import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { AppraisalPolicyService } from '../appraisal-policy.service.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { AppraisalPolicyPatch, NumericSettingsPatch } from './appraisal-policy.request.js';
import { AppraisalPolicyResponse, NumericSettingsResponse } from './appraisal-policy.response.js';

@ApiTags('Appraisals')
@Controller()
export class AppraisalPolicyController {
  constructor(private readonly service: AppraisalPolicyService) {}

  /** Shows how ratings come about: what is suggested, on how much they rest at least, what is missing, what a low one needs, and the rule sets. */
  @Get('appraisal-policy')
  @Requires('period:read')
  getAppraisalPolicy(): Promise<AppraisalPolicyResponse> {
    return this.service.current();
  }

  /** Decides how ratings come about from now on. */
  @Patch('appraisal-policy')
  @Requires('period:manage')
  @Problems(appraisalProblems.THRESHOLDS_CROSSED, appraisalProblems.POINTS_RISE)
  async changeAppraisalPolicy(
    @IfMatch() version: number | null,
    @Body() body: AppraisalPolicyPatch,
  ): Promise<AppraisalPolicyResponse> {
    await this.service.decide(version, body);
    return this.service.current();
  }

  /** Shows what a performance year calculates with under PP 30/2019. */
  @Get('performance-periods/:id/numeric-settings')
  @Requires('period:read')
  getNumericSettings(@IdParam('id') id: string): Promise<NumericSettingsResponse> {
    return this.service.numericSettings(id);
  }

  /** Decides what a performance year calculates with under PP 30/2019; results that are there keep theirs. */
  @Patch('performance-periods/:id/numeric-settings')
  @Requires('period:manage')
  @Problems(appraisalProblems.POINTS_RISE)
  async changeNumericSettings(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: NumericSettingsPatch,
  ): Promise<NumericSettingsResponse> {
    await this.service.decideNumbers(id, version, body);
    return this.service.numericSettings(id);
  }
}
