import { type CivilDate, type DayRange, overlaps } from '../../../../kernel/values/civil-date.js';
import type { WorkPlanStatus } from '../../domain/work-plan.states.js';

/** How far a step of an action plan has come. */
export const ACTION_STATUSES = ['PLANNED', 'DONE', 'DROPPED'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** In which states of a plan its action plan is written. */
export const STATES_WITH_ACTIONS: readonly WorkPlanStatus[] = ['AGREED', 'ACTIVE', 'CLOSED'];

/**
 * Why no step is planned or changed for an evaluation period: it has no day in common with the plan (OUTSIDE_PLAN), or its performance is
 * rated and published (PERIOD_RATED). Null when one may be. Rule PG-3.
 */
export function actionRefusal(
  period: DayRange,
  plan: DayRange,
  closedUntil: CivilDate | null,
): 'OUTSIDE_PLAN' | 'PERIOD_RATED' | null {
  if (!overlaps(period, plan)) return 'OUTSIDE_PLAN';
  const last = period.until < plan.until ? period.until : plan.until;
  return closedUntil !== null && last <= closedUntil ? 'PERIOD_RATED' : null;
}
