import { type CivilDate, plusDays } from '../../../../kernel/values/civil-date.js';

/** Why a day is not what its weekday says. Source: Keputusan Bersama on holidays and joint leave; rules.md OR-8. */
export const CALENDAR_DAY_KINDS = ['LIBUR_NASIONAL', 'CUTI_BERSAMA', 'LIBUR_DAERAH', 'HARI_KERJA_TAMBAHAN'] as const;
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

/** Working days in a week: Monday to Friday, or to Saturday. */
export type WeekLength = 5 | 6;

/** What is to be known to tell working days from free ones, for one place of work. */
export interface WorkingCalendar {
  readonly specialDays: ReadonlyMap<CivilDate, CalendarDayKind>;
  weekOn(day: CivilDate): WeekLength;
  readonly jointLeaveIsWorkingDay: boolean;
}

/** No stretch of free days is longer; a search that goes on has a calendar without working days. */
const LONGEST_STRETCH_DAYS = 400;

/**
 * True for a day on which people work: one of the week, that is no holiday and, unless the setting says so, no joint leave. An
 * extra working day is one whatever its weekday. Source: rules.md OR-8.
 */
export function isWorkingDay(calendar: WorkingCalendar, day: CivilDate): boolean {
  const kind = calendar.specialDays.get(day);
  if (kind === 'HARI_KERJA_TAMBAHAN') return true;
  if (kind === 'LIBUR_NASIONAL' || kind === 'LIBUR_DAERAH') return false;
  if (kind === 'CUTI_BERSAMA' && !calendar.jointLeaveIsWorkingDay) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday <= calendar.weekOn(day);
}

/**
 * The working day that is so many working days after the day (before it when negative); the day itself is day 0, whatever it
 * is. `plusWorkingDays(friday, 1)` is the Monday after. Source: rules.md OR-9.
 * Throws: RangeError when more than a year has no working day.
 */
export function plusWorkingDays(calendar: WorkingCalendar, day: CivilDate, workingDays: number): CivilDate {
  const step = Math.sign(workingDays);
  let at = day;
  for (let left = Math.abs(workingDays), free = 0; left > 0;) {
    at = plusDays(at, step);
    if (isWorkingDay(calendar, at)) [left, free] = [left - 1, 0];
    else if (++free > LONGEST_STRETCH_DAYS) throw new RangeError(`No working day near ${at}.`);
  }
  return at;
}

/**
 * Working days after the first day up to and including the last, so that the day which is n working days after a day is n away
 * from it. Source: rules.md OR-9.
 * Throws: RangeError when the last day is before the first.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: CivilDate, until: CivilDate): number {
  if (until < from) throw new RangeError(`${until} is before ${from}.`);
  let count = 0;
  for (let day = from; day < until;) {
    day = plusDays(day, 1);
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}

/** The last working day of a month such as `2026-12`. Source: rules.md OR-9. */
export function lastWorkingDayOf(calendar: WorkingCalendar, month: string): CivilDate {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return plusWorkingDays(calendar, next, -1);
}
