import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import type { PersonPermission } from '../../../kernel/auth/permissions.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { employeeTables, EmployeeAccess, postedBelow } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { criteriaProblems } from './criteria.problems.js';
import { type CriteriaAction, stateAfter, statesFor } from './domain/criteria-states.js';
import { CriteriaSet } from './persistence/criteria-set.entity.js';

/** Loads criteria for a change: of whose unit they are, and what can be done with them. Rules CR-1, CR-3. */
@Injectable()
export class CriteriaAccess {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
  ) {}

  /** Locks a version that the caller keeps. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_YOUR_UNIT. */
  async keeper(actor: Actor, id: string): Promise<CriteriaSet> {
    const set = await this.load(id);
    if (!(await this.keeps(actor, set.unitId))) throw criteriaProblems.NOT_YOUR_UNIT();
    return set;
  }

  /** Locks a version for one of its people; gives it with the person. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_OF_UNIT. */
  async member({ employeeId }: Actor, id: string): Promise<{ set: CriteriaSet; employeeId: string }> {
    const set = await this.load(id);
    if (employeeId === null || !(await this.isOf(employeeId, set.unitId))) throw criteriaProblems.NOT_OF_UNIT();
    return { set, employeeId };
  }

  /** True when the caller keeps the criteria of a unit. */
  keeps(actor: Actor, unitId: string): Promise<boolean> {
    return this.reachesUnit(actor, 'criteria:manage', unitId);
  }

  /** Refuses who may not follow the consultation of a unit: neither of its people nor somebody who looks after them. Throws CRITERIA.NOT_OF_UNIT. */
  async requireListener(actor: Actor, unitId: string): Promise<void> {
    if (await this.reachesUnit(actor, 'criteria-acknowledgement:read', unitId)) return;
    if (actor.employeeId !== null && (await this.isOf(actor.employeeId, unitId))) return;
    throw criteriaProblems.NOT_OF_UNIT();
  }

  private async reachesUnit(actor: Actor, permission: PersonPermission, unitId: string): Promise<boolean> {
    const care = this.people.unitsReached(actor, permission, 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  private async isOf(employeeId: string, unitId: string): Promise<boolean> {
    const posted = postedBelow('e.id', unitId, this.clock.today());
    const sql = `SELECT e.id FROM ${employeeTables.employee} e WHERE e.id = ? AND ${posted.sql}`;
    return (await this.db.rows(sql, [employeeId, ...posted.values])).length > 0;
  }

  private async load(id: string): Promise<CriteriaSet> {
    const set = await this.db.lock(CriteriaSet, { id });
    if (!set) throw requestProblems.NOT_FOUND();
    return set;
  }
}

/** The state after an action. Throws CRITERIA.WRONG_STATE. */
export function moved({ status }: Pick<CriteriaSet, 'status'>, action: CriteriaAction): CriteriaSet['status'] {
  const next = stateAfter(status, action);
  if (next === null) throw criteriaProblems.WRONG_STATE({ status, needed: statesFor(action).join(', ') });
  return next;
}
