import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { Jobs } from '../../kernel/jobs/jobs.js';
import { EmployeesApi } from '../employees/index.js';
import { findingsOf } from './domain/completeness.js';
import {
  nextStatus,
  WORK_PLAN_TRANSITIONS,
  type WorkPlanAction,
  type WorkPlanParty,
} from './domain/work-plan.states.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { WorkPlanActivated } from './work-plan.events.js';
import { FINDING_TEXTS, workPlanProblems } from './work-plans.problems.js';
import { WorkPlansQueries } from './work-plans.queries.js';

/** The dialogue over a plan: the employee submits, the appraiser returns or agrees and activates. */
@Injectable()
export class WorkPlanAgreementService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly jobs: Jobs,
    private readonly employees: EmployeesApi,
    private readonly access: WorkPlanAccess,
    private readonly queries: WorkPlansQueries,
  ) {}

  /** The employee signs this version and hands it to the appraiser. Throws WORK_PLAN.INCOMPLETE, NO_APPRAISER, WRONG_STATE. */
  async submit(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, id, 'owner');
      const move = this.move(plan, 'submit', 'owner');
      await this.requireComplete(id);
      if (!(await this.employees.appraiserOf(plan.employeeId))) throw workPlanProblems.NO_APPRAISER();
      const employeeSnapshot = (await this.employees.identityOf(plan.employeeId)) ?? null;
      await this.write(plan, move, { submittedAt: this.clock.now(), returnReason: null, employeeSnapshot });
    });
  }

  /** The appraiser gives it back with a reason; the employee goes on editing. Throws WORK_PLAN.WRONG_STATE. */
  async returnToOwner(actor: Actor, id: string, reason: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, id, 'appraiser');
      await this.write(plan, this.move(plan, 'return', 'appraiser'), { returnReason: reason });
    });
  }

  /** The appraiser signs. A plan that has yet to begin becomes active by itself on its first day. Throws WORK_PLAN.WRONG_STATE. */
  async agree(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, id, 'appraiser');
      const move = this.move(plan, 'agree', 'appraiser');
      const appraiserId = actor.employeeId ?? '';
      const appraiserSnapshot = (await this.employees.identityOf(appraiserId)) ?? null;
      await this.write(plan, move, { agreedAt: this.clock.now(), agreedByEmployeeId: appraiserId, appraiserSnapshot });
      if (plan.startsOn > this.clock.today()) {
        await this.jobs.enqueue(
          'work-plan.activate',
          { workPlanId: id },
          { notBefore: this.clock.startOf(plan.startsOn), startedBy: null },
        );
      }
    });
  }

  /** The appraiser lets the agreed plan count, from its first day on. Throws WORK_PLAN.NOT_STARTED, WRONG_STATE. */
  async activate(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, id, 'appraiser');
      await this.activateLoaded(plan, this.move(plan, 'activate', 'appraiser'));
    });
  }

  /** The system activates a plan on its first day; one that is no longer waiting stays as it is. */
  async activateOnFirstDay(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.db.lock(WorkPlan, { id });
      if (plan?.status === 'AGREED') await this.activateLoaded(plan, this.move(plan, 'activate', 'system'));
    });
  }

  private async activateLoaded(plan: WorkPlan, move: Move): Promise<void> {
    if (plan.startsOn > this.clock.today()) throw workPlanProblems.NOT_STARTED({ startsOn: plan.startsOn });
    await this.write(plan, move, { activatedAt: this.clock.now() });
    await this.events.record(
      new WorkPlanActivated({
        workPlanId: plan.id,
        employeeId: plan.employeeId,
        performancePeriodId: plan.performancePeriodId,
      }),
    );
  }

  private move(plan: WorkPlan, action: WorkPlanAction, party: WorkPlanParty): Move {
    const to = nextStatus(plan.status, action, party);
    if (!to)
      throw workPlanProblems.WRONG_STATE({
        status: plan.status,
        needed: WORK_PLAN_TRANSITIONS[action].from.join(', '),
      });
    return { action, to };
  }

  private async requireComplete(id: string): Promise<void> {
    const blocking = findingsOf({ results: await this.queries.outline(id) }).filter((finding) => finding.blocking);
    if (blocking.length === 0) return;
    const faults = blocking.map(({ code, resultId }) => ({
      pointer: resultId ? `/results/${resultId}` : '/results',
      code,
      text: FINDING_TEXTS[code],
    }));
    throw workPlanProblems.INCOMPLETE({}, faults);
  }

  private async write(plan: WorkPlan, { action, to }: Move, facts: Partial<WorkPlan>): Promise<void> {
    const from = plan.status;
    Object.assign(plan, facts, { status: to, updatedAt: this.clock.now(), version: plan.version + 1 });
    await this.db.save(WorkPlan, plan);
    await this.audit.record({
      action: `work-plan.${action}`,
      object: { type: 'work-plan', id: plan.id },
      subjectEmployeeId: plan.employeeId,
      facts: { from, to },
      before: { status: from },
      after: { status: to, version: plan.version, ...(facts.returnReason ? { returnReason: facts.returnReason } : {}) },
    });
  }
}

interface Move {
  readonly action: WorkPlanAction;
  readonly to: WorkPlan['status'];
}
