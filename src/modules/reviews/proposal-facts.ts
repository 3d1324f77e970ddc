import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import { type CivilDate, holdsOn } from '../../kernel/values/civil-date.js';
import { EmployeesApi, employeeTables } from '../employees/index.js';
import { OrganizationApi } from '../organization/index.js';
import type { ServedUnits } from './domain/policy.js';
import type { Person, ProposalInput } from './domain/proposal.js';
import { servedBy } from './domain/served-units.js';
import { ReviewPolicyService } from './review-policy.service.js';

const { employee, assignment, reportingLine, teamMember, appraisalConflict } = employeeTables;
const PEOPLE = `SELECT e.id, a.unitId, l.appraiserId FROM ${employee} e
  JOIN ${assignment} a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${reportingLine} l ON l.employeeId = e.id AND l.validFrom <= ? AND l.validUntil >= ?`;
const TEAMS = `SELECT employeeId, teamId FROM ${teamMember} WHERE validFrom <= ? AND validUntil >= ?`;
const CONFLICTS = `SELECT employeeId, otherId FROM ${appraisalConflict} WHERE validFrom <= ? AND validUntil >= ?`;
const LOADS = `SELECT reviewerId, COUNT(*) AS reviews FROM review_invitation WHERE roundId = ? AND status IN ('INVITED', 'COMPLETED')
  AND reviewerGroup IN ('PEER', 'SUBORDINATE', 'SERVED') GROUP BY reviewerId`;

/** Reads what proposals follow from. Rule RV-5. */
@Injectable()
export class ProposalFacts {
  constructor(
    private readonly db: Database,
    private readonly employees: EmployeesApi,
    private readonly organization: OrganizationApi,
    private readonly policy: ReviewPolicyService,
  ) {}

  /** Everybody who can be drawn on a day, who is apart from whom, and which units are served. */
  async of(on: CivilDate): Promise<Pick<ProposalInput, 'people' | 'conflicts' | 'servedUnits'>> {
    const { servedUnits } = await this.policy.current();
    return {
      people: await this.people(on),
      conflicts: await this.conflicts(on),
      servedUnits: await this.served(on, servedUnits),
    };
  }

  /** How many people each reviewer of a round reviews beside himself and his subordinates. */
  async loads(roundId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.rows<{ reviewerId: string; reviews: number }>(LOADS, [roundId]);
    return new Map(rows.map(({ reviewerId, reviews }) => [reviewerId, Number(reviews)]));
  }

  /** True for somebody who can be drawn on a day. */
  async canReview(employeeId: string, on: CivilDate): Promise<boolean> {
    const { sql, values } = await this.employees.makingPlans(on);
    const rows = await this.db.rows(`${PEOPLE} WHERE e.id = ? AND ${sql}`, [on, on, on, on, employeeId, ...values]);
    return rows.length > 0;
  }

  /** True for two people who are apart on a day. */
  async areApart(one: string, other: string, on: CivilDate): Promise<boolean> {
    const pairs = '((employeeId = ? AND otherId = ?) OR (employeeId = ? AND otherId = ?))';
    const rows = await this.db.rows(`${CONFLICTS} AND ${pairs} LIMIT 1`, [on, on, one, other, other, one]);
    return rows.length > 0;
  }

  private async people(on: CivilDate): Promise<Person[]> {
    const { sql, values } = await this.employees.makingPlans(on);
    const rows = await this.db.rows<Omit<Person, 'teamIds'>>(`${PEOPLE} WHERE ${sql} ORDER BY e.id`, [
      ...[on, on, on, on],
      ...values,
    ]);
    const members = await this.db.rows<{ employeeId: string; teamId: string }>(TEAMS, [on, on]);
    const teams = Map.groupBy(members, ({ employeeId }) => employeeId);
    return rows.map((row) => ({ ...row, teamIds: (teams.get(row.id) ?? []).map(({ teamId }) => teamId) }));
  }

  private async conflicts(on: CivilDate): Promise<ProposalInput['conflicts']> {
    const rows = await this.db.rows<{ employeeId: string; otherId: string }>(CONFLICTS, [on, on]);
    return rows.map(({ employeeId, otherId }) => [employeeId, otherId]);
  }

  /** For each unit the units it serves with all below them; a unit of which nothing is said serves what the next above it serves. */
  private async served(on: CivilDate, said: readonly ServedUnits[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (said.length === 0) return new Map();
    const placements = (await this.organization.placements()).filter((one) => holdsOn(one, on));
    return servedBy(said, new Map(placements.map(({ unitId, parentId }) => [unitId, parentId])));
  }
}
