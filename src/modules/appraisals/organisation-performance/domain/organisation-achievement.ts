import type { OrganisationPredicate } from '../../domain/organisation-predicate.js';

/** An exact percentage, `num / den`; the denominator is above 0. */
export interface ExactPercent {
  readonly num: bigint;
  readonly den: bigint;
}

/** How far one indicator was reached, and how much it counts beside the others. */
export interface WeightedPercent {
  readonly percent: ExactPercent;
  /** A whole number from 1 on. */
  readonly weight: number;
}

/** From which percentage on an organisation is what, in whole per cent. Defaults: 110, 90, 70, 50. */
export interface OrganisationThresholds {
  /** Above it, and with expectations exceeded, it is ISTIMEWA. */
  readonly excellentAbovePercent: number;
  readonly goodFromPercent: number;
  readonly improvementFromPercent: number;
  readonly poorFromPercent: number;
}

/** An indicator counts from nothing to this much. Source: PP 30/2019 (at most 120), as for plans (PG-1). */
const MOST = 120n;

/**
 * What a unit has reached: the weighted mean of its indicators, each counted within 0 and 120 %; null without any.
 *
 * Units: per cent, exact. Rounds: nowhere. Source: SE MenPANRB 3/2023 (achievement of the unit agreement); the weights are ours. Rule OP-2.
 */
export function organisationAchievement(indicators: readonly WeightedPercent[]): ExactPercent | null {
  const weights = indicators.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  if (weights === 0n) return null;
  const sum = indicators.reduce(
    (total, { percent, weight }) => {
      const { num, den } = counted(percent);
      return { num: total.num * den + num * BigInt(weight) * total.den, den: total.den * den };
    },
    { num: 0n, den: 1n },
  );
  return { num: sum.num, den: sum.den * weights };
}

/**
 * The predicate that the figures suggest; null without figures. Whoever leads the organisation above may set another one, with a reason.
 *
 * Units: exact per cent against whole ones. Source: SE MenPANRB 3/2023 names the predicates; the thresholds are a setting. Rule OP-2.
 */
export function suggestedPredicate(
  achievement: ExactPercent | null,
  exceedsExpectations: boolean,
  thresholds: OrganisationThresholds,
): OrganisationPredicate | null {
  if (achievement === null) return null;
  const { num, den } = achievement;
  const reaches = (percent: number): boolean => num >= BigInt(percent) * den;
  const isAbove = num > BigInt(thresholds.excellentAbovePercent) * den;
  if (isAbove && exceedsExpectations) return 'ISTIMEWA';
  if (reaches(thresholds.goodFromPercent)) return 'BAIK';
  if (reaches(thresholds.improvementFromPercent)) return 'BUTUH_PERBAIKAN';
  return reaches(thresholds.poorFromPercent) ? 'KURANG' : 'SANGAT_KURANG';
}

/** True when each threshold lies above the next one. */
export function areOrdered(thresholds: OrganisationThresholds): boolean {
  const { excellentAbovePercent, goodFromPercent, improvementFromPercent, poorFromPercent } = thresholds;
  return (
    excellentAbovePercent >= goodFromPercent &&
    goodFromPercent > improvementFromPercent &&
    improvementFromPercent > poorFromPercent
  );
}

function counted(percent: ExactPercent): ExactPercent {
  if (percent.num < 0n) return { num: 0n, den: 1n };
  return percent.num > MOST * percent.den ? { num: MOST, den: 1n } : percent;
}
