import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { type CivilDate, later, overlaps, plusDays } from '../../kernel/values/civil-date.js';
import { EmployeesApi } from '../employees/index.js';
import { type PerformancePeriodView, PeriodsApi } from '../periods/index.js';
import { BEHAVIOUR_CODES } from './domain/behaviours.js';
import { type PlanForm, usualFamily } from './domain/forms.js';
import { isEditable } from './domain/work-plan.states.js';
import type { WorkPlanPatch, WorkPlanRequest } from './http/work-plan.request.js';
import { WorkPlanComment } from './persistence/work-plan-comment.entity.js';
import {
  WorkPlan,
  WorkPlanAnnex,
  WorkPlanBehaviour,
  WorkPlanIndicator,
  WorkPlanResult,
} from './persistence/work-plan.entity.js';
import { AlignmentFlags } from './cascade/alignment-flags.js';
import { LeaderResults } from './cascade/leader-results.js';
import { RoleTaking } from './cascade/role-taking.js';
import { Handovers } from './handover/handovers.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { WorkPlanAnnexes } from './work-plan-annexes.js';
import { workPlanProblems } from './work-plans.problems.js';

/** Starts plans, moves their days, and takes drafts back. */
@Injectable()
export class WorkPlansService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
    private readonly access: WorkPlanAccess,
    private readonly annexes: WorkPlanAnnexes,
    private readonly roles: RoleTaking,
    private readonly leaders: LeaderResults,
    private readonly flags: AlignmentFlags,
    private readonly handovers: Handovers,
  ) {}

  /**
   * Starts the caller's own plan, for the whole year or a part of it, with the seven core values in place.
   * Throws WORK_PLAN.NO_EMPLOYEE, NO_DUTY, PERIOD_UNKNOWN, OUTSIDE_YEAR, OVERLAPS, REQUEST.ID_TAKEN.
   */
  async start(actor: Actor, input: WorkPlanRequest): Promise<string> {
    const { employeeId } = actor;
    if (!employeeId) throw workPlanProblems.NO_EMPLOYEE();
    const { id = newId(), performancePeriodId } = input;
    const now = this.clock.now();
    await this.db.transaction(async () => {
      const year = await this.periods.findYear(performancePeriodId);
      if (!year) throw refusedAt(workPlanProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
      const employee = await this.employees.lock(employeeId);
      const days = daysOf({ ...input, startsOn: input.startsOn ?? (await this.usualStart(employeeId, year)) }, year);
      if (!employee?.hasSkpDuty) throw workPlanProblems.NO_DUTY();
      await this.refuseOverlap(employeeId, days);
      const { approach = 'KUANTITATIF' } = input;
      const family = input.family ?? usualFamily(await this.employees.officeOf(employeeId, days.startsOn));
      const facts = { employeeId, performancePeriodId, ...days, family, approach, status: 'DRAFT' as const };
      await refuseTaken(this.db.insert(WorkPlan, { id, ...facts, createdAt: now, updatedAt: now, version: 1 }));
      const behaviours = BEHAVIOUR_CODES.map((code, at) => ({ id: newId(), workPlanId: id, sequence: at + 1, code }));
      await this.db.insert(WorkPlanBehaviour, behaviours);
      await this.annexes.write(id, input.annexes ?? {});
      const object = { type: 'work-plan', id };
      await this.audit.record({
        action: 'work-plan.start',
        object,
        subjectEmployeeId: employeeId,
        after: { ...facts, annexes: input.annexes },
      });
    });
    return id;
  }

  /**
   * Moves the first and last day of the caller's plan or changes its form, by the rules of a new one; an empty patch changes nothing.
   * Results that serve somebody who is no leader on the new days are to be looked at again.
   * Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, OUTSIDE_YEAR, OVERLAPS, FORM_FIXED.
   */
  async change(actor: Actor, id: string, patch: WorkPlanPatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      // The person before the plan, as a start does: two changes can not choose the same days.
      if (actor.employeeId) await this.employees.lock(actor.employeeId);
      const plan = await this.access.load(actor, id, 'owner');
      assertVersion(plan.version, version);
      const { status, employeeId, startsOn, endsOn, performancePeriodId } = plan;
      if (!isEditable(status)) throw workPlanProblems.WRONG_STATE({ status, needed: 'DRAFT, RETURNED' });
      if (Object.values(patch).every((value) => value === undefined)) return;
      const { family, approach } = plan;
      const form = { family: patch.family ?? family, approach: patch.approach ?? approach };
      if (form.family !== family || form.approach !== approach) await this.requireNoResults(id);
      const before = { startsOn, endsOn, family, approach };
      const days = daysOf({ startsOn, endsOn, ...patch }, await this.periods.year(performancePeriodId));
      await this.refuseOverlap(employeeId, days, id);
      const after: PlanForm & Days = { ...days, ...form };
      const touched = { version: plan.version + 1, updatedAt: this.clock.now() };
      await this.db.update(WorkPlan, { id }, { ...after, ...touched });
      if (days.startsOn !== startsOn || days.endsOn !== endsOn)
        await this.flags.ofThese(await this.leaders.strangersOf({ ...plan, ...days }), 'CHANGED');
      await this.audit.record({
        action: 'work-plan.change',
        object: { type: 'work-plan', id },
        subjectEmployeeId: employeeId,
        facts: { version: touched.version },
        before,
        after,
      });
    });
  }

  /** Takes back a draft that was never submitted. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE. */
  async discard(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, id, 'owner');
      assertVersion(plan.version, version);
      if (plan.status !== 'DRAFT') throw workPlanProblems.WRONG_STATE({ status: plan.status, needed: 'DRAFT' });
      await this.flags.ofThese(await this.roles.takenOfPlan(id), 'REMOVED');
      await this.roles.forgetPlan(id);
      await this.handovers.forgetPlan(id);
      for (const part of [WorkPlanIndicator, WorkPlanResult, WorkPlanBehaviour, WorkPlanAnnex, WorkPlanComment]) {
        await this.db.remove<{ workPlanId: string }>(part, { workPlanId: id });
      }
      await this.db.remove(WorkPlan, { id });
      const { employeeId, startsOn, endsOn } = plan;
      await this.audit.record({
        action: 'work-plan.discard',
        object: { type: 'work-plan', id },
        subjectEmployeeId: employeeId,
        before: { startsOn, endsOn },
      });
    });
  }

  /** What was written for one form does not stand on another. */
  private async requireNoResults(workPlanId: string): Promise<void> {
    const results = await this.db.find(WorkPlanResult, { workPlanId });
    if (results.length > 0) throw workPlanProblems.FORM_FIXED();
  }

  /** The first day of the year, or the one after a plan of it that was closed: a new post brings a new plan. Rule WP-5. */
  private async usualStart(employeeId: string, year: PerformancePeriodView): Promise<CivilDate> {
    const closed = await this.db.find(WorkPlan, { employeeId, performancePeriodId: year.id, status: 'CLOSED' });
    const next = closed.map(({ endsOn }) => plusDays(endsOn, 1)).reduce(later, year.startsOn);
    return next <= year.endsOn ? next : year.startsOn;
  }

  private async refuseOverlap(employeeId: string, days: Days, exceptId?: string): Promise<void> {
    const range = { from: days.startsOn, until: days.endsOn };
    const plans = await this.db.find(WorkPlan, { employeeId });
    const other = plans.find(
      (plan) =>
        plan.id !== exceptId &&
        plan.status !== 'CANCELLED' &&
        overlaps(range, { from: plan.startsOn, until: plan.endsOn }),
    );
    if (other) throw workPlanProblems.OVERLAPS({ startsOn: other.startsOn, endsOn: other.endsOn });
  }
}

type Days = Pick<WorkPlan, 'startsOn' | 'endsOn'>;

function daysOf({ startsOn, endsOn }: WorkPlanPatch, year: PerformancePeriodView): Days {
  const days = { startsOn: startsOn ?? year.startsOn, endsOn: endsOn ?? year.endsOn };
  const facts = { startsOn: year.startsOn, endsOn: year.endsOn };
  const outside = Object.entries(days).filter(([, day]) => day < year.startsOn || day > year.endsOn);
  const wrong = outside.length > 0 ? outside.map(([field]) => field) : days.startsOn > days.endsOn ? ['endsOn'] : [];
  if (wrong.length > 0) throw refusedAt(workPlanProblems.OUTSIDE_YEAR, facts, ...wrong.map((field) => `/${field}`));
  return days;
}
