import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { Recurs } from '../../kernel/schedules/recurs.js';
import { PeriodsApi } from '../periods/index.js';
import { WorkPlansApi } from '../work-plans/index.js';
import type { NotificationKind } from './domain/notification-kinds.js';
import { isReminderDay } from './domain/reminders.js';
import { Inbox } from './inbox.js';

const AT_A_TIME = 200;
const TOLD_TODAY = 'SELECT employeeId FROM notification WHERE kind = ? AND createdAt >= ?';

/**
 * Reminds those whose plan of the year is not handed in, and appraisers on whom plans wait, on some days around the deadline. Nobody is
 * told twice on a day: safe to run twice. Rule NT-5.
 */
@Injectable()
@HandlesJob('notifications.remind-of-plans')
@Recurs({ dailyAt: '06:30' })
export class RemindOfPlans implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly plans: WorkPlansApi,
    private readonly inbox: Inbox,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ reminded: number }> {
    const today = this.clock.today();
    let reminded = 0;
    for (const { id, planDueOn } of await this.periods.allYears()) {
      if (!isReminderDay(planDueOn, today)) continue;
      reminded += await this.tell('PLAN_DUE', id, await this.plans.withoutPlan(id, today), signal);
      reminded += await this.tell('PLANS_WAITING', id, await this.plans.appraisersWithWaiting(id, today), signal);
    }
    return { reminded };
  }

  private async tell(
    kind: NotificationKind,
    performancePeriodId: string,
    people: readonly string[],
    signal: AbortSignal,
  ): Promise<number> {
    const since = this.clock.startOf(this.clock.today());
    const told = await this.db.rows<{ employeeId: string }>(TOLD_TODAY, [kind, since]);
    const known = new Set(told.map(({ employeeId }) => employeeId));
    const left = people.filter((employeeId) => !known.has(employeeId));
    for (let at = 0; at < left.length; at += AT_A_TIME) {
      signal.throwIfAborted();
      await this.db.transaction(async () => {
        for (const employeeId of left.slice(at, at + AT_A_TIME))
          await this.inbox.tell(employeeId, kind, { ownerId: employeeId, performancePeriodId });
      });
    }
    return left.length;
  }
}
