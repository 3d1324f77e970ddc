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
  /** In hundredths of a per cent, not below 0. */
  readonly percentHundredths: number;
  /** The same, at most 120 %. */
  readonly cappedHundredths: number;
  readonly category: AchievementCategory;
  /** The value of the indicator for JPT and heads of units, in hundredths, 0 to 12000. */
  readonly pointsHundredths: number;
}

/** The most that an achievement counts: 120 %. PP 30/2019. */
const MOST = 12_000n;
const WHOLE = 10_000n;

/**
 * What was reached of a target, in hundredths of the unit; null where a target of 0 is to be exceeded, of which nothing is a share.
 *
 * NORMAL: reached / target. KHUSUS, where less is better: 1 + (1 − reached / target). Within a range it is 100 %; beyond it the end that
 * was passed is the target. Percentages are rounded half up to two digits, and to whole ones for category and value.
 * Source: PermenPANRB 8/2021, annex (pages 99–110); PP 30/2019 (at most 120); within a range and a target of 0: ours. Rule PG-1.
 */
export function achievementOf(target: NumericTarget, reached: number): Achievement | null {
  const percent = percentOf(target, BigInt(reached));
  if (percent === null) return null;
  const whole = Number((percent + 50n) / 100n);
  const isMost = target.isMaximum && percent >= WHOLE;
  const category = isMost ? 'SANGAT_BAIK' : categoryOf(whole);
  const pointsHundredths = isMost ? Number(MOST) : pointsOf(whole);
  const cappedHundredths = Number(percent > MOST ? MOST : percent);
  return { percentHundredths: Number(percent), cappedHundredths, category, pointsHundredths };
}

function percentOf({ target, targetUntil, direction }: NumericTarget, reached: bigint): bigint | null {
  const [from, until] = [BigInt(target), BigInt(targetUntil ?? target)];
  if (targetUntil !== null && reached >= from && reached <= until) return WHOLE;
  const bound = reached > until ? until : from;
  if (direction === 'NORMAL') return bound === 0n ? null : share(reached, bound);
  if (bound === 0n) return reached === 0n ? WHOLE : 0n;
  const percent = 2n * WHOLE - share(reached, bound);
  return percent < 0n ? 0n : percent;
}

/** Hundredths of a per cent, rounded half up. */
function share(reached: bigint, bound: bigint): bigint {
  return (2n * WHOLE * reached + bound) / (2n * bound);
}

function categoryOf(whole: number): AchievementCategory {
  if (whole > 100) return 'SANGAT_BAIK';
  if (whole === 100) return 'BAIK';
  if (whole >= 80) return 'CUKUP';
  return whole >= 60 ? 'KURANG' : 'SANGAT_KURANG';
}

/** The value of an indicator from its whole percentage; between the steps of the table it rises evenly. */
function pointsOf(whole: number): number {
  if (whole > 110) return 12_000;
  if (whole > 100) return between(whole, [101, 110], [110, 120]);
  if (whole === 100) return 10_900;
  if (whole >= 80) return between(whole, [80, 99], [70, 89]);
  if (whole >= 60) return between(whole, [60, 79], [50, 69]);
  return Math.round((whole * 4_900) / 59);
}

function between(whole: number, [from, until]: [number, number], [low, high]: [number, number]): number {
  return Math.round(low * 100 + ((high - low) * 100 * (whole - from)) / (until - from));
}
