import type { CivilDate, DayRange } from '../../../../kernel/values/civil-date.js';

/** The minutes of a day, and so the most that somebody can have worked on it. */
export const MINUTES_OF_DAY = 1440;

/**
 * How many minutes of a day are left for one more entry; below 0 where there are too many already. All figures in minutes.
 * Rule DL-2.
 */
export function minutesLeft(taken: number): number {
  return MINUTES_OF_DAY - taken;
}

/** True when a day has more minutes than a working day has; false where the government has not said how long one is. Rule DL-2. */
export function isAboveWorkingDay(minutes: number, workingDayMinutes: number | null): boolean {
  return workingDayMinutes !== null && minutes > workingDayMinutes;
}

/** What an entry says of the work: of which result, of which other duty, how much of what. */
export interface EntryTie {
  readonly resultId: string | null;
  readonly otherDuty: string | null;
  readonly quantityHundredths: number | null;
  readonly unit: string | null;
}

/** What does not fit in an entry: neither a result nor another duty, or both; a quantity without its unit, or the other way round. */
export type TieFault = 'RESULT_OR_OTHER' | 'QUANTITY_AND_UNIT';

/** What does not fit in an entry; null where all does. Rule DL-1. */
export function tieFault({ resultId, otherDuty, quantityHundredths, unit }: EntryTie): TieFault | null {
  if ((resultId === null) === (otherDuty === null)) return 'RESULT_OR_OTHER';
  return (quantityHundredths === null) === (unit === null) ? null : 'QUANTITY_AND_UNIT';
}

/** The days of a month such as `2026-02`. */
export function daysOfMonth(month: string): DayRange {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const until: CivilDate = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { from: `${month}-01`, until };
}
