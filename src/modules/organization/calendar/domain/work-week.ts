import { type CivilDate, type Days, holdsOn } from '../../../../kernel/values/civil-date.js';
import type { WeekLength } from './working-days.js';

/** Most offices work from Monday to Friday. Source: Perpres 21/2023; rules.md OR-8. */
export const USUAL_WEEK: WeekLength = 5;

/** How many days a week a unit works: Monday to Friday, Monday to Saturday, or as the unit above does. */
export const WORK_WEEKS = ['FIVE_DAYS', 'SIX_DAYS', 'INHERITED'] as const;
export type WorkWeekName = (typeof WORK_WEEKS)[number];

/** A week as its number of working days, null where the unit above decides. */
export const WORKING_DAYS_OF: Readonly<Record<WorkWeekName, WeekLength | null>> = {
  FIVE_DAYS: 5,
  SIX_DAYS: 6,
  INHERITED: null,
};

/** The name of a week by its number of working days. */
export function workWeekName(workingDays: WeekLength | null): WorkWeekName {
  return WORK_WEEKS.find((name) => WORKING_DAYS_OF[name] === workingDays) ?? 'INHERITED';
}

/** A unit above another one, or the unit itself, on some days; 0 is the unit itself. */
export interface AncestorOn extends Days {
  readonly ancestorId: string;
  readonly depth: number;
}

/** From this day on the unit works so many days a week; null as the unit above does. */
export interface WeekFrom {
  readonly unitId: string;
  readonly validFrom: CivilDate;
  readonly workingDays: WeekLength | null;
}

/**
 * How many days a week a unit works on a day: as the nearest unit of its way up that says so, otherwise five. Source: rules.md
 * OR-8.
 */
export function weekOf(ancestors: readonly AncestorOn[], weeks: readonly WeekFrom[], day: CivilDate): WeekLength {
  const above = ancestors.filter((one) => holdsOn(one, day)).sort((a, b) => a.depth - b.depth);
  for (const { ancestorId } of above) {
    const own = weeks.filter(({ unitId, validFrom }) => unitId === ancestorId && validFrom <= day);
    const [latest] = own.sort((a, b) => b.validFrom.localeCompare(a.validFrom));
    if (latest?.workingDays != null) return latest.workingDays;
  }
  return USUAL_WEEK;
}
