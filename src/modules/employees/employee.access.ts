import { Injectable } from '@nestjs/common';
import { type Actor, seesEverything } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { anyOf, EVERYTHING, NOTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { organizationTables } from '../organization/index.js';

/**
 * Whose records an actor reaches, as conditions on a column that holds an employee's id. Single reads, lists and counts of
 * every module use these same conditions, so they can not differ.
 */
@Injectable()
export class EmployeeAccess {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Own record, direct reports of today, people of the units an HR manager cares for; everybody for BKPSDM and auditors. */
  readable(actor: Actor, column: string): SqlCondition {
    if (seesEverything(actor)) return EVERYTHING;
    return anyOf(this.own(actor, column), this.appraisedBy(actor, column), this.inHrUnits(actor, column));
  }

  /** The actor's own record. */
  own(actor: Actor, column: string): SqlCondition {
    return actor.employeeId ? { sql: `${column} = ?`, values: [actor.employeeId] } : NOTHING;
  }

  /** People whose appraiser the actor is on the day, by default today. */
  appraisedBy(actor: Actor, column: string, on = this.clock.today()): SqlCondition {
    if (!actor.employeeId) return NOTHING;
    return {
      sql: `EXISTS (SELECT 1 FROM reporting_line rl WHERE rl.employeeId = ${column} AND rl.appraiserId = ? AND rl.validFrom <= ? AND rl.validUntil >= ?)`,
      values: [actor.employeeId, on, on],
    };
  }

  /** People with a definitive post today in the subtrees for which the actor is UNIT_HR. */
  inHrUnits(actor: Actor, column: string): SqlCondition {
    if (actor.hrUnitIds.length === 0) return NOTHING;
    const on = this.clock.today();
    return {
      sql: `EXISTS (SELECT 1 FROM assignment sa JOIN ${organizationTables.ancestor} su ON su.unitId = sa.unitId WHERE sa.employeeId = ${column} AND su.ancestorId IN (${actor.hrUnitIds.map(() => '?').join(', ')}) AND sa.kind = 'DEFINITIF' AND sa.validFrom <= ? AND sa.validUntil >= ?)`,
      values: [...actor.hrUnitIds, on, on],
    };
  }

  /**
   * `readable` for the people of one unit and what is below it, given by the id. For an HR manager of that unit it is true
   * of all of them, which the database then asks once and not for each person.
   */
  readableIn(unitId: string, actor: Actor, column: string): SqlCondition {
    return anyOf(this.caresFor(actor, unitId), this.readable(actor, column));
  }

  /** The unit lies in a subtree for which the actor is UNIT_HR; no column takes part. */
  private caresFor(actor: Actor, unitId: string): SqlCondition {
    if (actor.hrUnitIds.length === 0) return NOTHING;
    return {
      sql: `EXISTS (SELECT 1 FROM ${organizationTables.ancestor} cu WHERE cu.unitId = ? AND cu.ancestorId IN (${actor.hrUnitIds.map(() => '?').join(', ')}))`,
      values: [unitId, ...actor.hrUnitIds],
    };
  }

  /** Refuses, as if absent, an employee the actor may not read. Throws REQUEST.NOT_FOUND. */
  async requireReadable(actor: Actor, employeeId: string): Promise<void> {
    const scope = this.readable(actor, 'e.id');
    const rows = await this.db.rows(`SELECT e.id FROM employee e WHERE e.id = ? AND ${scope.sql}`, [
      employeeId,
      ...scope.values,
    ]);
    if (rows.length === 0) throw requestProblems.NOT_FOUND();
  }
}
