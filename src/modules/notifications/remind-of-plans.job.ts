import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { Recurs } from '../../kernel/schedules/recurs.js';
import { PeriodsApi } from '../periods/index.js';
import { type DuePerson, PlanDeadlines } from '../work-plans/index.js';
import type { NotificationKind } from './domain/notification-kinds.js';
import { isRemindedOf, type Reminder, reminderOf } from './domain/reminders.js';
import { Inbox } from './inbox.js';

const AT_A_TIME = 500;
const TOLD = 'SELECT employeeId, facts FROM notification WHERE createdAt >= ? AND kind = ?';

/**
 * Reminds those whose plan is not handed in, and whoever decides about plans that wait, on some days around the deadline of each. Nobody
 * is told twice for one day: safe to run twice. Rule NT-5.
 */
@Injectable()
@HandlesJob('notifications.remind-of-plans')
@Recurs({ dailyAt: '06:30' })
export class RemindOfPlans implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly deadlines: PlanDeadlines,
    private readonly inbox: Inbox,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ reminded: number }> {
    const today = this.clock.today();
    let reminded = 0;
    for (const year of await this.periods.allYears()) {
      const of = { performancePeriodId: year.id, signal };
      if (isRemindedOf(year, today))
        reminded += await this.remind('PLAN_DUE', await this.deadlines.withoutPlan(year, today), of);
      reminded += await this.remind('PLANS_WAITING', await this.deadlines.deciders(year.id, today), of);
    }
    return { reminded };
  }

  private async remind(kind: NotificationKind, due: readonly DuePerson[], of: OfYear): Promise<number> {
    const reminders: ReminderOf[] = [];
    for (const [employeeId, tasks] of Map.groupBy(due, (one) => one.employeeId)) {
      const reminder = reminderOf(tasks, this.clock.today());
      if (reminder) reminders.push({ employeeId, ...reminder });
    }
    let told = 0;
    for (const [day, people] of Map.groupBy(reminders, (one) => one.day))
      told += await this.tell(kind, people, { ...of, since: this.clock.startOf(day) });
    return told;
  }

  private async tell(kind: NotificationKind, people: readonly ReminderOf[], of: OfYear & { since: Date }) {
    const { performancePeriodId, since, signal } = of;
    const told = await this.db.rows<{ employeeId: string; facts: string }>(TOLD, [since, kind]);
    const ofYear = told.filter(({ facts }) => facts.includes(performancePeriodId));
    const known = new Set(ofYear.map(({ employeeId }) => employeeId));
    const left = people.filter(({ employeeId }) => !known.has(employeeId));
    for (let at = 0; at < left.length; at += AT_A_TIME) {
      signal.throwIfAborted();
      const some = left.slice(at, at + AT_A_TIME);
      await this.db.transaction(() => this.inbox.tellAll(some, kind, { performancePeriodId }));
    }
    return left.length;
  }
}

type ReminderOf = Reminder & { readonly employeeId: string };

/** Of which year people are told. */
interface OfYear {
  readonly performancePeriodId: string;
  readonly signal: AbortSignal;
}
