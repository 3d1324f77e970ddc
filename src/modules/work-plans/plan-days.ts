import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { type CivilDate, earlier } from '../../kernel/values/civil-date.js';
import { PeriodsApi } from '../periods/index.js';
import { progressRefusal } from './domain/progress-days.js';
import type { WorkPlan } from './persistence/work-plan.entity.js';
import { workPlanProblems } from './work-plans.problems.js';

/** Says for which days of a plan something may still be told: those that have come and are not rated (rules.md WP-8, WP-12). */
@Injectable()
export class PlanDays {
  constructor(
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
  ) {}

  /** Refuses a day, that these fields of the body name, for which nothing is taken. Throws WORK_PLAN.WRONG_STATE, OUTSIDE_PLAN, PERIOD_RATED. */
  async requireOpen(plan: WorkPlan, day: CivilDate, ...pointers: readonly string[]): Promise<void> {
    const { status, startsOn, endsOn, progressClosedUntil: closedUntil, performancePeriodId } = plan;
    if (status !== 'ACTIVE' && status !== 'CLOSED')
      throw workPlanProblems.WRONG_STATE({ status, needed: 'ACTIVE, CLOSED' });
    const today = this.clock.today();
    const refusal = progressRefusal(day, { from: startsOn, until: endsOn }, closedUntil, today);
    if (refusal === 'OUTSIDE_PLAN')
      throw refusedAt(workPlanProblems.OUTSIDE_PLAN, { startsOn, until: earlier(endsOn, today) }, ...pointers);
    if (refusal === 'PERIOD_RATED') {
      const periods = await this.periods.evaluationPeriodsOf(performancePeriodId);
      const period = periods.find((one) => one.startsOn <= day && day <= one.endsOn)?.name ?? '';
      throw workPlanProblems.PERIOD_RATED({ day, period, closedUntil });
    }
  }
}
