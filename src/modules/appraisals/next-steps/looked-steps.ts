import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal, EVERYTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { EmployeeAccess, EmployeesApi, postedBelow } from '../../employees/index.js';
import { Downtimes, PeriodsApi } from '../../periods/index.js';
import { WorkPlansApi } from '../../work-plans/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { stepsOf } from './domain/next-step.js';
import type { NextStepQuery, NextStepsOfUnitsQuery } from './http/next-step.request.js';
import { type Asked, peopleFrom, plansFrom, type Sql, stepOf, withoutPlan } from './next-steps.sql.js';

/** How many days back a deadline is looked for that outages have moved to today. */
const MOST_DAYS_BACK = 366;

/** What is looked at: plans, and people without one. */
export interface Looked {
  readonly plans: { readonly from: Sql; readonly where: SqlCondition; readonly step: Sql };
  readonly people: { readonly from: Sql; readonly where: SqlCondition } | null;
}

/** Says of which plans and people steps are told: those that the caller may read, and that he asked for. Rules NS-1, NS-3. */
@Injectable()
export class LookedSteps {
  constructor(
    private readonly clock: Clock,
    private readonly access: AppraisalAccess,
    private readonly people: EmployeeAccess,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
    private readonly downtimes: Downtimes,
    private readonly plans: WorkPlansApi,
  ) {}

  /** All plans of a year of people in a unit and below it, and who has none, whoever may read them: to be counted alone. Rule BO-2. */
  async ofUnit(viewerId: string | null, unitId: string, performancePeriodId: string): Promise<Looked> {
    const today = this.clock.today();
    const asked = { today, openSince: await this.openSince(today), viewerId, appraisals: EVERYTHING };
    const below = postedBelow('e.id', unitId, today);
    const plans = allOf({ sql: `wp.status <> 'CANCELLED'`, values: [] }, equal('y.id', performancePeriodId), below);
    const people = allOf(await this.employees.makingPlans(today), withoutPlan(today, performancePeriodId), below);
    return {
      plans: { from: plansFrom(asked), where: plans, step: stepOf(asked) },
      people: { from: peopleFrom(today), where: people },
    };
  }

  /** Throws APPRAISAL.YEAR_UNKNOWN. */
  async of(actor: Actor, query: Partial<NextStepQuery | NextStepsOfUnitsQuery>): Promise<Looked> {
    const { performancePeriodId, unitId, employeeId, step, turn }: Partial<NextStepQuery> = query;
    if (performancePeriodId !== undefined && !(await this.periods.findYear(performancePeriodId)))
      throw appraisalProblems.YEAR_UNKNOWN({}, [inputFault({ parameter: 'performancePeriodId' }, 'INVALID')]);
    const today = this.clock.today();
    const asked = { ...(await this.asked(actor, today)), today };
    const common = [equal('e.id', employeeId), unitId === undefined ? undefined : postedBelow('e.id', unitId, today)];
    const steps = step ? [step] : turn ? stepsOf(turn) : undefined;
    const stepSql = stepOf(asked);
    const plans = allOf(
      { sql: `wp.status <> 'CANCELLED'`, values: [] },
      this.plans.readable(actor),
      equal('y.id', performancePeriodId),
      ...common,
      steps && {
        sql: `${stepSql.sql} IN (${steps.map(() => '?').join(', ')})`,
        values: [...stepSql.values, ...steps],
      },
    );
    const isStart = !steps || steps.includes('EMPLOYEE_STARTS');
    const people = allOf(
      await this.employees.makingPlans(today),
      withoutPlan(today, performancePeriodId),
      this.people.reached(actor, 'work-plan:read', 'e.id'),
      ...common,
    );
    return {
      plans: { from: plansFrom(asked), where: plans, step: stepSql },
      people: isStart ? { from: peopleFrom(today), where: people } : null,
    };
  }

  private async asked(actor: Actor, today: string): Promise<Omit<Asked, 'today'>> {
    return {
      openSince: await this.openSince(today),
      viewerId: actor.employeeId,
      appraisals: this.access.readable(actor),
    };
  }

  /** The earliest deadline of a self-assessment that has not passed, with what outages give back. */
  private async openSince(today: CivilDate): Promise<CivilDate> {
    const grace = await this.downtimes.grace();
    let openSince = today;
    for (let back = 0; back < MOST_DAYS_BACK && grace(plusDays(openSince, -1)) >= today; back += 1)
      openSince = plusDays(openSince, -1);
    return openSince;
  }
}
