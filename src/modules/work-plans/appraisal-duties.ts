import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { EmployeesApi } from '../employees/index.js';
import type { AppraisalDutyRequest } from './http/work-plan.request.js';
import { AppraisalDuty } from './persistence/appraisal-duty.entity.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { EvaluationHanded } from './work-plan.events.js';
import { workPlanProblems } from './work-plans.problems.js';

type ClosedPlan = Pick<WorkPlan, 'id' | 'employeeId' | 'startsOn' | 'endsOn'>;

/** Keeps who evaluates closed plans: the appraiser of the last day, or whom the HR office names in his place (rule WP-20). */
@Injectable()
export class AppraisalDuties {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly employees: EmployeesApi,
    private readonly access: WorkPlanAccess,
  ) {}

  /** Gives the duty to the appraiser of the plan's last day; nobody has it where nobody appraised that day. */
  async write({ id: workPlanId, employeeId, startsOn, endsOn }: ClosedPlan): Promise<void> {
    const appraiserId = await this.employees.appraiserOf(employeeId, endsOn);
    if (!appraiserId) return;
    const now = this.clock.now();
    const term = { validFrom: startsOn, validUntil: endsOn, createdAt: now, updatedAt: now, version: 1 };
    await this.db.insert(AppraisalDuty, { id: newId(), workPlanId, employeeId, appraiserId, isHanded: false, ...term });
  }

  /** Lets the duty follow another last day; whom the HR office has named keeps it. */
  async move(plan: ClosedPlan): Promise<void> {
    const duty = await this.db.lock(AppraisalDuty, { workPlanId: plan.id });
    if (!duty?.isHanded) {
      await this.drop(plan.id);
      return this.write(plan);
    }
    const term = { validUntil: plan.endsOn, updatedAt: this.clock.now(), version: duty.version + 1 };
    await this.db.update(AppraisalDuty, { id: duty.id }, term);
  }

  /** Takes the duty away, because the plan is open again. */
  async drop(workPlanId: string): Promise<void> {
    await this.db.remove(AppraisalDuty, { workPlanId });
  }

  /**
   * Hands the evaluation of a closed plan to somebody else, because the former appraiser cannot do it.
   * Throws REQUEST.NOT_FOUND, WORK_PLAN.OWN_PLAN, WRONG_STATE, APPRAISER_UNFIT.
   */
  async hand(actor: Actor, id: string, { appraiserId, reason }: AppraisalDutyRequest): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, id, 'manager');
      const { status, employeeId, startsOn, endsOn } = plan;
      if (employeeId === actor.employeeId) throw workPlanProblems.OWN_PLAN();
      if (status !== 'CLOSED') throw workPlanProblems.WRONG_STATE({ status, needed: 'CLOSED' });
      if (appraiserId === employeeId || !(await this.employees.isInService(appraiserId)))
        throw refusedAt(workPlanProblems.APPRAISER_UNFIT, {}, '/appraiserId');
      const former = await this.db.lock(AppraisalDuty, { workPlanId: id });
      const now = this.clock.now();
      if (former)
        await this.db.update(
          AppraisalDuty,
          { id: former.id },
          { appraiserId, isHanded: true, updatedAt: now, version: former.version + 1 },
        );
      else {
        const term = { validFrom: startsOn, validUntil: endsOn, createdAt: now, updatedAt: now, version: 1 };
        const facts = { id: newId(), workPlanId: id, employeeId, appraiserId, isHanded: true };
        await this.db.insert(AppraisalDuty, { ...facts, ...term });
      }
      await this.db.update(WorkPlan, { id }, { version: plan.version + 1, updatedAt: now });
      const about = { workPlanId: id, employeeId, performancePeriodId: plan.performancePeriodId };
      await this.events.record(new EvaluationHanded(about));
      await this.audit.record({
        action: 'work-plan.hand-evaluation',
        object: { type: 'work-plan', id },
        subjectEmployeeId: employeeId,
        before: { appraiserId: former?.appraiserId ?? null },
        after: { appraiserId, reason },
      });
    });
  }
}
