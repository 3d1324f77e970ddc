import type { Adjuster, ReviewRules } from './policy.js';

/** What is adjusted: somebody is added to those who review a person, or left out. */
export const ADJUSTMENT_KINDS = ['ADD', 'LEAVE_OUT'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** How far an adjustment has come; a wish of the reviewed person may wait for the appraiser. */
export const ADJUSTMENT_STATUSES = ['WAITING', 'ACCEPTED', 'REFUSED'] as const;
export type AdjustmentStatus = (typeof ADJUSTMENT_STATUSES)[number];

/** What is known when somebody adjusts. */
export interface AdjustingFacts {
  readonly as: Adjuster;
  readonly rules: Pick<ReviewRules, 'adjusters' | 'mostAdjustments' | 'wishesNeedApproval'>;
  /** True until the last day of adjusting, that day included. */
  readonly isInTime: boolean;
  /** How many adjustments for this person the same side has made. */
  readonly made: number;
  /** True when the reviewer is the person, or his superior. */
  readonly isOwed: boolean;
}

/** Why somebody cannot adjust. */
export type AdjustingObstacle = 'NOT_ADJUSTED_BY_YOU' | 'ADJUSTING_OVER' | 'ADJUSTED_ENOUGH' | 'REVIEWER_STAYS';

/** What stands against an adjustment; null when nothing does. Source: rules.md RV-5. */
export function obstacleTo({ as, rules, isInTime, made, isOwed }: AdjustingFacts): AdjustingObstacle | null {
  if (!rules.adjusters.includes(as)) return 'NOT_ADJUSTED_BY_YOU';
  if (!isInTime) return 'ADJUSTING_OVER';
  if (isOwed) return 'REVIEWER_STAYS';
  return made < rules.mostAdjustments ? null : 'ADJUSTED_ENOUGH';
}

/** Whether an adjustment counts at once. Source: rules.md RV-5. */
export function statusOf({ as, rules }: Pick<AdjustingFacts, 'as' | 'rules'>): AdjustmentStatus {
  return as === 'RATEE' && rules.wishesNeedApproval ? 'WAITING' : 'ACCEPTED';
}
