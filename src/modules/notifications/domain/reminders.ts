import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';

/** How many days from the deadline people are reminded: twice before, on the day, and once after it. */
const DAYS_FROM_DEADLINE = [-14, -3, 0, 7] as const;

/** True on a day on which people are reminded of plans that are due by another. Source: ours; rules.md NT-5. */
export function isReminderDay(dueOn: CivilDate, today: CivilDate): boolean {
  return DAYS_FROM_DEADLINE.some((days) => plusDays(dueOn, days) === today);
}
