import { Injectable } from '@nestjs/common';
import type { SqlValue } from '../../../kernel/database/connection.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { later } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import type { RoleMemberResponse } from '../http/role-matrix.response.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';

const { employee, reportingLine, teamMember } = employeeTables;

/**
 * To whom a leader can hand results down: whom he appraises within the days of his plan that are still to come, and
 * members of teams that he leads.
 */
const MEMBERS = `SELECT l.employeeId, 'SUBORDINATE' AS via FROM ${reportingLine} l
    WHERE l.appraiserId = ? AND l.validFrom <= ? AND l.validUntil >= ?
  UNION SELECT m.employeeId, 'TEAM_MEMBER' FROM ${teamMember} lead
    JOIN ${teamMember} m ON m.teamId = lead.teamId AND m.validFrom <= lead.validUntil AND m.validUntil >= lead.validFrom
    WHERE lead.employeeId = ? AND lead.role = 'LEADER' AND m.employeeId <> lead.employeeId
    AND lead.validFrom <= ? AND lead.validUntil >= ? AND m.validFrom <= ? AND m.validUntil >= ?`;

type OfPlan = Pick<WorkPlan, 'employeeId' | 'startsOn' | 'endsOn'>;

/** The people of a leader, of other units too. Rule CA-6. */
@Injectable()
export class RoleMembers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** True when the leader of this plan can give somebody something. */
  async has(plan: OfPlan, employeeId: string): Promise<boolean> {
    const sql = `SELECT x.employeeId FROM (${MEMBERS}) x WHERE x.employeeId = ? LIMIT 1`;
    return (await this.db.rows(sql, [...this.valuesOf(plan), employeeId])).length > 0;
  }

  /** All of them, by name. */
  async of(plan: OfPlan): Promise<RoleMemberResponse[]> {
    const rows = await this.db.rows<Titled & Omit<RoleMemberResponse, 'employeeName'>>(
      `SELECT x.employeeId, MIN(x.via) AS via, e.name, e.frontTitle, e.backTitle, e.nameKey FROM (${MEMBERS}) x
        JOIN ${employee} e ON e.id = x.employeeId
        GROUP BY x.employeeId, e.name, e.frontTitle, e.backTitle, e.nameKey ORDER BY e.nameKey, x.employeeId`,
      this.valuesOf(plan),
    );
    return rows.map(({ employeeId, via, ...names }) => ({ employeeId, employeeName: displayName(names), via }));
  }

  /** Whoever is no longer with the leader today gets nothing new. */
  private valuesOf({ employeeId, startsOn, endsOn }: OfPlan): SqlValue[] {
    const from = later(startsOn, this.clock.today());
    return [employeeId, endsOn, from, employeeId, endsOn, from, endsOn, from];
  }
}
