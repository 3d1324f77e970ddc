import type { CivilDate, DayRange } from '../../../../kernel/values/civil-date.js';
import type { NumericTarget } from '../../monitoring/domain/achievement.js';
import { realisedOn, type Report } from '../../monitoring/domain/realised.js';
import { type Course, milestones, shareOf } from './course.js';

/** The part of a target that was due, and up to which day reports count for it. */
export interface DuePart<T extends NumericTarget> {
  readonly target: T;
  readonly dueUntil: CivilDate;
}

/**
 * The part of a target that is due by a day: of a sum the share of the plan's days up to the last part that was due by then, of a level the
 * whole target. Null where no part was due yet; at the end of the plan the whole target. `endsOn` is the day on which a plan was closed
 * before its time: no part comes after it, so that all reports count for the last one that was due.
 *
 * Units: those of the target, rounded half up. Source: ours (rules.md EW-2, AP-14).
 */
export function dueTarget<T extends NumericTarget>(
  target: T,
  course: Course,
  plan: DayRange,
  day: CivilDate,
  endsOn: CivilDate = plan.until,
): DuePart<T> | null {
  if (course.kind === 'LEVEL' || day >= plan.until) return { target, dueUntil: day };
  const due = milestones(plan, course.months).findLast((end) => end <= day);
  if (due === undefined) return null;
  const share = shareOf(plan, due);
  const part = (amount: number): number => Math.round(amount * share);
  const { targetUntil } = target;
  return {
    target: { ...target, target: part(target.target), targetUntil: targetUntil === null ? null : part(targetUntil) },
    dueUntil: day >= endsOn ? day : due,
  };
}

/**
 * What was reached of the part that was due, in hundredths: what came after its day belongs to the next part. Where all of it came later,
 * there is nothing of this one; null where nothing was reported in numbers, and where less is better, for nothing reported is not little.
 * Source: ours (rules.md EW-2).
 */
export function reachedOfDue({ target, dueUntil }: DuePart<NumericTarget>, reports: readonly Report[]): number | null {
  const reached = realisedOn(reports, dueUntil);
  const isAllLater = reached === null && reports.some(({ valueHundredths }) => valueHundredths !== null);
  return isAllLater && target.direction === 'NORMAL' ? 0 : reached;
}
