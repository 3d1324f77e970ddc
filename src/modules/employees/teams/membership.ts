import { refusedAt } from '../../../kernel/http/input-faults.js';
import { commonDays } from '../../../kernel/values/civil-date.js';
import { employeeProblems } from '../employees.problems.js';
import type { Team, TeamMember } from './persistence/team.entity.js';

/**
 * Refuses a membership that the team cannot have beside the others: outside of its days, of somebody who is in it already, of a
 * second leader. Throws EMPLOYEE.OUTSIDE_TEAM, RANGE_REVERSED, ALREADY_MEMBER, TEAM_HAS_LEADER.
 */
export function requireFit(
  team: Team,
  member: Pick<TeamMember, 'employeeId' | 'role' | 'validFrom' | 'validUntil'>,
  others: readonly TeamMember[],
): void {
  const { employeeId, role, validFrom, validUntil } = member;
  if (validFrom < team.validFrom || validFrom > team.validUntil || validUntil > team.validUntil)
    throw refusedAt(
      employeeProblems.OUTSIDE_TEAM,
      { validFrom: team.validFrom, validUntil: team.validUntil },
      '/validFrom',
      '/validUntil',
    );
  if (validUntil < validFrom)
    throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil }, '/validUntil');
  const meanwhile = others.filter((one) => commonDays(one, member) !== null);
  const same = meanwhile.find((one) => one.employeeId === employeeId);
  if (same) throw employeeProblems.ALREADY_MEMBER({ validFrom: same.validFrom, validUntil: same.validUntil });
  const leader = meanwhile.find((one) => one.role === 'LEADER');
  if (role === 'LEADER' && leader) throw employeeProblems.TEAM_HAS_LEADER({ validFrom: leader.validFrom });
}
