import { commonDays, type Days, plusDays } from '../../kernel/values/civil-date.js';
import { employeeProblems } from './employees.problems.js';

/** Refuses days on which somebody holds one of these definitive posts already (rule EM-3). Throws EMPLOYEE.ASSIGNMENT_OVERLAPS. */
export function requireFreeDays(definitivePosts: readonly Days[], days: Days): void {
  const other = definitivePosts.find((post) => commonDays(post, days) !== null);
  if (!other) return;
  const facts = { validFrom: other.validFrom, lastDayBefore: plusDays(days.validFrom, -1) };
  throw employeeProblems.ASSIGNMENT_OVERLAPS(facts);
}
