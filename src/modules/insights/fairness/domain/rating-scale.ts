import { NODES, normalCdf, normalDensity, normalQuantile } from './normal.js';
import { RATING_KINDS, type RatingKind, type Sheet, type Step } from './rated-year.js';

/** How ratings of one kind show the level behind them. */
export interface KindScale {
  /** Where at begins and where it ends, on a standard normal variable. */
  readonly cuts: readonly [number, number];
  /** Correlation of a single rating's latent variable with the level that the appraiser sees. */
  readonly loading: number;
}

/** The ordinal reading of all ratings of a government in a year. */
export type RatingScale = Readonly<Record<RatingKind, KindScale>>;

const FEWEST_PAIRS = 50;
const USUAL_LOADING = 0.7;

/**
 * Reads the scale off the ratings: points and cuts from the shares of the three ratings, the loading from how alike ratings of one sheet
 * are (the correlation of the latent normal variables that gives their covariance; a kind with one rating per sheet is compared with the
 * items of its side). Formulas: docs/domain/fairness.md, "Scale".
 */
export function fitScale(sheets: readonly Sheet[]): RatingScale {
  const marginals = Object.fromEntries(RATING_KINDS.map((kind) => [kind, marginalOf(sheets, kind)])) as Record<
    RatingKind,
    Marginal
  >;
  const scale: Partial<Record<RatingKind, KindScale>> = {};
  for (const kind of ['RESULT', 'VALUE'] as const) {
    const pairs = withinCovariance(sheets, kind, marginals[kind]);
    const square = pairs.count < FEWEST_PAIRS ? USUAL_LOADING ** 2 : squareLoading(marginals[kind], pairs.covariance);
    scale[kind] = { cuts: marginals[kind].cuts, loading: Math.sqrt(square) };
  }
  for (const [kind, items] of [
    ['RESULT_OVERALL', 'RESULT'],
    ['BEHAVIOUR_OVERALL', 'VALUE'],
  ] as const) {
    const pairs = crossCovariance(sheets, kind, items, marginals);
    const itemLoading = scale[items]?.loading ?? USUAL_LOADING;
    const loading =
      pairs.count < FEWEST_PAIRS
        ? USUAL_LOADING
        : crossLoading(marginals[kind], marginals[items], itemLoading, pairs.covariance);
    scale[kind] = { cuts: marginals[kind].cuts, loading };
  }
  return scale as RatingScale;
}

interface Marginal {
  /** Points of below, at and above: the mean of a standard normal variable within that share of all ratings. */
  readonly points: readonly [number, number, number];
  readonly cuts: readonly [number, number];
}
interface Pairs {
  readonly count: number;
  readonly covariance: number;
}

function marginalOf(sheets: readonly Sheet[], kind: RatingKind): Marginal {
  const counts: [number, number, number] = [0.5, 0.5, 0.5];
  for (const sheet of sheets) for (const step of sheet[kind]) counts[(step + 1) as 0 | 1 | 2] += 1;
  const total = counts[0] + counts[1] + counts[2];
  const cuts = [normalQuantile(counts[0] / total), normalQuantile((counts[0] + counts[1]) / total)] as const;
  const heights = [0, normalDensity(cuts[0]), normalDensity(cuts[1]), 0] as const;
  const points = [0, 1, 2].map((at) => (((heights[at] ?? 0) - (heights[at + 1] ?? 0)) * total) / (counts[at] ?? 1));
  return { cuts, points: points as [number, number, number] };
}

function withinCovariance(sheets: readonly Sheet[], kind: RatingKind, { points }: Marginal): Pairs {
  let [count, sum] = [0, 0];
  for (const sheet of sheets) {
    const values = sheet[kind].map((step) => pointOf(points, step));
    const total = values.reduce((all, value) => all + value, 0);
    sum += total ** 2 - values.reduce((all, value) => all + value ** 2, 0);
    count += values.length * (values.length - 1);
  }
  return { count, covariance: sum / Math.max(count, 1) };
}

function crossCovariance(
  sheets: readonly Sheet[],
  kind: RatingKind,
  items: RatingKind,
  marginals: Readonly<Record<RatingKind, Marginal>>,
): Pairs {
  let [count, sum] = [0, 0];
  for (const sheet of sheets)
    for (const one of sheet[kind])
      for (const other of sheet[items]) {
        sum += pointOf(marginals[kind].points, one) * pointOf(marginals[items].points, other);
        count += 1;
      }
  return { count, covariance: sum / Math.max(count, 1) };
}

/** The square of the loading at which two ratings of a kind have this covariance. */
function squareLoading(marginal: Marginal, covariance: number): number {
  return halved(0.05, 0.95, (square) => {
    const loading = Math.sqrt(square);
    return expected((level) => meanGiven(marginal, loading, level) ** 2) - covariance;
  });
}

function crossLoading(one: Marginal, other: Marginal, otherLoading: number, covariance: number): number {
  return halved(0.05, 0.98, (loading) => {
    const product = (level: number) => meanGiven(one, loading, level) * meanGiven(other, otherLoading, level);
    return expected(product) - covariance;
  });
}

/** Where a rising function is 0 between two ends; an end where it is not. */
export function halved(from: number, to: number, rising: (value: number) => number, steps = 40): number {
  let [low, high] = [from, to];
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const expected = (value: (z: number) => number): number =>
  NODES.reduce((sum, { z, weight }) => sum + weight * value(z), 0);

/** The mean of the points of one rating given the level. */
function meanGiven({ points, cuts }: Marginal, loading: number, level: number): number {
  return STEPS.reduce<number>((sum, step) => sum + pointOf(points, step) * chanceOf({ cuts, loading }, step, level), 0);
}

const STEPS: readonly Step[] = [-1, 0, 1];

/** The chance of a rating given the level that the appraiser sees. */
export function chanceOf({ cuts, loading }: KindScale, step: Step, level: number): number {
  const noise = Math.sqrt(1 - loading ** 2);
  const below = step === 1 ? 0 : normalCdf((cuts[0] - loading * level) / noise);
  if (step === -1) return below;
  const upTo = normalCdf((cuts[1] - loading * level) / noise);
  return step === 0 ? upTo - below : 1 - upTo;
}

const pointOf = (points: readonly [number, number, number], step: Step): number => points[(step + 1) as 0 | 1 | 2];
