import type { CivilDate, DayRange } from '../../../../kernel/values/civil-date.js';
import type { NumericTarget } from '../../monitoring/domain/achievement.js';
import { type Course, milestones, shareOf } from './course.js';

/**
 * The part of a target that is due by a day: of a sum the share of the plan's days up to the last part that was due by then, of a level the
 * whole target. Null where no part was due yet; at the end of the plan the whole target.
 *
 * Units: those of the target, rounded half up. Source: ours (rules.md EW-2, AP-14).
 */
export function dueTarget<T extends NumericTarget>(
  target: T,
  course: Course,
  plan: DayRange,
  day: CivilDate,
): T | null {
  if (course.kind === 'LEVEL' || day >= plan.until) return target;
  const due = milestones(plan, course.months).findLast((end) => end <= day);
  if (due === undefined) return null;
  const share = shareOf(plan, due);
  const part = (amount: number): number => Math.round(amount * share);
  const { targetUntil } = target;
  return { ...target, target: part(target.target), targetUntil: targetUntil === null ? null : part(targetUntil) };
}
