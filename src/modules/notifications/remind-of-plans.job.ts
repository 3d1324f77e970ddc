import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { Recurs } from '../../kernel/schedules/recurs.js';
import { PeriodsApi } from '../periods/index.js';
import { WorkPlansApi } from '../work-plans/index.js';
import type { NotificationKind } from './domain/notification-kinds.js';
import { reminderDay } from './domain/reminders.js';
import { Inbox } from './inbox.js';

const AT_A_TIME = 500;
const TOLD = 'SELECT employeeId, facts FROM notification WHERE createdAt >= ? AND kind = ?';

/**
 * Reminds those whose plan of the year is not handed in, and whoever decides about plans that wait, on some days around the deadline.
 * Nobody is told twice for one day: safe to run twice. Rule NT-5.
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
      const day = reminderDay(planDueOn, today);
      if (day === null) continue;
      const due = { performancePeriodId: id, since: this.clock.startOf(day), signal };
      reminded += await this.tell('PLAN_DUE', await this.plans.withoutPlan(id, today), due);
      reminded += await this.tell('PLANS_WAITING', await this.plans.decidersWithWaiting(id, today), due);
    }
    return { reminded };
  }

  private async tell(kind: NotificationKind, people: readonly string[], { performancePeriodId, since, signal }: Due) {
    const told = await this.db.rows<{ employeeId: string; facts: string }>(TOLD, [since, kind]);
    const ofYear = told.filter(({ facts }) => facts.includes(performancePeriodId));
    const known = new Set(ofYear.map(({ employeeId }) => employeeId));
    const left = people.filter((employeeId) => !known.has(employeeId));
    for (let at = 0; at < left.length; at += AT_A_TIME) {
      signal.throwIfAborted();
      const some = left.slice(at, at + AT_A_TIME);
      await this.db.transaction(() => this.inbox.tellAll(some, kind, performancePeriodId));
    }
    return left.length;
  }
}

/** Of which year, and since when nobody is told once more. */
interface Due {
  readonly performancePeriodId: string;
  readonly since: Date;
  readonly signal: AbortSignal;
}
