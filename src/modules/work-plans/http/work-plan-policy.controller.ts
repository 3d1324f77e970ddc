import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { IfMatch } from '../../../kernel/http/params.js';
import { WorkPlanPolicyService } from '../work-plan-policy.service.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { WorkPlanPolicyPatch } from './work-plan-policy.request.js';
import { WorkPlanPolicyResponse } from './work-plan-policy.response.js';

@ApiTags('Work plans')
@Controller('work-plan-policy')
export class WorkPlanPolicyController {
  constructor(private readonly service: WorkPlanPolicyService) {}

  /** Shows what is asked of plans: annexes, aspects, how many main results are usual, by when they are handed in and answered; whether there is a daily log. */
  @Get()
  @Requires('period:read')
  getWorkPlanPolicy(): Promise<WorkPlanPolicyResponse> {
    return this.service.current();
  }

  /** Decides what is asked of plans that are submitted from now on. */
  @Patch()
  @Requires('period:manage')
  @Problems(workPlanProblems.LIMITS_CROSSED, workPlanProblems.THRESHOLDS_CROSSED)
  async changeWorkPlanPolicy(
    @IfMatch() version: number | null,
    @Body() body: WorkPlanPolicyPatch,
  ): Promise<WorkPlanPolicyResponse> {
    await this.service.decide(version, body);
    return this.service.current();
  }
}
