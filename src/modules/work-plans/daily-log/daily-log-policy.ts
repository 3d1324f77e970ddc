import { Injectable } from '@nestjs/common';
import { WorkPlanPolicyService } from '../work-plan-policy.service.js';
import { dailyLogProblems } from './daily-log.problems.js';

/** Whether the government keeps a daily log, and how long a working day is. Rule DL-5. */
@Injectable()
export class DailyLogPolicy {
  constructor(private readonly policy: WorkPlanPolicyService) {}

  /** The minutes of a working day, null where they were not said. Throws DAILY_LOG.NOT_USED. */
  async requireUsed(): Promise<number | null> {
    const { keepsDailyLog, workingDayMinutes } = await this.policy.current();
    if (!keepsDailyLog) throw dailyLogProblems.NOT_USED();
    return workingDayMinutes;
  }
}
