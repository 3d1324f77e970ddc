import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../kernel/database/dialect.js';
import { type CivilDate, plusDays } from '../../kernel/values/civil-date.js';
import { EmployeesApi, employeeTables } from '../employees/index.js';
import { plusWorkingDays, WorkingCalendarApi } from '../organization/index.js';
import { type PerformancePeriodView, PeriodsApi } from '../periods/index.js';
import { answerDueOn, dutyBeganOn, planDueOn } from './domain/deadlines.js';
import { isEditable, type WorkPlanStatus } from './domain/work-plan.states.js';
import { WorkPlanPolicyService } from './work-plan-policy.service.js';

/** Something that a person has to do, since when and by when. */
export interface DuePerson {
  readonly employeeId: string;
  readonly since: CivilDate;
  readonly dueOn: CivilDate;
}

/** As much of a plan as its deadline needs; instants as the database gives them. Without a status it is yet to be made. */
export interface OpenPlan {
  readonly employeeId: string;
  readonly performancePeriodId: string;
  readonly startsOn: CivilDate;
  readonly status: WorkPlanStatus | null;
  readonly submittedAt: string | null;
  readonly escalatedAt: string | null;
}
interface WaitingRow {
  readonly deciderId: string | null;
  readonly unitId: string | null;
  readonly submittedAt: string;
  readonly escalatedAt: string | null;
}
type CountWorkingDays = (day: CivilDate, workingDays: number) => CivilDate;

const AT_ONCE = 500;
const COVERED = `SELECT employeeId, MAX(endsOn) AS until FROM work_plan WHERE performancePeriodId = ?
  AND status IN ('SUBMITTED', 'AGREED', 'ACTIVE', 'CLOSED') GROUP BY employeeId`;
/** Who decides: the appraiser, or his superior (WP-26); counted are working days where the owner works. */
const WAITING = `SELECT CASE WHEN wp.escalatedAt IS NULL THEN l.appraiserId ELSE l.superiorId END AS deciderId, a.unitId,
  wp.submittedAt, wp.escalatedAt FROM work_plan wp JOIN ${employeeTables.reportingLine} l ON l.employeeId = wp.employeeId
  AND l.validFrom <= ? AND l.validUntil >= ? LEFT JOIN ${employeeTables.assignment} a ON a.employeeId = wp.employeeId
  AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  WHERE wp.performancePeriodId = ? AND wp.status = 'SUBMITTED' ORDER BY deciderId, wp.id`;

/** Says by when plans are handed in and answered, and who is late or will be (rules.md PE-5, WP-28). */
@Injectable()
export class PlanDeadlines {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
    private readonly calendar: WorkingCalendarApi,
    private readonly policy: WorkPlanPolicyService,
  ) {}

  /** By when a plan is handed in while it is not, and answered once it is; null in other states. */
  async dueOn(plan: OpenPlan): Promise<CivilDate | null> {
    return (await this.dueOnOf([plan]))[0] ?? null;
  }

  /** The same of some hundred plans at once, in their order. */
  async dueOnOf(plans: readonly OpenPlan[]): Promise<(CivilDate | null)[]> {
    const open = plans.filter(({ status }) => status === null || isEditable(status));
    const waiting = plans.filter(({ status }) => status === 'SUBMITTED');
    if (open.length === 0 && waiting.length === 0) return plans.map(() => null);
    const policy = await this.policy.current();
    const records = await this.employees.serviceRecords([...new Set(open.map(({ employeeId }) => employeeId))]);
    const years = new Map(open.length === 0 ? [] : (await this.periods.allYears()).map((year) => [year.id, year]));
    const units = await this.unitsOf(waiting);
    const counts = new Map<string | null, CountWorkingDays>();
    for (const unitId of new Set([null, ...units.values()])) counts.set(unitId, await this.countingOf(unitId));
    return plans.map(({ status, employeeId, performancePeriodId, startsOn, submittedAt, escalatedAt }) => {
      if (status === 'SUBMITTED' && submittedAt !== null) {
        const count = counts.get(units.get(employeeId) ?? null);
        const days = this.daysOf({ submittedAt, escalatedAt });
        return count ? answerDueOn(days, policy.answerDueWorkingDays, count) : null;
      }
      const [record, year] = [records.get(employeeId), years.get(performancePeriodId)];
      if (!record || !year || (status !== null && !isEditable(status))) return null;
      return planDueOn(year, dutyBeganOn(startsOn, record), policy.newPostDueDays);
    });
  }

  /**
   * Since when something must be new for somebody not to be due with the others of the year, and since when a plan must have been put before
   * whoever decides for the answer not to be overdue, whatever days are no working days. Rule WP-28.
   */
  async earliest(today: CivilDate): Promise<{ readonly newSince: CivilDate; readonly answeredSince: CivilDate }> {
    const { newPostDueDays, answerDueWorkingDays } = await this.policy.current();
    return { newSince: plusDays(today, -newPostDueDays), answeredSince: plusDays(today, -answerDueWorkingDays) };
  }

  /** Who makes a plan, has an appraiser today and has handed none in for what he does now, of a year. */
  async withoutPlan(year: PerformancePeriodView, today: CivilDate): Promise<DuePerson[]> {
    const { newPostDueDays } = await this.policy.current();
    const handedIn = await this.db.rows<{ employeeId: string; until: CivilDate }>(COVERED, [year.id]);
    const covered = new Map(handedIn.map(({ employeeId, until }) => [employeeId, until]));
    const isOpen = (employeeId: string, since: CivilDate): boolean => (covered.get(employeeId) ?? '') < since;
    const people = (await this.employees.whoMakesPlans(today)).filter((employeeId) => isOpen(employeeId, today));
    const due: DuePerson[] = [];
    for (let at = 0; at < people.length; at += AT_ONCE) {
      for (const [employeeId, record] of await this.employees.serviceRecords(people.slice(at, at + AT_ONCE))) {
        const beganOn = dutyBeganOn(today, record);
        const since = beganOn ?? year.startsOn;
        // A plan that ended after the last change of post was ended by a decision: nothing takes its place by itself.
        if (isOpen(employeeId, since)) due.push({ employeeId, since, dueOn: planDueOn(year, beganOn, newPostDueDays) });
      }
    }
    return due;
  }

  /** Who decides today about somebody's plan of a year that waits to be agreed, once for each such plan. */
  async deciders(performancePeriodId: string, today: CivilDate): Promise<DuePerson[]> {
    const { answerDueWorkingDays } = await this.policy.current();
    const rows = await this.db.rows<WaitingRow>(WAITING, [today, today, today, today, performancePeriodId]);
    const counts = new Map<string | null, CountWorkingDays>();
    const due: DuePerson[] = [];
    for (const { deciderId: employeeId, unitId, ...asked } of rows) {
      if (employeeId === null) continue;
      const count = counts.get(unitId) ?? (await this.countingOf(unitId));
      counts.set(unitId, count);
      const days = this.daysOf(asked);
      due.push({ employeeId, since: days.submittedOn, dueOn: answerDueOn(days, answerDueWorkingDays, count) });
    }
    return due;
  }

  private daysOf({ submittedAt, escalatedAt }: { submittedAt: string; escalatedAt: string | null }) {
    const dayOf = (at: string): CivilDate => this.clock.today(new Date(at));
    const escalated = isoOrNull(escalatedAt);
    return { submittedOn: dayOf(isoOf(submittedAt)), escalatedOn: escalated && dayOf(escalated) };
  }

  private async countingOf(unitId: string | null): Promise<CountWorkingDays> {
    const calendar = await this.calendar.calendarOf(unitId);
    return (day, workingDays) => plusWorkingDays(calendar, day, workingDays);
  }

  /** Where the owners of plans have their definitive post today. */
  private async unitsOf(plans: readonly OpenPlan[]): Promise<Map<string, string>> {
    if (plans.length === 0) return new Map();
    const today = this.clock.today();
    const people = [...new Set(plans.map(({ employeeId }) => employeeId))];
    const sql = `SELECT employeeId, unitId FROM ${employeeTables.assignment} WHERE kind = 'DEFINITIF' AND validFrom <= ? AND validUntil >= ?
      AND employeeId IN (${people.map(() => '?').join(', ')})`;
    const rows = await this.db.rows<{ employeeId: string; unitId: string }>(sql, [today, today, ...people]);
    return new Map(rows.map(({ employeeId, unitId }) => [employeeId, unitId]));
  }
}
