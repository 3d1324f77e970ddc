import { StartError } from '../../kernel/start-error.js';
import type { DemoPerson } from './fill.js';

/** A superior with a handful of people, one of them, and somebody of another superior. */
export function chosen(people: readonly DemoPerson[]): Record<'superior' | 'employee' | 'other', DemoPerson> {
  const teamOf = ({ employeeId }: DemoPerson): DemoPerson[] =>
    people.filter(({ appraiser }) => appraiser.employeeId === employeeId);
  const leadsNobody = (one: DemoPerson): boolean => one.leavesOn === null && teamOf(one).length === 0;
  for (const superior of people) {
    const team = teamOf(superior);
    const near = [superior.employeeId, superior.appraiser.employeeId];
    const employee = team.find(leadsNobody);
    const other = people.find(
      (one) => one !== superior && !near.includes(one.appraiser.employeeId) && leadsNobody(one),
    );
    if (team.length >= 4 && team.length <= 15 && employee && other) return { superior, employee, other };
  }
  throw new StartError('The demo needs more employees to show a team: start over with --fresh --employees 300.');
}
