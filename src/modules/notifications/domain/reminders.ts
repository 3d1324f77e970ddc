import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';

/** How many days from the deadline people are reminded: twice before, on the day, and once after it. */
const DAYS_FROM_DEADLINE = [7, 0, -3, -14] as const;
/** How many days later a reminder is still sent that was missed. */
const MISSED_DAYS = 2;

/**
 * The day of the reminder that is to be sent today, for plans that are due by another: today or, where the service was away then, up to two
 * days before; null when there is none. Source: ours; rules.md NT-5.
 */
export function reminderDay(dueOn: CivilDate, today: CivilDate): CivilDate | null {
  const days = DAYS_FROM_DEADLINE.map((from) => plusDays(dueOn, from));
  return days.find((day) => day <= today && day >= plusDays(today, -MISSED_DAYS)) ?? null;
}
