import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import type { SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { EmployeeAccess, EmployeesApi } from '../employees/index.js';
import { appraisalProblems } from './appraisals.problems.js';
import type { AppraisalParty } from './domain/appraisal.states.js';
import { Appraisal } from './persistence/appraisal.entity.js';

/**
 * The only way to load an appraisal. It is readable by the appraised employee, the appraiser of today, the HR managers of
 * the employee's unit, BKPSDM and auditors; it is changed by the employee or that appraiser, each in the own part.
 */
@Injectable()
export class AppraisalAccess {
  constructor(
    private readonly db: Database,
    private readonly employees: EmployeesApi,
    private readonly scope: EmployeeAccess,
  ) {}

  /** The appraisals an actor may read, as a condition on `ap`. */
  readable(actor: Actor): SqlCondition {
    return this.scope.readable(actor, 'ap.employeeId');
  }

  /**
   * Loads and locks an appraisal for a change.
   * Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_THE_OWNER, APPRAISAL.NOT_THE_APPRAISER.
   */
  async load(actor: Actor, id: string, party: AppraisalParty): Promise<Appraisal> {
    const scope = this.readable(actor);
    const sql = `SELECT ap.id FROM appraisal ap WHERE ap.id = ? AND ${scope.sql}`;
    const visible = await this.db.rows(sql, [id, ...scope.values]);
    const appraisal = visible.length > 0 ? await this.db.lock(Appraisal, { id }) : undefined;
    if (!appraisal) throw requestProblems.NOT_FOUND();
    if (party === 'owner') {
      if (appraisal.employeeId !== actor.employeeId) throw appraisalProblems.NOT_THE_OWNER();
    } else if (!(await this.isAppraiser(actor, appraisal.employeeId))) throw appraisalProblems.NOT_THE_APPRAISER();
    return appraisal;
  }

  /** True when the actor appraises the employee today. */
  async isAppraiser(actor: Actor, employeeId: string): Promise<boolean> {
    return actor.employeeId !== null && (await this.employees.appraiserOf(employeeId)) === actor.employeeId;
  }
}
