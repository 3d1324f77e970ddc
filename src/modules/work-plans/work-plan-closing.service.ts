import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { type CivilDate, earlier, later, overlaps } from '../../kernel/values/civil-date.js';
import { EmployeesApi } from '../employees/index.js';
import { AlignmentFlags } from './cascade/alignment-flags.js';
import { RoleTaking } from './cascade/role-taking.js';
import { AppraisalDuties } from './appraisal-duties.js';
import { type Closing, closingOf } from './domain/closing.js';
import { FeedbackRequestsService } from './feedback/feedback-requests.service.js';
import { Handovers } from './handover/handovers.js';
import { nextStatus, WORK_PLAN_TRANSITIONS, type WorkPlanParty } from './domain/work-plan.states.js';
import type { ClosureRequest } from './http/work-plan.request.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { WorkPlanCancelled, WorkPlanClosed, WorkPlanReopened } from './work-plan.events.js';
import { workPlanProblems } from './work-plans.problems.js';

/** What each of these moves is for others. */
const EVENTS = { close: WorkPlanClosed, reopen: WorkPlanReopened, cancel: WorkPlanCancelled } as const;

/** Longer than any transaction that changes the record. */
const LATE_COMMITS_MS = 15 * 60_000;

/** Ends plans before their last day and, after a mistake, brings them back (rules.md WP-20, WP-21, WP-23). */
@Injectable()
export class WorkPlanClosingService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly employees: EmployeesApi,
    private readonly access: WorkPlanAccess,
    private readonly duties: AppraisalDuties,
    private readonly flags: AlignmentFlags,
    private readonly roles: RoleTaking,
    private readonly feedback: FeedbackRequestsService,
    private readonly handovers: Handovers,
  ) {}

  /**
   * A manager ends a plan with a day that has passed or is passing, not before what is rated, for a reason that the record does
   * not tell.
   * Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_MANAGER, OWN_PLAN, WRONG_STATE, OUTSIDE_PLAN.
   */
  close(actor: Actor, id: string, { endsOn, reason }: ClosureRequest): Promise<void> {
    return this.manage(actor, id, async (plan) => {
      const today = this.clock.today();
      const until = earlier(plan.endsOn, today);
      const startsOn = later(plan.startsOn, plan.progressClosedUntil ?? plan.startsOn);
      if (endsOn < startsOn || endsOn > until)
        throw refusedAt(workPlanProblems.OUTSIDE_PLAN, { startsOn, until }, '/endsOn');
      await this.end(plan, 'manager', { endsOn, cause: 'DECIDED' }, reason);
    });
  }

  /**
   * Opens a plan again that a manager closed by mistake; it goes on to the day that was agreed. What the record closed, its correction
   * opens. Throws REQUEST.NOT_FOUND, WORK_PLAN.OWN_PLAN, WRONG_STATE, FOLLOWS_RECORD, HANDED_OVER, OVERLAPS.
   */
  reopen(actor: Actor, id: string, reason: string): Promise<void> {
    return this.manage(actor, id, async (plan) => {
      const { status, endingCause } = plan;
      if (status === 'CLOSED' && endingCause !== 'DECIDED') throw workPlanProblems.FOLLOWS_RECORD();
      if ((await this.handovers.takenFrom(id)).length > 0) throw workPlanProblems.HANDED_OVER();
      await this.resume(plan, 'manager', reason);
    });
  }

  /**
   * Takes a plan out of the world that should never have been. Throws REQUEST.NOT_FOUND, WORK_PLAN.OWN_PLAN, WRONG_STATE, ALREADY_RATED.
   */
  cancel(actor: Actor, id: string, endingReason: string): Promise<void> {
    return this.manage(actor, id, async (plan) => {
      if (plan.progressClosedUntil !== null) throw workPlanProblems.ALREADY_RATED();
      await this.move(plan, 'cancel', 'manager', { endedAt: this.clock.now(), endingReason });
      await this.duties.drop(id);
    });
  }

  /** Closes or opens the plans of somebody as the record of posts, standings and contracts says today. Safe to run twice. */
  async follow(employeeId: string): Promise<void> {
    await this.db.transaction(async () => {
      if (!(await this.employees.lock(employeeId))) return;
      const plans = await this.db.find(WorkPlan, { employeeId });
      const followed = plans.filter(
        ({ status, endingCause }) => status === 'ACTIVE' || (status === 'CLOSED' && endingCause !== 'DECIDED'),
      );
      if (followed.length === 0) return;
      const record = await this.employees.serviceRecord(employeeId);
      const today = this.clock.today();
      // Changes that others commit a little later are looked at once more.
      const followedAt = new Date(this.clock.now().getTime() - LATE_COMMITS_MS);
      for (const { id } of followed) {
        const plan = await this.db.lock(WorkPlan, { id });
        if (!plan) continue;
        const closing = closingOf({ startsOn: plan.startsOn, endsOn: plan.agreedEndsOn ?? plan.endsOn }, record);
        await this.adjust(plan, closing && closing.endsOn < today ? closing : null);
        await this.db.update(WorkPlan, { id }, { followedAt, followedOn: today });
      }
    });
  }

  /** What has to be done so that a plan ends as the record says; null is on the day that was agreed. */
  private async adjust(plan: WorkPlan, closing: Closing | null): Promise<void> {
    if (plan.status === 'ACTIVE' && closing) await this.end(plan, 'system', closing, null);
    if (plan.status !== 'CLOSED') return;
    const until = closing?.endsOn ?? plan.agreedEndsOn ?? plan.endsOn;
    if (await this.meets(plan, until)) return;
    if (!closing) await this.resume(plan, 'system', null);
    else if (closing.endsOn !== plan.endsOn || closing.cause !== plan.endingCause) await this.moveEnd(plan, closing);
  }

  /** Gives a closed plan another last day, because the record was corrected. */
  private async moveEnd(plan: WorkPlan, { endsOn, cause: endingCause }: Closing): Promise<void> {
    const { id, employeeId, performancePeriodId, startsOn } = plan;
    const version = plan.version + 1;
    await this.db.update(WorkPlan, { id }, { endsOn, endingCause, updatedAt: this.clock.now(), version });
    await this.duties.move({ ...plan, endsOn });
    await this.events.record(new WorkPlanClosed({ workPlanId: id, employeeId, performancePeriodId, startsOn, endsOn }));
    await this.audit.record({
      action: 'work-plan.move-end',
      object: { type: 'work-plan', id },
      subjectEmployeeId: employeeId,
      facts: { cause: endingCause },
      before: { endsOn: plan.endsOn },
      after: { endsOn, version },
    });
  }

  private async end(
    plan: WorkPlan,
    party: 'manager' | 'system',
    { endsOn, cause: endingCause }: Closing,
    endingReason: string | null,
  ): Promise<void> {
    const ending = { endedAt: this.clock.now(), endingCause, endingReason, endsOn, agreedEndsOn: plan.endsOn };
    await this.move(plan, 'close', party, ending);
    await this.duties.write({ ...plan, endsOn });
  }

  private async resume(plan: WorkPlan, party: 'manager' | 'system', reason: string | null): Promise<void> {
    const endsOn = plan.agreedEndsOn ?? plan.endsOn;
    const other = plan.status === 'CLOSED' ? await this.meets(plan, endsOn) : undefined;
    if (other) throw workPlanProblems.OVERLAPS({ startsOn: other.startsOn, endsOn: other.endsOn });
    const open = { endedAt: null, endingCause: null, endingReason: null, endsOn, agreedEndsOn: null };
    await this.move(plan, 'reopen', party, open, reason);
    // What goes on in the plan of a successor counts here again: he looks whether it is still his.
    await this.flags.ofThese(await this.handovers.takenFrom(plan.id), 'CHANGED');
    await this.duties.drop(plan.id);
  }

  /** Another plan of the person that this one would meet if it ended on a day. */
  private async meets({ id, employeeId, startsOn }: WorkPlan, until: CivilDate): Promise<WorkPlan | undefined> {
    const days = { from: startsOn, until };
    const plans = await this.db.find(WorkPlan, { employeeId });
    return plans.find(
      (plan) =>
        plan.id !== id && plan.status !== 'CANCELLED' && overlaps(days, { from: plan.startsOn, until: plan.endsOn }),
    );
  }

  /** Loads a plan for its manager, the person before the plan, as a start of a plan does. */
  private async manage(actor: Actor, id: string, work: (plan: WorkPlan) => Promise<void>): Promise<void> {
    await this.db.transaction(async () => {
      const owner = await this.access.ownerOf(id);
      await this.employees.lock(owner);
      const plan = await this.access.load(actor, id, 'manager');
      if (plan.employeeId === actor.employeeId) throw workPlanProblems.OWN_PLAN();
      await work(plan);
    });
  }

  private async move(
    plan: WorkPlan,
    action: keyof typeof EVENTS,
    party: WorkPlanParty,
    facts: Partial<WorkPlan>,
    reason = facts.endingReason ?? null,
  ): Promise<void> {
    const { id, employeeId, performancePeriodId, status: from, startsOn } = plan;
    const to = nextStatus(from, action, party);
    const needed = WORK_PLAN_TRANSITIONS[action].from.join(', ');
    if (!to) throw workPlanProblems.WRONG_STATE({ status: from, needed });
    const version = plan.version + 1;
    await this.db.update(WorkPlan, { id }, { ...facts, status: to, updatedAt: this.clock.now(), version });
    if (action !== 'reopen') await this.feedback.endOf(id);
    if (action === 'cancel') {
      await this.flags.ofThese(await this.roles.takenOfPlan(id), 'CANCELLED');
      await this.roles.freeOf(id);
      await this.handovers.forgetPlan(id);
    }
    if (action === 'reopen') await this.flags.reopened(id);
    else await this.flags.ofPlan(id, action === 'close' ? 'CLOSED' : 'CANCELLED');
    const endsOn = facts.endsOn ?? plan.endsOn;
    await this.events.record(new EVENTS[action]({ workPlanId: id, employeeId, performancePeriodId, startsOn, endsOn }));
    await this.audit.record({
      action: `work-plan.${action}`,
      object: { type: 'work-plan', id },
      subjectEmployeeId: employeeId,
      facts: { from, to, ...(facts.endingCause ? { cause: facts.endingCause } : {}) },
      before: { status: from, endsOn: plan.endsOn },
      after: { status: to, version, endsOn, ...(reason === null ? {} : { reason }) },
    });
  }
}
