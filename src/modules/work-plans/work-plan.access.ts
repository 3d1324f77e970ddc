import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import type { SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { EmployeeAccess, EmployeesApi } from '../employees/index.js';
import type { WorkPlanParty } from './domain/work-plan.states.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { workPlanProblems } from './work-plans.problems.js';

/**
 * The only way to load a plan. A plan is readable by its owner, the owner's appraiser of today, the HR managers of the
 * owner's unit, BKPSDM and auditors; it is changed by its owner or that appraiser, each in the own part.
 */
@Injectable()
export class WorkPlanAccess {
  constructor(
    private readonly db: Database,
    private readonly employees: EmployeesApi,
    private readonly scope: EmployeeAccess,
  ) {}

  /** The plans an actor may read, as a condition on `wp`. */
  readable(actor: Actor): SqlCondition {
    return this.scope.readable(actor, 'wp.employeeId');
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
   * Loads and locks a plan for a change by its owner or its appraiser.
   * Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER, WORK_PLAN.NOT_THE_APPRAISER.
   */
  async load(actor: Actor, id: string, party: Exclude<WorkPlanParty, 'system'>): Promise<WorkPlan> {
    const plan = await this.db.lock(WorkPlan, { id });
    if (!plan) throw requestProblems.NOT_FOUND();
    if (party === 'owner' && plan.employeeId === actor.employeeId) return plan;
    await this.requireReadable(actor, id);
    if (party === 'owner') throw workPlanProblems.NOT_THE_OWNER();
    if (!actor.employeeId || (await this.employees.appraiserOf(plan.employeeId)) !== actor.employeeId) {
      throw workPlanProblems.NOT_THE_APPRAISER();
    }
    return plan;
  }
}
