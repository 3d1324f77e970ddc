import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { inputFault, refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { Jobs } from '../../kernel/jobs/jobs.js';
import { EmployeesApi } from '../employees/index.js';
import { mayBegin } from './domain/closing.js';
import {
  nextStatus,
  WORK_PLAN_TRANSITIONS,
  type WorkPlanAction,
  type WorkPlanParty,
} from './domain/work-plan.states.js';
import { CommentsService } from './dialogue/comments.service.js';
import type { AgreedPlanRequest } from './http/work-plan-dialogue.request.js';
import type { ReturnRequest } from './http/work-plan.request.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { requireComplete } from './plan-completeness.js';
import { RoleTaking } from './cascade/role-taking.js';
import { SignedWorkPlans } from './signed-work-plans.js';
import { WorkPlanAccess } from './work-plan.access.js';
import {
  WorkPlanActivated,
  WorkPlanAgreed,
  WorkPlanEscalated,
  WorkPlanReturned,
  WorkPlanSubmitted,
} from './work-plan.events.js';
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
    private readonly roles: RoleTaking,
    private readonly comments: CommentsService,
  ) {}

  /**
   * The employee signs this version and hands it to the appraiser. What could never begin is not signed by both. Throws WORK_PLAN.INCOMPLETE,
   * NO_APPRAISER, NO_DUTY, WRONG_STATE.
   */
  submit(actor: Actor, id: string): Promise<string> {
    return this.act(actor, id, 'submit', 'owner', async (plan) => {
      const { employeeId } = plan;
      requireComplete(await this.queries.findingsOf(plan, await this.queries.contents(plan.id)));
      if (!(await this.employees.appraiserOf(employeeId))) throw workPlanProblems.NO_APPRAISER();
      if (!(await this.mayBegin(plan))) throw workPlanProblems.NO_DUTY();
      const employeeSnapshot = (await this.employees.identityOf(employeeId)) ?? null;
      return { submittedAt: this.clock.now(), returnReason: null, employeeSnapshot };
    });
  }

  /**
   * The appraiser gives it back with a reason, and with one for each line if he likes; the employee goes on editing.
   * Throws WORK_PLAN.WRONG_STATE, PART_UNKNOWN.
   */
  returnToOwner(actor: Actor, id: string, { reason, lines = [] }: ReturnRequest): Promise<string> {
    return this.act(actor, id, 'return', 'appraiser', async (plan) => {
      await this.comments.returnLines(plan, actor.employeeId ?? '', lines);
      return { returnReason: reason, returnedAt: this.clock.now() };
    });
  }

  /**
   * Employee or appraiser puts a plan that was returned before the superior of the appraiser, whose decision is final.
   * Throws WORK_PLAN.NOT_A_PARTY, WRONG_STATE, NOT_RETURNED, BEFORE_SUPERIOR, NO_SUPERIOR.
   */
  async escalate(actor: Actor, id: string, escalationReason: string): Promise<string> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, id, 'party');
      const { status, employeeId, performancePeriodId } = plan;
      if (status !== 'SUBMITTED' && status !== 'RETURNED')
        throw workPlanProblems.WRONG_STATE({ status, needed: 'SUBMITTED, RETURNED' });
      if (plan.escalatedAt) throw workPlanProblems.BEFORE_SUPERIOR();
      if (!plan.returnedAt) throw workPlanProblems.NOT_RETURNED();
      if (!(await this.employees.superiorOf(employeeId))) throw workPlanProblems.NO_SUPERIOR();
      const now = this.clock.now();
      const version = plan.version + 1;
      await this.db.update(WorkPlan, { id }, { escalatedAt: now, escalationReason, updatedAt: now, version });
      await this.events.record(new WorkPlanEscalated({ workPlanId: id, employeeId, performancePeriodId }));
      const object = { type: 'work-plan', id };
      const after = { escalationReason, version };
      await this.audit.record({ action: 'work-plan.escalate', object, subjectEmployeeId: employeeId, after });
    });
    return id;
  }

  /**
   * The appraiser signs, and what both have signed is kept as it is. A plan that has yet to begin becomes active by itself on
   * its first day. Throws WORK_PLAN.WRONG_STATE.
   */
  agree(actor: Actor, id: string): Promise<string> {
    return this.db.transaction(async () => {
      await this.act(actor, id, 'agree', 'appraiser', (plan) => this.sign(actor, plan));
      const plan = await this.db.lock(WorkPlan, { id });
      // The decision of the superior is final: the appraiser cannot hold it up.
      const isDue = plan?.escalatedAt && plan.startsOn <= this.clock.today() && (await this.mayBegin(plan));
      if (plan && isDue) await this.move(plan, 'activate', 'system', (agreed) => this.begin(agreed));
      return id;
    });
  }

  /**
   * The appraiser signs several plans, each in the version that he has read; one that cannot be signed leaves the others alone. All that
   * refuses comes before the first write. Throws REQUEST.INVALID, WORK_PLAN.PLANS_UNKNOWN.
   */
  async agreeAll(actor: Actor, plans: readonly AgreedPlanRequest[]): Promise<Map<string, DomainError | null>> {
    const ids = plans.map(({ workPlanId }) => workPlanId);
    const twice = ids.findIndex((id, at) => ids.indexOf(id) < at);
    if (twice >= 0)
      throw requestProblems.INVALID({ count: 1 }, [inputFault({ pointer: `/plans/${twice}/workPlanId` }, 'DUPLICATE')]);
    return this.db.transaction(async () => {
      const loaded = new Map<string, WorkPlan | DomainError>();
      // Always in the same order, so that two who agree at once wait for each other and do not block.
      for (const { workPlanId, version } of plans.toSorted((a, b) => (a.workPlanId < b.workPlanId ? -1 : 1)))
        loaded.set(workPlanId, await this.agreeable(actor, workPlanId, version));
      const unknown = ids.flatMap((id, at) => (isOutOfReach(loaded.get(id)) ? [`/plans/${at}/workPlanId`] : []));
      if (unknown.length > 0) throw refusedAt(workPlanProblems.PLANS_UNKNOWN, {}, ...unknown);
      const outcomes = new Map<string, DomainError | null>();
      for (const [id, plan] of loaded) {
        if (!(plan instanceof DomainError)) await this.move(plan, 'agree', 'appraiser', (one) => this.sign(actor, one));
        outcomes.set(id, plan instanceof DomainError ? plan : null);
      }
      const agreed = [...outcomes.values()].filter((problem) => problem === null).length;
      const facts = { agreed, refused: outcomes.size - agreed };
      const object = { type: 'employee', id: actor.employeeId ?? '' };
      await this.audit.record({ action: 'work-plan.agree-several', object, facts });
      return outcomes;
    });
  }

  private async agreeable(actor: Actor, id: string, version: number): Promise<WorkPlan | DomainError> {
    try {
      const plan = await this.access.load(actor, id, 'appraiser');
      const { status } = plan;
      assertVersion(plan.version, version);
      const needed = WORK_PLAN_TRANSITIONS.agree.from.join(', ');
      return nextStatus(status, 'agree', 'appraiser') ? plan : workPlanProblems.WRONG_STATE({ status, needed });
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }

  private async sign(actor: Actor, plan: WorkPlan): Promise<Partial<WorkPlan>> {
    const { id, startsOn } = plan;
    const agreedByEmployeeId = actor.employeeId ?? '';
    const appraiserSnapshot = (await this.employees.identityOf(agreedByEmployeeId)) ?? null;
    await this.signed.keep(plan, agreedByEmployeeId, appraiserSnapshot);
    await this.roles.linkTaken(plan);
    if (startsOn > this.clock.today()) {
      const when = { notBefore: this.clock.startOf(startsOn), startedBy: null };
      await this.jobs.enqueue('work-plan.activate', { workPlanId: id }, when);
    }
    return { agreedAt: this.clock.now(), agreedByEmployeeId, appraiserSnapshot };
  }

  /** The appraiser lets the agreed plan count, from its first day on. Throws WORK_PLAN.NOT_STARTED, NO_DUTY, WRONG_STATE. */
  activate(actor: Actor, id: string): Promise<string> {
    return this.act(actor, id, 'activate', 'appraiser', (plan) => this.begin(plan));
  }

  /** The system activates a plan on its first day; one that is no longer waiting stays as it is. */
  async activateOnFirstDay(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.db.lock(WorkPlan, { id });
      if (plan?.status !== 'AGREED' || !(await this.mayBegin(plan))) return;
      await this.move(plan, 'activate', 'system', (agreed) => this.begin(agreed));
    });
  }

  /** Who has retired since it was agreed has no plan that begins. */
  private async mayBegin({ employeeId, startsOn }: WorkPlan): Promise<boolean> {
    return mayBegin(startsOn, await this.employees.serviceRecord(employeeId));
  }

  private async begin(plan: WorkPlan): Promise<Partial<WorkPlan>> {
    if (plan.startsOn > this.clock.today()) throw workPlanProblems.NOT_STARTED({ startsOn: plan.startsOn });
    if (!(await this.mayBegin(plan))) throw workPlanProblems.NO_DUTY();
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

/** A plan that is not there for the caller, or that somebody else decides about. */
function isOutOfReach(plan: WorkPlan | DomainError | undefined): boolean {
  return plan instanceof DomainError && ['absent', 'forbidden'].includes(plan.definition.kind);
}
