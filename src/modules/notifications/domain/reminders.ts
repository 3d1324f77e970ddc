import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';

/** How many days from the deadline people are reminded: twice before, on the day, and once after it. */
const DAYS_FROM_DEADLINE = [7, 0, -3, -14] as const;
/** How many days later a reminder is still sent that was missed. */
const MISSED_DAYS = 2;

/** Something that has been to be done since a day, and is due by another. */
export interface Task {
  readonly since: CivilDate;
  readonly dueOn: CivilDate;
}

/** A reminder: the day for which it is, and by when what it is about is due. */
export interface Reminder {
  readonly day: CivilDate;
  readonly dueOn: CivilDate;
}

/**
 * The reminder that is to be sent today of some tasks, which is one for all of them: for today or, where the service was away then, up to
 * two days before; null when there is none. It names the deadline that is next. Nobody is reminded of what was not yet to be done.
 * Source: ours; rules.md NT-5.
 */
export function reminderOf(tasks: readonly Task[], today: CivilDate): Reminder | null {
  const found = tasks.flatMap(({ since, dueOn }) => {
    const days = DAYS_FROM_DEADLINE.map((from) => plusDays(dueOn, from));
    const day = days.find((one) => one <= today && one >= plusDays(today, -MISSED_DAYS) && one > since);
    return day === undefined ? [] : [{ day, dueOn }];
  });
  const isBefore = (a: Reminder, b: Reminder): boolean => a.day > b.day || (a.day === b.day && a.dueOn < b.dueOn);
  return found.reduce<Reminder | null>((first, one) => (first && !isBefore(one, first) ? first : one), null);
}

/** True while a reminder of a plan of a year can be due: plans of it are due from its deadline on until its end. Rules NT-5, WP-28. */
export function isRemindedOf(
  year: { readonly planDueOn: CivilDate; readonly endsOn: CivilDate },
  day: CivilDate,
): boolean {
  const first = plusDays(year.planDueOn, Math.min(...DAYS_FROM_DEADLINE));
  const last = plusDays(year.endsOn, Math.max(...DAYS_FROM_DEADLINE) + MISSED_DAYS);
  return first <= day && day <= last;
}
