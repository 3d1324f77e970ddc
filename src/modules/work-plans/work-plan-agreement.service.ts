import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { Jobs } from '../../kernel/jobs/jobs.js';
import { EmployeesApi } from '../employees/index.js';
import {
  nextStatus,
  WORK_PLAN_TRANSITIONS,
  type WorkPlanAction,
  type WorkPlanParty,
} from './domain/work-plan.states.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { requireComplete } from './plan-completeness.js';
import { SignedWorkPlans } from './signed-work-plans.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { WorkPlanActivated, WorkPlanAgreed, WorkPlanReturned, WorkPlanSubmitted } from './work-plan.events.js';
import { workPlanProblems } from './work-plans.problems.js';
import { WorkPlansQueries } from './work-plans.queries.js';

/** What each move of a plan is for others. */
const EVENTS = {
  submit: WorkPlanSubmitted,
  return: WorkPlanReturned,
  agree: WorkPlanAgreed,
  activate: WorkPlanActivated,
} as const satisfies Partial<Record<WorkPlanAction, unknown>>;
type DialogueAction = keyof typeof EVENTS;

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
    private readonly signed: SignedWorkPlans,
  ) {}

  /** The employee signs this version and hands it to the appraiser. Throws WORK_PLAN.INCOMPLETE, NO_APPRAISER, WRONG_STATE. */
  submit(actor: Actor, id: string): Promise<string> {
    return this.act(actor, id, 'submit', 'owner', async (plan) => {
      const { employeeId } = plan;
      requireComplete(await this.queries.findingsOf(plan, await this.queries.contents(plan.id)));
      if (!(await this.employees.appraiserOf(employeeId))) throw workPlanProblems.NO_APPRAISER();
      const employeeSnapshot = (await this.employees.identityOf(employeeId)) ?? null;
      return { submittedAt: this.clock.now(), returnReason: null, employeeSnapshot };
    });
  }

  /** The appraiser gives it back with a reason; the employee goes on editing. Throws WORK_PLAN.WRONG_STATE. */
  returnToOwner(actor: Actor, id: string, returnReason: string): Promise<string> {
    return this.act(actor, id, 'return', 'appraiser', async () => ({ returnReason }));
  }

  /**
   * The appraiser signs, and what both have signed is kept as it is. A plan that has yet to begin becomes active by itself on
   * its first day. Throws WORK_PLAN.WRONG_STATE.
   */
  agree(actor: Actor, id: string): Promise<string> {
    return this.act(actor, id, 'agree', 'appraiser', async (plan) => {
      const { startsOn } = plan;
      const agreedByEmployeeId = actor.employeeId ?? '';
      const appraiserSnapshot = (await this.employees.identityOf(agreedByEmployeeId)) ?? null;
      await this.signed.keep(plan, agreedByEmployeeId, appraiserSnapshot);
      if (startsOn > this.clock.today()) {
        const when = { notBefore: this.clock.startOf(startsOn), startedBy: null };
        await this.jobs.enqueue('work-plan.activate', { workPlanId: id }, when);
      }
      return { agreedAt: this.clock.now(), agreedByEmployeeId, appraiserSnapshot };
    });
  }

  /** The appraiser lets the agreed plan count, from its first day on. Throws WORK_PLAN.NOT_STARTED, WRONG_STATE. */
  activate(actor: Actor, id: string): Promise<string> {
    return this.act(actor, id, 'activate', 'appraiser', (plan) => this.begin(plan));
  }

  /** The system activates a plan on its first day; one that is no longer waiting stays as it is. */
  async activateOnFirstDay(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.db.lock(WorkPlan, { id });
      if (plan?.status === 'AGREED') await this.move(plan, 'activate', 'system', (agreed) => this.begin(agreed));
    });
  }

  private async begin({ startsOn }: WorkPlan): Promise<Partial<WorkPlan>> {
    if (startsOn > this.clock.today()) throw workPlanProblems.NOT_STARTED({ startsOn });
    return { activatedAt: this.clock.now() };
  }

  private async act(
    actor: Actor,
    id: string,
    action: DialogueAction,
    party: 'owner' | 'appraiser',
    work: (plan: WorkPlan) => Promise<Partial<WorkPlan>>,
  ): Promise<string> {
    await this.db.transaction(async () => this.move(await this.access.load(actor, id, party), action, party, work));
    return id;
  }

  /** Moves a loaded plan on when its state allows it, with the facts that the work gives. */
  private async move(
    plan: WorkPlan,
    action: DialogueAction,
    party: WorkPlanParty,
    work: (plan: WorkPlan) => Promise<Partial<WorkPlan>>,
  ): Promise<void> {
    const { id, employeeId, performancePeriodId, status: from } = plan;
    const to = nextStatus(from, action, party);
    const needed = WORK_PLAN_TRANSITIONS[action].from.join(', ');
    if (!to) throw workPlanProblems.WRONG_STATE({ status: from, needed });
    const facts = await work(plan);
    const version = plan.version + 1;
    await this.db.update(WorkPlan, { id }, { ...facts, status: to, updatedAt: this.clock.now(), version });
    await this.events.record(new EVENTS[action]({ workPlanId: id, employeeId, performancePeriodId }));
    await this.audit.record({
      action: `work-plan.${action}`,
      object: { type: 'work-plan', id },
      subjectEmployeeId: employeeId,
      facts: { from, to },
      before: { status: from },
      after: { status: to, version, ...(facts.returnReason ? { returnReason: facts.returnReason } : {}) },
    });
  }
}
