import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { WorkPlanAgreementService } from '../work-plan-agreement.service.js';

/** Lets an agreed plan count on its first day, when its appraiser agreed before. Safe to run twice. */
@Injectable()
@HandlesJob('work-plan.activate')
export class ActivatePlanOnFirstDay implements JobHandler<{ workPlanId: string }> {
  constructor(private readonly agreement: WorkPlanAgreementService) {}

  run({ workPlanId }: { workPlanId: string }): Promise<void> {
    return this.agreement.activateOnFirstDay(workPlanId);
  }
}
