import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { type CivilDate, OPEN_END } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { employeeProblems } from '../employees.problems.js';
import type { TeamMembershipRequest, TeamRequest } from './http/team.request.js';
import { requireFit } from './membership.js';
import { Team, TEAM_KEY_LENGTH, TeamMember } from './persistence/team.entity.js';
import { TeamAccess } from './team.access.js';

/** Teams outside the line, with leader and members of any unit. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: TeamAccess,
  ) {}

  /** Sets a team up. Throws EMPLOYEE.NOT_YOUR_UNIT, EMPLOYEE.RANGE_REVERSED, REQUEST.ID_TAKEN. */
  async create(actor: Actor, input: TeamRequest): Promise<string> {
    const { id = newId(), name, unitId, letterNumber = null, letterOn = null, ...days } = input;
    const { validFrom, validUntil } = rangeOf(days);
    const facts = { name, unitId, validFrom, validUntil, letterNumber, letterOn };
    await this.db.transaction(async () => {
      await this.access.requireUnit(actor, unitId);
      const nameKey = searchKey(name, TEAM_KEY_LENGTH);
      await refuseTaken(this.db.insert(Team, { id, ...facts, nameKey, ...this.stamps() }));
      await this.audit.record({ action: 'team.create', object: { type: 'team', id }, after: facts });
    });
    return id;
  }

  /**
   * Adds somebody to a team, as long as there is the team where no last day is said. Throws REQUEST.NOT_FOUND,
   * EMPLOYEE.EMPLOYEE_UNKNOWN, OUTSIDE_TEAM, ALREADY_MEMBER, TEAM_HAS_LEADER, RANGE_REVERSED, REQUEST.ID_TAKEN.
   */
  async addMember(actor: Actor, teamId: string, input: TeamMembershipRequest): Promise<string> {
    const { id = newId(), employeeId, role } = input;
    await this.db.transaction(async () => {
      const team = await this.access.load(actor, teamId);
      const { validFrom, validUntil = team.validUntil } = input;
      const facts = { teamId, employeeId, role, validFrom, validUntil };
      requireFit(team, facts, await this.db.find(TeamMember, { teamId }));
      const known = await this.db.rows('SELECT id FROM employee WHERE id = ?', [employeeId]);
      if (known.length === 0) throw refusedAt(employeeProblems.EMPLOYEE_UNKNOWN, { employeeId }, '/employeeId');
      await refuseTaken(this.db.insert(TeamMember, { id, ...facts, ...this.stamps() }));
      const object = { type: 'team-member', id };
      await this.audit.record({ action: 'team-member.create', object, subjectEmployeeId: employeeId, after: facts });
    });
    return id;
  }

  /** Ends somebody's time in a team. Throws REQUEST.NOT_FOUND, EMPLOYEE.RANGE_REVERSED, RECORD_ENDED. */
  async endMember(actor: Actor, teamId: string, id: string, lastDay: CivilDate): Promise<void> {
    await this.db.transaction(async () => {
      await this.access.load(actor, teamId);
      const member = await this.db.lock(TeamMember, { id, teamId });
      if (!member) throw requestProblems.NOT_FOUND();
      const change = this.ending(member, lastDay);
      await this.db.update(TeamMember, { id }, change);
      const object = { type: 'team-member', id };
      const { employeeId: subjectEmployeeId, validUntil } = member;
      const after = { validUntil: lastDay };
      await this.audit.record({ action: 'team-member.end', object, subjectEmployeeId, before: { validUntil }, after });
    });
  }

  /** Ends a team, and with it everybody's time in it. Throws REQUEST.NOT_FOUND, EMPLOYEE.RANGE_REVERSED, RECORD_ENDED. */
  async end(actor: Actor, id: string, lastDay: CivilDate): Promise<void> {
    await this.db.transaction(async () => {
      const team = await this.access.load(actor, id);
      await this.db.update(Team, { id }, this.ending(team, lastDay));
      const members = (await this.db.find(TeamMember, { teamId: id })).filter((one) => one.validUntil > lastDay);
      for (const member of members) await this.endWithTeam(member, lastDay);
      const before = { validUntil: team.validUntil };
      const object = { type: 'team', id };
      await this.audit.record({ action: 'team.end', object, before, after: { validUntil: lastDay } });
    });
  }

  /** Somebody who would have joined only after the last day never does. */
  private async endWithTeam(member: TeamMember, lastDay: CivilDate): Promise<void> {
    const { id, teamId, employeeId: subjectEmployeeId, role, validFrom, validUntil } = member;
    const object = { type: 'team-member', id };
    if (validFrom > lastDay) {
      await this.db.remove(TeamMember, { id });
      const before = { teamId, role, validFrom, validUntil };
      return this.audit.record({ action: 'team-member.remove', object, subjectEmployeeId, before });
    }
    await this.db.update(TeamMember, { id }, this.ending(member, lastDay));
    const [before, after] = [{ validUntil }, { validUntil: lastDay }];
    return this.audit.record({ action: 'team-member.end', object, subjectEmployeeId, before, after });
  }

  private ending({ validFrom, validUntil, version }: Team | TeamMember, lastDay: CivilDate) {
    if (lastDay < validFrom)
      throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil: lastDay }, '/lastDay');
    if (lastDay >= validUntil) throw employeeProblems.RECORD_ENDED({ validUntil });
    return { validUntil: lastDay, updatedAt: this.clock.now(), version: version + 1 };
  }

  private stamps(): Pick<Team, 'createdAt' | 'updatedAt' | 'version'> {
    const now = this.clock.now();
    return { createdAt: now, updatedAt: now, version: 1 };
  }
}

function rangeOf({ validFrom, validUntil = OPEN_END }: { validFrom: CivilDate; validUntil?: CivilDate }): {
  validFrom: CivilDate;
  validUntil: CivilDate;
} {
  if (validUntil < validFrom)
    throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil }, '/validUntil');
  return { validFrom, validUntil };
}
