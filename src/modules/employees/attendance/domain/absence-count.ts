import type { PresenceDay } from './monthly-summary.js';
import { monthlySummary } from './monthly-summary.js';

/** A recorded day. */
export interface DatedPresence extends PresenceDay {
  readonly day: string;
}

/** What absence without reason comes to in a calendar year, as the discipline rules count it: figures, no verdict. */
export interface AbsenceOfYear {
  readonly year: number;
  /** Whole days absent without reason. */
  readonly absentDays: number;
  /** Whole days that lateness and early leave of the year add up to, 7.5 hours each. */
  readonly shortfallDays: number;
  /** Both together. */
  readonly countedDays: number;
}

/**
 * Absence without reason by calendar year: whole days, and those that lateness and early leave of the year add up to.
 * Source: PP 94/2021 article 4 (f) with its counting by calendar year; rules.md AT-4.
 */
export function absenceByYear(days: readonly DatedPresence[]): AbsenceOfYear[] {
  const years = Map.groupBy(days, ({ day }) => Number(day.slice(0, 4)));
  return [...years]
    .map(([year, own]): AbsenceOfYear => {
      const { absentDays, shortfallDays } = monthlySummary(own);
      return { year, absentDays, shortfallDays, countedDays: absentDays + shortfallDays };
    })
    .toSorted((a, b) => a.year - b.year);
}

/**
 * The longest run of recorded working days on which somebody was absent without reason, one after the other; days that are not recorded,
 * such as weekends, neither count nor break it, and it goes on across the end of a year. Source: PP 94/2021; rules.md AT-4.
 */
export function longestAbsence(days: readonly DatedPresence[]): number {
  let [run, longest] = [0, 0];
  for (const { status } of days.toSorted((a, b) => a.day.localeCompare(b.day))) {
    run = status === 'TANPA_KETERANGAN' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
