import type { Expectation, Pull } from './expectations.js';
import { normalCdf, normalFromSkewed, normalFromStudent, normalQuantile } from './normal.js';
import { halved } from './rating-scale.js';
import type { SheetScores } from './sheet-scores.js';

/** The people of an appraiser with what is expected of them, and the errors they have in common. */
export interface Rated {
  /** People of this year of whom others say something, less their units. */
  readonly free: number;
  readonly expectations: readonly Expectation[];
  readonly pulls: readonly Pull[];
}

/** Weighted scores less what is expected of them with some leniency; variance and third moment of that sum, and how it falls with leniency. */
interface Sum {
  readonly sum: number;
  readonly variance: number;
  readonly third: number;
  readonly slope: number;
}

/**
 * The variance of the sum is known as roughly as if it were estimated with so many degrees of freedom: this much of the square of people less
 * units. Chosen on simulated governments so that neither few ratees nor a government in which nobody is lenient are told too much; docs/domain/fairness.md, "Leniency".
 */
const FREEDOM = 0.8;

function sumOf({ expectations }: Pick<Rated, 'expectations'>, scores: SheetScores, leniency: number): Sum {
  let [sum, variance, third, slope] = [0, 0, 0, 0];
  for (const { score, sheet, level, uncertainty, weight } of expectations) {
    const one = scores.momentsOf(sheet, level + leniency, uncertainty);
    sum += weight * (score - one.mean);
    variance += weight ** 2 * one.variance;
    third += weight ** 3 * one.third;
    slope += weight * one.slope;
  }
  return { sum, variance, third, slope };
}

/** The leniency with which the weighted scores are what is expected of them; from −4 to 4. */
export function leniencyOf(rated: Pick<Rated, 'expectations'>, scores: SheetScores): number {
  let value = 0;
  for (let step = 0; step < 8; step++) {
    const { sum, slope } = sumOf(rated, scores, value);
    const move = Math.max(-1, Math.min(1, sum / Math.max(slope, 1e-9)));
    value = Math.max(-4, Math.min(4, value + move));
    if (Math.abs(move) < 1e-3) break;
  }
  return value;
}

/** How much more scores vary around their expectation within an appraiser than the model says; from 0.5 to 2. */
export function dispersionOf(all: readonly (Rated & { readonly value: number })[], scores: SheetScores): number {
  let [over, under] = [0, 0];
  for (const { expectations, value } of all.filter((one) => one.expectations.length >= 3)) {
    const parts = expectations.map(({ score, sheet, level, uncertainty, weight }) => {
      const one = scores.momentsOf(sheet, level + value, uncertainty);
      return { rest: weight * (score - one.mean), variance: weight ** 2 * one.variance };
    });
    const middle = parts.reduce((sum, { rest }) => sum + rest, 0) / parts.length;
    over += parts.reduce((sum, { rest }) => sum + (rest - middle) ** 2, 0);
    under += parts.reduce((sum, { variance }) => sum + variance, 0) * (1 - 1 / parts.length);
  }
  return under === 0 ? 1 : Math.max(0.5, Math.min(2, over / under));
}

function varianceOf(one: Sum, pulls: readonly Pull[], dispersion: number): number {
  const shared = pulls.reduce((sum, { share, variance }) => sum + share ** 2 * variance, 0);
  return dispersion * one.variance + one.slope ** 2 * shared;
}

/** Standard error of a leniency. */
export function errorOf(rated: Rated, value: number, scores: SheetScores, dispersion: number): number {
  const one = sumOf(rated, scores, value);
  return Math.sqrt(varianceOf(one, rated.pulls, dispersion)) / Math.max(one.slope, 1e-6);
}

/** Probability of scores as low as these or lower if the leniency were this one. */
export function chanceOfLess(rated: Rated, scores: SheetScores, dispersion: number, leniency: number): number {
  const one = sumOf(rated, scores, leniency);
  const variance = varianceOf(one, rated.pulls, dispersion);
  const z = normalFromSkewed(one.sum / Math.sqrt(variance), (dispersion ** 1.5 * one.third) / variance ** 1.5);
  return normalCdf(normalFromStudent(z, FREEDOM * Math.max(rated.free, 1) ** 2));
}

/** The leniencies that the scores do not contradict, leaving out `alpha`: the test turned round, so it is as lopsided as the scores are. */
export function intervalOf(
  rated: Rated & { readonly value: number; readonly error: number },
  scores: SheetScores,
  dispersion: number,
  alpha: number,
): readonly [number, number] {
  const { value, error } = rated;
  const end = (chance: number) => {
    const rising = (leniency: number) => chance - chanceOfLess(rated, scores, dispersion, leniency);
    return halved(value - 4 * error, value + 4 * error, rising, 12);
  };
  return [end(1 - alpha / 2), end(alpha / 2)];
}

/** How much more a person got than what is expected of an appraiser of this leniency. */
interface Excess {
  readonly employeeId: string;
  /** In units of the level. */
  readonly excess: number;
  /** As rare as so many standard deviations of a normal variable; by the exact chances of all sheets, for scores are lopsided and end. */
  readonly deviations: number;
}

/** People of this year of whom others say something and who got so much more at least, in units of the level. */
export function excessesOf(
  { expectations, value }: Rated & { readonly value: number },
  scores: SheetScores,
  dispersion: number,
  least: number,
): Excess[] {
  return expectations.flatMap(({ employeeId, isKnown, score, sheet, level, uncertainty }) => {
    if (employeeId === null || !isKnown) return [];
    const excess = score - scores.momentsOf(sheet, level + value, uncertainty).mean;
    if (excess < least) return [];
    const chance = Math.max(scores.chanceOfAtLeast(sheet, level + value, uncertainty), 1e-9);
    return [{ employeeId, excess, deviations: -normalQuantile(chance) / Math.sqrt(dispersion) }];
  });
}
