import { Injectable } from '@nestjs/common';
import { allOf } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { displayName, EmployeesApi, type Titled } from '../../employees/index.js';
import { PlanDeadlines } from '../../work-plans/index.js';
import { peopleFrom, withoutPlan } from '../next-steps/next-steps.sql.js';

const YEAR = 'SELECT y.id, y.year, e.name, e.frontTitle, e.backTitle FROM';

/** Who makes an SKP and has none for today has to begin one: by the same rule as the step EMPLOYEE_STARTS. Rules NS-1, NS-5. */
@Injectable()
export class PlanStarts implements DutySource {
  readonly texts = {
    PLAN_START: { takes: 'work-plan:write', id: 'Buat SKP {period} Anda.', en: 'Begin your SKP {period}.' },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly employees: EmployeesApi,
    private readonly deadlines: PlanDeadlines,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const own = { sql: 'e.id = ?', values: [employeeId] };
    const where = allOf(own, await this.employees.makingPlans(today), withoutPlan(today, undefined));
    const from = peopleFrom(today);
    const sql = `${YEAR} ${from.sql} WHERE ${where.sql}`;
    const rows = await this.db.rows<Titled & { id: string; year: number }>(sql, [...from.values, ...where.values]);
    const none = { status: null, submittedAt: null, escalatedAt: null, startsOn: today };
    const due = await this.deadlines.dueOnOf(rows.map(({ id }) => ({ ...none, employeeId, performancePeriodId: id })));
    return rows.map(({ id, year, ...names }, at) => ({
      ...{ kind: 'PLAN_START' as const, key: id, employeeId, employeeName: displayName(names) },
      ...{ objectType: 'performance-period', objectId: id, periodName: String(year) },
      ...{ dueOn: due[at] ?? null, sinceOn: null },
    }));
  }
}
