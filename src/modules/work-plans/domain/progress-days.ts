import { type CivilDate, type DayRange, earlier } from '../../../kernel/values/civil-date.js';

/**
 * Why no progress is taken for a day: it lies outside the plan or has yet to come (OUTSIDE_PLAN, rules.md WP-8), or its
 * performance has been rated and published (PERIOD_RATED, WP-12), which must stand on what was reported then. Null when it is taken.
 */
export function progressRefusal(
  day: CivilDate,
  plan: DayRange,
  closedUntil: CivilDate | null,
  today: CivilDate,
): 'OUTSIDE_PLAN' | 'PERIOD_RATED' | null {
  if (day < plan.from || day > earlier(plan.until, today)) return 'OUTSIDE_PLAN';
  return closedUntil !== null && day <= closedUntil ? 'PERIOD_RATED' : null;
}
