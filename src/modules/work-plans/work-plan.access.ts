import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { Clock } from '../../kernel/clock/clock.js';
import { allOf, anyOf, NOTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { EmployeeAccess, EmployeesApi, employeeTables, type Part } from '../employees/index.js';
import { AppraisalDutyAccess } from './appraisal-duty.access.js';
import type { WorkPlanParty } from './domain/work-plan.states.js';
import { IS_SUCCESSOR } from './handover/handover-posts.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { workPlanProblems } from './work-plans.problems.js';

/** What each party's changes of a plan take. */
const PARTS: Record<Exclude<WorkPlanParty, 'system'> | 'party' | 'speaker' | 'evaluator', Part> = {
  owner: { permission: 'work-plan:write', read: 'work-plan:read', refusal: workPlanProblems.NOT_THE_OWNER },
  appraiser: { permission: 'work-plan:decide', read: 'work-plan:read', refusal: workPlanProblems.NOT_THE_APPRAISER },
  party: { permission: 'work-plan:revise', read: 'work-plan:read', refusal: workPlanProblems.NOT_A_PARTY },
  speaker: { permission: 'work-plan:discuss', read: 'work-plan:read', refusal: workPlanProblems.NOT_A_PARTY },
  evaluator: { permission: 'work-plan:assess', read: 'work-plan:read', refusal: workPlanProblems.NOT_THE_APPRAISER },
  manager: { permission: 'work-plan:close', read: 'work-plan:read', refusal: workPlanProblems.NOT_THE_MANAGER },
};

/** The only way to load a plan, or a plan by a part of it. A plan belongs to its employee; the policy says who reaches it. */
@Injectable()
export class WorkPlanAccess {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly duties: AppraisalDutyAccess,
    private readonly employees: EmployeesApi,
    private readonly clock: Clock,
  ) {}

  /** The plans an actor may read, as a condition on `wp`. */
  readable(actor: Actor, permission: 'work-plan:read' | 'handover:read' = 'work-plan:read'): SqlCondition {
    const ofPeople = this.people.reached(actor, permission, 'wp.employeeId');
    const examined = this.examined(actor, permission);
    return anyOf(
      ofPeople,
      this.duties.reached(actor, permission, 'wp.id'),
      this.escalated(actor, permission),
      examined,
    );
  }

  /** The plans of which an actor may see what goes on in those of successors, as a condition on `wp`. */
  handedOver(actor: Actor): SqlCondition {
    return anyOf(this.readable(actor, 'handover:read'), this.succeeded(actor));
  }

  /** Closed plans of those after whom the actor holds their post today, up to the day to which they were agreed; a condition on `wp`. */
  private succeeded(actor: Actor): SqlCondition {
    const { employeeId } = actor;
    if (!employeeId || !reachOf(actor, 'handover:read').has('SUCCESSOR')) return NOTHING;
    const today = this.clock.today();
    return {
      sql: `(wp.status = 'CLOSED' AND wp.agreedEndsOn >= ? AND ${IS_SUCCESSOR})`,
      values: [today, employeeId, today, today],
    };
  }

  /** Plans put before the actor as the superior of the appraiser, while they are open; a condition on `wp`. */
  private escalated(actor: Actor, permission: 'work-plan:read' | 'handover:read'): SqlCondition {
    const { employeeId } = actor;
    if (!employeeId || !reachOf(actor, permission).has('ESCALATED')) return NOTHING;
    const today = this.clock.today();
    return {
      sql: `(wp.escalatedAt IS NOT NULL AND wp.status IN ('SUBMITTED', 'RETURNED', 'AGREED', 'ACTIVE') AND EXISTS (SELECT 1 FROM
        ${employeeTables.reportingLine} sl WHERE sl.employeeId = wp.employeeId AND sl.superiorId = ? AND sl.validFrom <= ?
        AND sl.validUntil >= ?))`,
      values: [employeeId, today, today],
    };
  }

  /** Plans that the actor examines, because somebody has objected to what was made of them; a condition on `wp`. */
  private examined(actor: Actor, permission: 'work-plan:read' | 'handover:read'): SqlCondition {
    const { employeeId } = actor;
    if (!employeeId || !reachOf(actor, permission).has('EXAMINES')) return NOTHING;
    const sql = 'EXISTS (SELECT 1 FROM plan_examiner px WHERE px.workPlanId = wp.id AND px.employeeId = ?)';
    return { sql, values: [employeeId] };
  }

  /** The signed versions of plans an actor may read, as a condition on `sp`; with an erased person they are gone. */
  signed(actor: Actor): SqlCondition {
    const reached = this.people.reached(actor, 'signed-copy:read', 'sp.employeeId', 'sp.signedByEmployeeId');
    return allOf(reached, { sql: 'sp.contents IS NOT NULL', values: [] });
  }

  /** The subordinates on a leader's board, as a condition on `rl`, the reporting lines. */
  team(actor: Actor): SqlCondition {
    return this.people.subordinatesReached(actor, 'team:read');
  }

  /** The same people, as a condition on a column that holds an employee's id. */
  teamMembers(actor: Actor, column: string): SqlCondition {
    return this.people.reached(actor, 'team:read', column);
  }

  /** Whose plan it is; refuses, as if absent, one the actor may not read. Throws REQUEST.NOT_FOUND. */
  async requireReadable(actor: Actor, id: string): Promise<string> {
    const scope = this.readable(actor);
    const sql = `SELECT wp.employeeId FROM work_plan wp WHERE wp.id = ? AND ${scope.sql}`;
    const [plan] = await this.db.rows<{ employeeId: string }>(sql, [id, ...scope.values]);
    if (!plan) throw requestProblems.NOT_FOUND();
    return plan.employeeId;
  }

  /**
   * Loads and locks a plan for a change by its owner, its appraiser or a manager.
   * Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER, NOT_THE_APPRAISER, NOT_THE_MANAGER.
   */
  async load(actor: Actor, id: string, party: keyof typeof PARTS): Promise<WorkPlan> {
    const plan = await this.db.lock(WorkPlan, { id });
    if (!plan) throw requestProblems.NOT_FOUND();
    const part = PARTS[party];
    const superior = isBeforeSuperior(plan) ? await this.employees.superiorOf(plan.employeeId) : null;
    const isUpToActor =
      superior !== null && superior === actor.employeeId && reachOf(actor, 'work-plan:decide').has('ESCALATED');
    if (isUpToActor && (party === 'appraiser' || party === 'speaker')) return plan;
    if (superior !== null && party === 'appraiser') {
      // The appraiser has had his say: now his superior decides.
      await this.requireReadable(actor, id);
      throw workPlanProblems.BEFORE_SUPERIOR();
    }
    const isClosed = plan.status === 'CLOSED';
    const holder = isClosed && party === 'evaluator' ? await this.duties.holderOf(id) : null;
    if (holder !== null) return this.forHolder(actor, plan, holder);
    if (isClosed && party === 'speaker' && (await this.duties.isHeldBy(actor, part.permission, id))) return plan;
    // Whoever evaluates a closed plan or decides about it sees it, so he is told why he may not change it.
    const isSeen = isUpToActor || (isClosed && (await this.duties.isHeldBy(actor, part.read, id)));
    await this.people.requirePart(actor, part, plan.employeeId, isSeen);
    return plan;
  }

  /** Locks a plan for a value that a machine has measured; undefined where its owner is out of the machine's reach. */
  async loadMeasured(actor: Actor, id: string): Promise<WorkPlan | undefined> {
    const reach = this.people.reached(actor, 'measurement:report', 'wp.employeeId');
    const isReached = await this.db.count('work_plan wp', allOf({ sql: 'wp.id = ?', values: [id] }, reach));
    return isReached > 0 ? this.db.lock(WorkPlan, { id }) : undefined;
  }

  /** A closed plan is evaluated by whoever has the duty to, and by nobody else. */
  private async forHolder(actor: Actor, plan: WorkPlan, holder: string): Promise<WorkPlan> {
    if (holder === actor.employeeId && reachOf(actor, PARTS.evaluator.permission).has('DUTY')) return plan;
    await this.requireReadable(actor, plan.id);
    throw PARTS.evaluator.refusal();
  }

  /** Keeps the plan of a leader as it is while something is linked to it or taken up from it; the caller neither reads nor changes it. */
  hold(id: string): Promise<WorkPlan | undefined> {
    return this.db.lock(WorkPlan, { id });
  }

  /** Whose plan it is, whoever asks; `load` says whether it is the caller's. Throws REQUEST.NOT_FOUND. */
  async ownerOf(id: string): Promise<string> {
    const [plan] = await this.db.rows<{ employeeId: string }>('SELECT employeeId FROM work_plan WHERE id = ?', [id]);
    if (!plan) throw requestProblems.NOT_FOUND();
    return plan.employeeId;
  }

  /** The plan that a result, an indicator, a revision, a comment or a step of an action plan is part of; `load` says whether it is the caller's. Throws REQUEST.NOT_FOUND. */
  async planOf(
    part: 'work_plan_result' | 'work_plan_indicator' | 'work_plan_revision' | 'work_plan_comment' | 'action_item',
    id: string,
  ): Promise<string> {
    const [row] = await this.db.rows<{ workPlanId: string }>(`SELECT workPlanId FROM ${part} WHERE id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return row.workPlanId;
  }
}

/** While employee and appraiser do not agree, the superior of the appraiser decides in his place. Rule WP-26. */
function isBeforeSuperior({ escalatedAt, status }: WorkPlan): boolean {
  return escalatedAt !== null && (status === 'SUBMITTED' || status === 'RETURNED');
}
