import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import type { PersonPermission } from '../../kernel/auth/permissions.js';
import type { PersonRelation } from '../../kernel/auth/relations.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { Clock } from '../../kernel/clock/clock.js';
import { anyOf, EVERYTHING, NOTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import type { ProblemFactory } from '../../kernel/errors/domain-error.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { organizationTables } from '../organization/index.js';

/** A change of something that belongs to a person: what it takes, what it takes to see it, and how a reader is refused. */
export interface Part {
  readonly permission: PersonPermission;
  readonly read: PersonPermission;
  readonly refusal: ProblemFactory;
}

/**
 * Says in SQL what the policy (`kernel/auth/policy.ts`) means by own, subordinates and unit. Everything that belongs to a
 * person is loaded, listed, counted and exported by these conditions, in every module.
 */
@Injectable()
export class EmployeeAccess {
  private readonly conditions: Record<
    PersonRelation,
    (actor: Actor, column: string, signer: string | undefined) => SqlCondition
  > = {
    ALL: () => EVERYTHING,
    OWN: isActor,
    SUBORDINATES: (actor, column) => this.subordinates(actor, column),
    SIGNED: (actor, _, signer) => (signer ? isActor(actor, signer) : NOTHING),
    LED: (actor, column) => this.led(actor, column),
    // Which plans somebody still evaluates or examines, which were put before him, whose successor he is, and of which day something is,
    // work-plans know; where he sits at a calibration, appraisals.
    DUTY: () => NOTHING,
    ESCALATED: () => NOTHING,
    ON_DAY: () => NOTHING,
    SUCCESSOR: () => NOTHING,
    EXAMINES: () => NOTHING,
    SEATED: () => NOTHING,
    UNIT: (actor, column) => this.inUnits(actor, column),
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The people whose things a permission reaches, as a condition on a column that holds an employee's id. What is signed has
   * another column, with the id of the appraiser who signed.
   */
  reached(actor: Actor, permission: PersonPermission, column: string, signer?: string): SqlCondition {
    const relations = [...reachOf(actor, permission)];
    return anyOf(...relations.map((relation) => this.conditions[relation](actor, column, signer)));
  }

  /**
   * `reached` for the people of one unit and what is below it, given by the id. For an HR manager of that unit it is true
   * of all of them, which the database then asks once and not for each person.
   */
  reachedIn(unitId: string, actor: Actor, permission: PersonPermission, column: string): SqlCondition {
    const all = reachOf(actor, permission).has('UNIT') ? this.caresFor(actor, unitId) : NOTHING;
    return anyOf(all, this.reached(actor, permission, column));
  }

  /** The subordinates whom a permission reaches, as a condition on `reporting_line rl`: one line for each of them. */
  subordinatesReached(actor: Actor, permission: PersonPermission): SqlCondition {
    return reachOf(actor, permission).has('SUBORDINATES') ? this.lines(actor) : NOTHING;
  }

  /** True when a permission reaches what belongs to this person. */
  async reaches(actor: Actor, permission: PersonPermission, employeeId: string): Promise<boolean> {
    // What people do most needs no look into the database.
    if (employeeId === actor.employeeId && reachOf(actor, permission).has('OWN')) return true;
    const { sql, values } = this.reached(actor, permission, 'e.id');
    const rows = await this.db.rows(`SELECT e.id FROM employee e WHERE e.id = ? AND ${sql}`, [employeeId, ...values]);
    return rows.length > 0;
  }

  /** Refuses, as if absent, what belongs to somebody whom the permission does not reach. Throws REQUEST.NOT_FOUND. */
  async require(actor: Actor, permission: PersonPermission, employeeId: string): Promise<void> {
    if (!(await this.reaches(actor, permission, employeeId))) throw requestProblems.NOT_FOUND();
  }

  /**
   * Refuses a change that is not the actor's part: with its own reason if he may see the thing, otherwise as if absent. Who
   * may change it as the appraiser stays the appraiser until the transaction ends: what takes his line away waits for it. `isSeen` is
   * what the caller knows of a reason to see it that lies outside of people.
   */
  async requirePart(
    actor: Actor,
    { permission, read, refusal }: Part,
    employeeId: string,
    isSeen = false,
  ): Promise<void> {
    const lines = this.subordinatesReached(actor, permission);
    if (lines !== NOTHING && (await this.holdLine(employeeId, lines))) return;
    if (await this.reaches(actor, permission, employeeId)) return;
    if (!isSeen) await this.require(actor, read, employeeId);
    throw refusal();
  }

  private async holdLine(employeeId: string, lines: SqlCondition): Promise<boolean> {
    const sql = `SELECT rl.id FROM reporting_line rl WHERE rl.employeeId = ? AND ${lines.sql}${this.db.connection.forUpdate}`;
    return (await this.db.rows(sql, [employeeId, ...lines.values])).length > 0;
  }

  /** People whose appraiser the actor is today. */
  private subordinates(actor: Actor, column: string): SqlCondition {
    const lines = this.lines(actor);
    if (lines === NOTHING) return NOTHING;
    const sql = `EXISTS (SELECT 1 FROM reporting_line rl WHERE rl.employeeId = ${column} AND ${lines.sql})`;
    return { sql, values: lines.values };
  }

  private lines({ employeeId }: Actor): SqlCondition {
    if (!employeeId) return NOTHING;
    const today = this.clock.today();
    const sql = 'rl.appraiserId = ? AND rl.validFrom <= ? AND rl.validUntil >= ?';
    return { sql, values: [employeeId, today, today] };
  }

  /**
   * People with a definitive post today in the subtrees for which the actor is UNIT_HR. Its tables have long names because the
   * column may belong to a table with any short one.
   */
  private inUnits({ hrUnitIds }: Actor, column: string): SqlCondition {
    if (hrUnitIds.length === 0) return NOTHING;
    const on = this.clock.today();
    return {
      sql: `EXISTS (SELECT 1 FROM assignment scopePost JOIN ${organizationTables.ancestor} scopePath ON scopePath.unitId = scopePost.unitId WHERE scopePost.employeeId = ${column} AND scopePath.ancestorId IN (${hrUnitIds.map(() => '?').join(', ')}) AND scopePath.validFrom <= ? AND scopePath.validUntil >= ? AND scopePost.kind = 'DEFINITIF' AND scopePost.validFrom <= ? AND scopePost.validUntil >= ?)`,
      values: [...hrUnitIds, on, on, on, on],
    };
  }

  /** The unit lies today in a subtree for which the actor is UNIT_HR; no column takes part. */
  private caresFor({ hrUnitIds }: Actor, unitId: string): SqlCondition {
    if (hrUnitIds.length === 0) return NOTHING;
    const on = this.clock.today();
    return {
      sql: `EXISTS (SELECT 1 FROM ${organizationTables.ancestor} cu WHERE cu.unitId = ? AND cu.ancestorId IN (${hrUnitIds.map(() => '?').join(', ')}) AND cu.validFrom <= ? AND cu.validUntil >= ?)`,
      values: [unitId, ...hrUnitIds, on, on],
    };
  }

  /** The units of today whose things a permission reaches, as a condition on a column that holds a unit's id. */
  unitsReached(actor: Actor, permission: PersonPermission, column: string): SqlCondition {
    const reach = reachOf(actor, permission);
    if (reach.has('ALL')) return EVERYTHING;
    return anyOf(
      reach.has('UNIT') ? this.unitsInCare(actor, column) : NOTHING,
      reach.has('LED') ? this.unitsLed(actor, column) : NOTHING,
    );
  }

  /** Units in the subtrees for which the actor is UNIT_HR. */
  private unitsInCare({ hrUnitIds }: Actor, column: string): SqlCondition {
    if (hrUnitIds.length === 0) return NOTHING;
    const on = this.clock.today();
    return {
      sql: `EXISTS (SELECT 1 FROM ${organizationTables.ancestor} hu WHERE hu.unitId = ${column} AND hu.ancestorId IN (${hrUnitIds.map(() => '?').join(', ')}) AND hu.validFrom <= ? AND hu.validUntil >= ?)`,
      values: [...hrUnitIds, on, on],
    };
  }

  /** Units that the actor heads today, also for somebody, and those below them. */
  private unitsLed({ employeeId }: Actor, column: string): SqlCondition {
    if (!employeeId) return NOTHING;
    const on = this.clock.today();
    return {
      sql: `EXISTS (SELECT 1 FROM ${organizationTables.ancestor} ledPath JOIN assignment ledPost ON ledPost.unitId = ledPath.ancestorId WHERE ledPath.unitId = ${column} AND ledPath.validFrom <= ? AND ledPath.validUntil >= ? AND ledPost.employeeId = ? AND ledPost.headsUnit = 1 AND ledPost.validFrom <= ? AND ledPost.validUntil >= ?)`,
      values: [on, on, employeeId, on, on],
    };
  }

  /** People with a definitive post today in a unit that the actor heads, or below it. */
  private led(actor: Actor, column: string): SqlCondition {
    const units = this.unitsLed(actor, 'ledMember.unitId');
    if (units === NOTHING) return NOTHING;
    const on = this.clock.today();
    return {
      sql: `EXISTS (SELECT 1 FROM assignment ledMember WHERE ledMember.employeeId = ${column} AND ledMember.kind = 'DEFINITIF' AND ledMember.validFrom <= ? AND ledMember.validUntil >= ? AND ${units.sql})`,
      values: [on, on, ...units.values],
    };
  }
}

function isActor({ employeeId }: Actor, column: string): SqlCondition {
  return employeeId ? { sql: `${column} = ?`, values: [employeeId] } : NOTHING;
}
