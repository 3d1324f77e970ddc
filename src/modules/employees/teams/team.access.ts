import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { anyOf, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { organizationTables } from '../../organization/index.js';
import { EmployeeAccess } from '../employee.access.js';
import { employeeProblems } from '../employees.problems.js';
import { Team } from './persistence/team.entity.js';

/** Whose teams an actor reaches; `t` is the team in the SQL. */
@Injectable()
export class TeamAccess {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
  ) {}

  /** Teams one belongs to today, teams of the units an HR manager cares for; all for BKPSDM and auditors. */
  readable(actor: Actor): SqlCondition {
    const ofUnits = this.people.unitsReached(actor, 'work-team:read', 't.unitId');
    return anyOf(ofUnits, reachOf(actor, 'work-team:read').has('OWN') ? this.ofMember(actor) : NOTHING);
  }

  /** Loads a team for a change and locks it. Throws EMPLOYEE.NOT_YOUR_TEAM to who may see it only, otherwise REQUEST.NOT_FOUND. */
  async load(actor: Actor, id: string): Promise<Team> {
    const team = await this.db.lock(Team, { id });
    if (team && (await this.hasInCare(actor, team.unitId))) return team;
    const seen = this.readable(actor);
    const rows = await this.db.rows(`SELECT t.id FROM team t WHERE t.id = ? AND ${seen.sql}`, [id, ...seen.values]);
    throw rows.length > 0 ? employeeProblems.NOT_YOUR_TEAM() : requestProblems.NOT_FOUND();
  }

  /** Refuses a unit for which the caller makes no teams, as if there were none. Throws EMPLOYEE.NOT_YOUR_UNIT. */
  async requireUnit(actor: Actor, unitId: string): Promise<void> {
    if (!(await this.hasInCare(actor, unitId))) throw refusedAt(employeeProblems.NOT_YOUR_UNIT, {}, '/unitId');
  }

  private async hasInCare(actor: Actor, unitId: string): Promise<boolean> {
    const care = this.people.unitsReached(actor, 'work-team:manage', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  private ofMember({ employeeId }: Actor): SqlCondition {
    if (!employeeId) return NOTHING;
    const on = this.clock.today();
    return {
      sql: 'EXISTS (SELECT 1 FROM team_member tm WHERE tm.teamId = t.id AND tm.employeeId = ? AND tm.validFrom <= ? AND tm.validUntil >= ?)',
      values: [employeeId, on, on],
    };
  }
}
