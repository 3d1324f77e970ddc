import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { overlaps } from '../../kernel/values/civil-date.js';
import { EmployeesApi } from '../employees/index.js';
import { type PerformancePeriodView, PeriodsApi } from '../periods/index.js';
import { BEHAVIOUR_CODES } from './domain/behaviours.js';
import type { WorkPlanRequest } from './http/work-plan.request.js';
import { WorkPlanBehaviour, WorkPlanIndicator, WorkPlanResult } from './persistence/work-plan-parts.entity.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { WorkPlanEdits } from './work-plan.edits.js';
import { workPlanProblems } from './work-plans.problems.js';

/** Starts plans and takes drafts back. */
@Injectable()
export class WorkPlansService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
    private readonly access: WorkPlanAccess,
    private readonly edits: WorkPlanEdits,
  ) {}

  /**
   * Starts the caller's own plan, for the whole year or a part of it, with the seven core values in place.
   * Throws WORK_PLAN.NO_EMPLOYEE, NO_DUTY, PERIOD_UNKNOWN, OUTSIDE_YEAR, OVERLAPS, REQUEST.ID_TAKEN.
   */
  async start(actor: Actor, input: WorkPlanRequest): Promise<string> {
    const { employeeId } = actor;
    if (!employeeId) throw workPlanProblems.NO_EMPLOYEE();
    const id = input.id ?? newId();
    const now = this.clock.now();
    await this.db.transaction(async () => {
      const year = await this.periods.findYear(input.performancePeriodId);
      if (!year) throw workPlanProblems.PERIOD_UNKNOWN();
      const days = daysOf(input, year);
      const employee = await this.employees.lock(employeeId);
      if (!employee?.hasSkpDuty) throw workPlanProblems.NO_DUTY();
      await this.refuseOverlap(employeeId, days);
      const facts = {
        employeeId,
        performancePeriodId: year.id,
        ...days,
        approach: 'KUANTITATIF' as const,
        status: 'DRAFT' as const,
      };
      await this.insertPlan({ id, ...facts, ...UNSIGNED, createdAt: now, updatedAt: now, version: 1 });
      const behaviours = BEHAVIOUR_CODES.map((code, index) => ({
        id: newId(),
        workPlanId: id,
        sequence: index + 1,
        code,
        expectation: null,
      }));
      await this.db.insert(WorkPlanBehaviour, behaviours);
      await this.audit.record({
        action: 'work-plan.start',
        object: { type: 'work-plan', id },
        subjectEmployeeId: employeeId,
        after: facts,
      });
    });
    return id;
  }

  /** Takes back a draft that was never submitted. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE. */
  async discard(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, id, 'owner');
      this.edits.requireVersion(plan, version);
      if (plan.status !== 'DRAFT') throw workPlanProblems.WRONG_STATE({ status: plan.status, needed: 'DRAFT' });
      for (const part of [WorkPlanIndicator, WorkPlanResult, WorkPlanBehaviour]) {
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

  private async refuseOverlap(employeeId: string, days: { startsOn: string; endsOn: string }): Promise<void> {
    const range = { from: days.startsOn, until: days.endsOn };
    const plans = await this.db.find(WorkPlan, { employeeId });
    const other = plans.find((plan) => overlaps(range, { from: plan.startsOn, until: plan.endsOn }));
    if (other) throw workPlanProblems.OVERLAPS({ startsOn: other.startsOn, endsOn: other.endsOn });
  }

  private async insertPlan(plan: WorkPlan): Promise<void> {
    try {
      await this.db.insert(WorkPlan, plan);
    } catch (error) {
      if (isDuplicate(error)) throw requestProblems.ID_TAKEN();
      throw error;
    }
  }
}

const UNSIGNED = {
  submittedAt: null,
  agreedAt: null,
  activatedAt: null,
  returnReason: null,
  agreedByEmployeeId: null,
  employeeSnapshot: null,
  appraiserSnapshot: null,
  progressClosedUntil: null,
};

function daysOf(input: WorkPlanRequest, year: PerformancePeriodView): { startsOn: string; endsOn: string } {
  const startsOn = input.startsOn ?? year.startsOn;
  const endsOn = input.endsOn ?? year.endsOn;
  if (startsOn < year.startsOn || endsOn > year.endsOn || startsOn > endsOn) {
    throw workPlanProblems.OUTSIDE_YEAR({ startsOn: year.startsOn, endsOn: year.endsOn });
  }
  return { startsOn, endsOn };
}
