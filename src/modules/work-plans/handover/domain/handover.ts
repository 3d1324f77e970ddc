import { type Direction, isLevelUnit } from '../../domain/forms.js';

/** With which target a result goes to the successor: as it was agreed, or what is left of it. */
export const HANDOVER_TARGETS = ['FULL', 'REMAINING'] as const;
export type HandoverTarget = (typeof HANDOVER_TARGETS)[number];

/** A target as far as a rest can be taken of it; numbers in hundredths of the unit. */
export interface DivisibleTarget {
  readonly targetHundredths: number | null;
  readonly targetUntilHundredths: number | null;
  readonly unit: string | null;
  readonly direction: Direction | null;
  /** True where no more than the target is possible, such as 100 %. */
  readonly isMaximum: boolean;
}

/**
 * What is left of a target: a lower one, nothing, or the whole of it, where it has no parts: words, a share (percent), the most that is
 * possible, less that is better, or nothing reported in numbers.
 */
export type Remainder =
  | { readonly left: 'SOME'; readonly targetHundredths: number; readonly targetUntilHundredths: number | null }
  | { readonly left: 'NOTHING' }
  | { readonly left: 'WHOLE' };

const SHARE = /^(%|persen|percent)$/iu;

/**
 * What is left of a target when somebody leaves the post, after what was realised until his last day, in hundredths. Of a range both ends
 * fall; nothing is left once its lower end is reached. Source: ours. Rule CA-10.
 */
export function remainderOf(measure: DivisibleTarget, realisedHundredths: number | null): Remainder {
  const { targetHundredths, targetUntilHundredths, unit, direction, isMaximum } = measure;
  const hasNoParts = isLevelUnit(unit) || (unit !== null && SHARE.test(unit.trim()));
  const isWhole = isMaximum || direction === 'KHUSUS' || hasNoParts;
  if (isWhole || targetHundredths === null || realisedHundredths === null || realisedHundredths <= 0)
    return { left: 'WHOLE' };
  if (realisedHundredths >= targetHundredths) return { left: 'NOTHING' };
  const until = targetUntilHundredths === null ? null : targetUntilHundredths - realisedHundredths;
  return {
    left: 'SOME',
    targetHundredths: targetHundredths - realisedHundredths,
    targetUntilHundredths: until,
  };
}

/** How somebody who would take a result over stands to the plan that it is of. */
export interface Taker {
  readonly classification: 'ORGANISASI' | 'INDIVIDU';
  /** The plan was his own. */
  readonly isOwner: boolean;
  /** He holds the post of that plan today, since after its last day, or holds it still. */
  readonly isSuccessor: boolean;
  /** Nobody is a successor in the post today. */
  readonly isVacant: boolean;
  /** He evaluates that plan. */
  readonly isEvaluator: boolean;
}

/**
 * True when a result of a closed plan may be taken over: results of the organisation by the successor in the post, or by whoever evaluates
 * the plan while the post is vacant; those of the person by the person. Source: practice (PermenPANRB 6/2022). Rule CA-11.
 */
export function mayTake({ classification, isOwner, isSuccessor, isVacant, isEvaluator }: Taker): boolean {
  if (classification === 'INDIVIDU') return isOwner;
  return isSuccessor || (isVacant && isEvaluator);
}
