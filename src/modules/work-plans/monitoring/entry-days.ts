import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type CivilDate, earlier, later } from '../../../kernel/values/civil-date.js';
import { Downtimes, type EvaluationPeriodView, PeriodsApi } from '../../periods/index.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';
import { PlanDays } from '../plan-days.js';
import { entryDueOn, type EntryState, entryStateOf } from './domain/entry.js';
import { monitoringProblems } from './monitoring.problems.js';

/** What the deadlines of a plan follow from. */
export type EntryPlan = Pick<
  WorkPlan,
  'id' | 'performancePeriodId' | 'status' | 'startsOn' | 'endsOn' | 'progressClosedUntil' | 'activatedAt' | 'endedAt'
>;
/** An evaluation period as far as a plan has days in it. */
export interface EntryPeriod {
  readonly period: EvaluationPeriodView;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly state: EntryState;
}

const REOPENED = `SELECT evaluationPeriodId, MAX(openUntil) AS openUntil FROM entry_reopening WHERE workPlanId = ?
  GROUP BY evaluationPeriodId`;

/** Says by when reports and evidence of each evaluation period are taken. Rule PG-6. */
@Injectable()
export class EntryDays {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly downtimes: Downtimes,
    private readonly days: PlanDays,
  ) {}

  /** The evaluation periods in which a plan has days, in order, with their deadlines. */
  async ofPlan(plan: EntryPlan): Promise<EntryPeriod[]> {
    const periods = await this.periods.evaluationPeriodsOf(plan.performancePeriodId);
    const reopened = await this.db.rows<{ evaluationPeriodId: string; openUntil: string }>(REOPENED, [plan.id]);
    const grace = await this.downtimes.grace();
    const today = this.clock.today();
    const dayOf = (at: Date | null): CivilDate | null => at && this.clock.today(at);
    const ends = {
      activatedOn: dayOf(plan.activatedAt),
      closedOn: plan.status === 'CLOSED' ? dayOf(plan.endedAt) : null,
    };
    return periods.flatMap((period) => {
      const [startsOn, endsOn] = [later(period.startsOn, plan.startsOn), earlier(period.endsOn, plan.endsOn)];
      if (startsOn > endsOn) return [];
      const reopenedUntil = reopened.find(({ evaluationPeriodId }) => evaluationPeriodId === period.id)?.openUntil;
      const terms = { periodDueOn: grace(period.progressDueOn), ...ends, reopenedUntil: reopenedUntil ?? null };
      const dueOn = entryDueOn(terms);
      const state = entryStateOf({ from: startsOn, until: endsOn }, plan.progressClosedUntil, dueOn, today);
      return { period, startsOn, endsOn, dueOn, state };
    });
  }

  /**
   * Refuses a day, that these fields of the body name, for which its owner may not tell anything, or not any more.
   * Throws WORK_PLAN.WRONG_STATE, OUTSIDE_PLAN, PERIOD_RATED, MONITORING.ENTRY_CLOSED.
   */
  async requireOpen(plan: WorkPlan, day: CivilDate, ...pointers: readonly string[]): Promise<void> {
    await this.days.requireOpen(plan, day, ...pointers);
    const entry = (await this.ofPlan(plan)).find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
    if (entry?.state === 'CLOSED')
      throw monitoringProblems.ENTRY_CLOSED({ day, period: entry.period.name, dueOn: entry.dueOn });
  }
}
