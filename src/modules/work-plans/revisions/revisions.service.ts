import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { EmployeesApi } from '../../employees/index.js';
import type { BehaviourCode } from '../domain/behaviours.js';
import { changesBetween } from '../domain/plan-changes.js';
import {
  isEditableRevision,
  isOpenRevision,
  nextRevisionStatus,
  REVISION_TRANSITIONS,
  type RevisionAction,
} from '../domain/revision.js';
import type { RevisionPatch, RevisionRequest } from '../http/work-plan-revision.request.js';
import type { ExpectationPatch } from '../http/work-plan.request.js';
import { WorkPlanRevision } from '../persistence/work-plan-revision.entity.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { RevisionRefused, RevisionReturned, RevisionSubmitted, WorkPlanRevised } from '../work-plan.events.js';
import { requireComplete } from '../plan-completeness.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { type PlanContents, WorkPlansQueries } from '../work-plans.queries.js';
import { RevisedPlans } from './revised-plans.js';

/** A revision that is open, with its contents. */
interface Loaded {
  readonly plan: WorkPlan;
  readonly revision: WorkPlanRevision;
  readonly contents: PlanContents;
}
type Party = 'owner' | 'appraiser';

/** What each move of a revision is for others; nobody else needs to hear of a withdrawal. */
const EVENTS = {
  submit: RevisionSubmitted,
  return: RevisionReturned,
  refuse: RevisionRefused,
  agree: WorkPlanRevised,
  withdraw: undefined,
} as const satisfies Record<RevisionAction, unknown>;

/** Changes of an active plan within the year, which both agree like the plan itself (rules.md WP-24). */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly employees: EmployeesApi,
    private readonly access: WorkPlanAccess,
    private readonly plans: WorkPlansQueries,
    private readonly revised: RevisedPlans,
  ) {}

  /**
   * Begins a revision with what the plan says now, as its owner or appraiser.
   * Throws REQUEST.NOT_FOUND, ID_TAKEN, WORK_PLAN.NOT_A_PARTY, WRONG_STATE, REVISION_OPEN.
   */
  async start(actor: Actor, workPlanId: string, { id = newId(), ground, reason }: RevisionRequest): Promise<string> {
    await this.db.transaction(async () => {
      const { status, employeeId } = await this.access.load(actor, workPlanId, 'party');
      if (status !== 'ACTIVE') throw workPlanProblems.WRONG_STATE({ status, needed: 'ACTIVE' });
      const others = await this.db.find(WorkPlanRevision, { workPlanId });
      if (others.some((other) => isOpenRevision(other.status))) throw workPlanProblems.REVISION_OPEN();
      const contents = await this.plans.contents(workPlanId);
      const now = this.clock.now();
      const facts = { workPlanId, number: others.length + 1, ground, reason, status: 'DRAFT' as const };
      const row = { id, ...facts, former: contents, contents, startedByEmployeeId: actor.employeeId ?? '' };
      await refuseTaken(this.db.insert(WorkPlanRevision, { ...row, createdAt: now, updatedAt: now, version: 1 }));
      await this.record('start', { id, workPlanId }, employeeId, facts);
    });
    return id;
  }

  /**
   * The owner changes what the plan is to say. Throws REQUEST.NOT_FOUND, STALE, INVALID, ID_TAKEN, WORK_PLAN.NOT_THE_OWNER,
   * REVISION_STATE, NOT_IN_FORM, PERSPECTIVE_UNKNOWN.
   */
  change(actor: Actor, id: string, patch: RevisionPatch, version: number | null): Promise<void> {
    return this.edit(actor, id, 'owner', version, async ({ plan, revision, contents }) => {
      const { results, annexes, ...facts } = patch;
      if (Object.values(patch).every((value) => value === undefined)) return null;
      const next = { ...contents };
      if (results) next.results = await this.revised.resultsOf(plan, revision, results);
      if (annexes) next.annexes = { ...contents.annexes, ...annexes };
      return { ...facts, contents: next };
    });
  }

  /** The appraiser says what he is to expect of one value. Throws REQUEST.NOT_FOUND, STALE, WORK_PLAN.NOT_THE_APPRAISER, REVISION_STATE. */
  expect(
    actor: Actor,
    id: string,
    code: BehaviourCode,
    { expectation }: ExpectationPatch,
    version: number | null,
  ): Promise<void> {
    return this.edit(actor, id, 'appraiser', version, ({ contents }) => {
      if (expectation === undefined) return Promise.resolve(null);
      const behaviours = contents.behaviours.map((one) => (one.code === code ? { ...one, expectation } : one));
      return Promise.resolve({ contents: { ...contents, behaviours } });
    });
  }

  /** The owner signs it. Throws WORK_PLAN.NOT_THE_OWNER, REVISION_STATE, NOTHING_REVISED, INCOMPLETE. */
  submit(actor: Actor, id: string): Promise<void> {
    return this.act(actor, id, 'submit', async ({ plan, revision, contents }) => {
      if (changesBetween(revision.former ?? contents, contents).length === 0) throw workPlanProblems.NOTHING_REVISED();
      requireComplete(await this.plans.findingsOf(plan, contents));
      const employeeSnapshot = (await this.employees.identityOf(plan.employeeId)) ?? null;
      return { submittedAt: this.clock.now(), employeeSnapshot, decisionReason: null };
    });
  }

  /** The appraiser gives it back with a reason; the owner goes on. Throws WORK_PLAN.NOT_THE_APPRAISER, REVISION_STATE. */
  returnToOwner(actor: Actor, id: string, decisionReason: string): Promise<void> {
    return this.act(actor, id, 'return', () => Promise.resolve({ ...this.decided(actor), decisionReason }));
  }

  /** The appraiser does not want it; the plan stays as it is. Throws WORK_PLAN.NOT_THE_APPRAISER, REVISION_STATE. */
  refuse(actor: Actor, id: string, decisionReason: string): Promise<void> {
    return this.act(actor, id, 'refuse', () => Promise.resolve({ ...this.decided(actor), decisionReason }));
  }

  /** The owner drops it; the plan stays as it is. Throws WORK_PLAN.NOT_THE_OWNER, REVISION_STATE. */
  withdraw(actor: Actor, id: string): Promise<void> {
    return this.act(actor, id, 'withdraw', () => Promise.resolve({}));
  }

  /** The appraiser signs it: from now on the plan says what it says, and a signed copy is kept. Throws WORK_PLAN.NOT_THE_APPRAISER, REVISION_STATE. */
  agree(actor: Actor, id: string): Promise<void> {
    return this.act(actor, id, 'agree', async ({ plan, revision, contents }) => {
      await this.revised.apply(plan, revision, contents, actor.employeeId ?? '');
      return this.decided(actor);
    });
  }

  private decided(actor: Actor): Pick<WorkPlanRevision, 'decidedAt' | 'decidedByEmployeeId'> {
    return { decidedAt: this.clock.now(), decidedByEmployeeId: actor.employeeId };
  }

  private async edit(
    actor: Actor,
    id: string,
    party: Party,
    version: number | null,
    work: (loaded: Loaded) => Promise<Partial<WorkPlanRevision> | null>,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const loaded = await this.load(actor, id, party);
      const { plan, revision } = loaded;
      const { status } = revision;
      assertVersion(revision.version, version);
      if (!isEditableRevision(status)) throw workPlanProblems.REVISION_STATE({ status, needed: 'DRAFT, RETURNED' });
      const facts = await work(loaded);
      if (!facts) return;
      await this.write(revision, facts);
      await this.record('change', revision, plan.employeeId, facts);
    });
  }

  private async act(
    actor: Actor,
    id: string,
    action: RevisionAction,
    work: (loaded: Loaded) => Promise<Partial<WorkPlanRevision>>,
  ): Promise<void> {
    const { by, from: needed } = REVISION_TRANSITIONS[action];
    await this.db.transaction(async () => {
      const loaded = await this.load(actor, id, by);
      const { plan, revision } = loaded;
      const status = nextRevisionStatus(revision.status, action, by);
      if (!status) throw workPlanProblems.REVISION_STATE({ status: revision.status, needed: needed.join(', ') });
      const { contents: _, ...facts } = await work(loaded);
      await this.write(revision, { ...facts, status });
      const { employeeId, performancePeriodId } = plan;
      const Event = EVENTS[action];
      const about = { revisionId: id, workPlanId: plan.id, employeeId, performancePeriodId };
      if (Event) await this.events.record(new Event(about));
      const { decisionReason = null } = facts;
      await this.record(action, revision, employeeId, {
        status,
        ...(decisionReason === null ? {} : { decisionReason }),
      });
    });
  }

  /** Loads and locks the plan, as everything that changes it, then the revision. */
  private async load(actor: Actor, id: string, party: Party): Promise<Loaded> {
    const plan = await this.access.load(actor, await this.access.planOf('work_plan_revision', id), party);
    const revision = await this.db.lock(WorkPlanRevision, { id });
    const { status } = plan;
    if (status !== 'ACTIVE') throw workPlanProblems.WRONG_STATE({ status, needed: 'ACTIVE' });
    if (!revision?.contents) throw new Error(`Revision ${id} of a plan in force has lost its contents.`);
    return { plan, revision, contents: revision.contents };
  }

  private async write({ id, version }: WorkPlanRevision, facts: Partial<WorkPlanRevision>): Promise<void> {
    const touched = { version: version + 1, updatedAt: this.clock.now() };
    await this.db.update(WorkPlanRevision, { id }, { ...facts, ...touched });
  }

  private record(
    verb: string,
    { id, workPlanId }: Pick<WorkPlanRevision, 'id' | 'workPlanId'>,
    subjectEmployeeId: string,
    after: object,
  ): Promise<void> {
    return this.audit.record({
      action: `work-plan-revision.${verb}`,
      object: { type: 'work-plan-revision', id },
      subjectEmployeeId,
      facts: { workPlanId },
      after,
    });
  }
}
