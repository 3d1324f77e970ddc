import { type Fraction, fractionText, hundredthsOf, isAtLeast } from '../../../../kernel/values/fraction.js';
import type { Direction } from '../../domain/forms.js';

/** A target in numbers; all amounts in hundredths of the unit. */
export interface NumericTarget {
  /** The number; the lower end of a range. */
  readonly target: number;
  /** The upper end of a range; null without one. */
  readonly targetUntil: number | null;
  readonly direction: Direction;
  /** True where no more than the target is possible, such as 100 %. */
  readonly isMaximum: boolean;
}

/** How far a target was reached, as the regulation calls it. */
export const ACHIEVEMENT_CATEGORIES = ['SANGAT_BAIK', 'BAIK', 'CUKUP', 'KURANG', 'SANGAT_KURANG'] as const;
export type AchievementCategory = (typeof ACHIEVEMENT_CATEGORIES)[number];

/** What was reached of a target. It helps whoever rates, and decides nothing. */
export interface Achievement {
  /** In hundredths of a per cent; below 0 where far too much came of what should be little. */
  readonly percentHundredths: number;
  /** The same within 0 and 120 %. */
  readonly cappedHundredths: number;
  readonly category: AchievementCategory;
  /** The value of the indicator for JPT and heads of units, in hundredths, 0 to 12000. */
  readonly pointsHundredths: number;
  /** The same without any rounding, as the text of a fraction. */
  readonly exactPoints: string;
}

const MOST = 12_000;
const [HIGHEST, LOWEST]: readonly [Fraction, Fraction] = [
  { num: 120n, den: 1n },
  { num: 0n, den: 1n },
];

/**
 * What was reached of a target, in hundredths of the unit; null of a target of 0, of which nothing is a share.
 *
 * NORMAL: reached / target. KHUSUS, where less is better: 1 + (1 − reached / target). Within a range it is 100 %; beyond it the end that
 * was passed is the target. Category and value follow from the exact percentage; what is shown is rounded half up to two digits.
 * Source: PermenPANRB 8/2021, annex (pages 99–110); PP 30/2019 (at most 120); within a range: ours. Rule PG-1.
 */
export function achievementOf(target: NumericTarget, reached: number): Achievement | null {
  const percent = percentOf(target, BigInt(reached));
  if (percent === null) return null;
  const isMost = target.isMaximum && isAtLeast(percent, 100n);
  const percentHundredths = hundredthsOf(percent);
  const points = isMost ? HIGHEST : pointsOf(percent);
  return {
    percentHundredths,
    cappedHundredths: Math.min(Math.max(percentHundredths, 0), MOST),
    category: isMost ? 'SANGAT_BAIK' : categoryOf(percent),
    pointsHundredths: hundredthsOf(points),
    exactPoints: fractionText(points),
  };
}

/** The exact percentage; null of a target of 0. Rule PG-1. */
export function percentOf({ target, targetUntil, direction }: NumericTarget, reached: bigint): Fraction | null {
  const [from, until] = [BigInt(target), BigInt(targetUntil ?? target)];
  if (targetUntil !== null && reached >= from && reached <= until) return { num: 100n, den: 1n };
  const den = reached > until ? until : from;
  if (den === 0n) return null;
  const share = 100n * reached;
  return { num: direction === 'NORMAL' ? share : 200n * den - share, den };
}

/** By half-open bands: below 60, 80, 100, 101, and from there on. */
function categoryOf(percent: Fraction): AchievementCategory {
  if (isAtLeast(percent, 101n)) return 'SANGAT_BAIK';
  if (isAtLeast(percent, 100n)) return 'BAIK';
  if (isAtLeast(percent, 80n)) return 'CUKUP';
  return isAtLeast(percent, 60n) ? 'KURANG' : 'SANGAT_KURANG';
}

/** The value of an indicator; between 100 and 101 % it is at least 109. */
function pointsOf(percent: Fraction): Fraction {
  const { num, den } = percent;
  if (num < 0n) return LOWEST;
  if (num > 110n * den) return HIGHEST;
  // 110 + 10 / 9 × (% − 101)
  const above = { num: 10n * num - 20n * den, den: 9n * den };
  if (isAtLeast(percent, 101n)) return above;
  if (isAtLeast(percent, 100n)) return isAtLeast(above, 109n) ? above : { num: 109n, den: 1n };
  // 70 + (89 − 70) / (99 − 80) × (% − 80), and 50 + (69 − 50) / (79 − 60) × (% − 60)
  if (isAtLeast(percent, 60n)) return { num: num - 10n * den, den };
  return { num: 49n * num, den: 59n * den };
}
