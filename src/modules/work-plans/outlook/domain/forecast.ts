/** What a value will come to, in the unit of its steps, and between which bounds it lies in eight of ten cases. */
export interface Forecast {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** The 90 % quantiles of Student's t for 1, 2, … degrees of freedom: two sides leave 80 %. */
const T90 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356] as const;
const t90 = (degrees: number): number => T90[Math.min(degrees, T90.length) - 1] ?? 1.29;
/** How much a step of the month before counts. */
const MEMORY = 0.85;
/** How much the pace may change in a month, as a share of the mean step: the belief before anything is known. */
const TREND_OF_MONTH = 0.1;
/** Noise of a step before anything is known, as a share of the mean step, and the weight of that belief in steps. */
const NOISE = 0.2;
const NOISE_WEIGHT = 2;
/** What no past shows: that people stop or hurry. As a share of what the mean pace would still bring. */
const SURPRISE = 0.15;

/**
 * What a sum comes to once all steps are made, from its first two or more. Steps follow a line by weighted least squares, the latest
 * count most, and the slope is held near 0 by a normal belief (ridge regression, Bayesian linear trend); no step to come is below 0. The
 * bounds are those of Student's t for the sum of the steps to come, with noise, the doubt about the line, and surprise; they are not
 * below what is reached. Null of fewer than two steps, and while
 * nothing has come of them. Checked on held-out years in forecast.spec.ts. Source: ours. Rule EW-3.
 */
export function forecastOfSum(steps: readonly number[], left: number, monthsOfStep: number): Forecast | null {
  const made = steps.length;
  const reached = steps.reduce((sum, step) => sum + step, 0);
  if (made < 2) return null;
  if (left === 0) return { value: reached, lower: reached, upper: reached };
  if (reached === 0) return null;
  const mean = Math.abs(reached) / made;
  const variance = varianceOf(steps, NOISE * mean);
  const line = lineOf(steps, variance / (TREND_OF_MONTH * monthsOfStep * mean) ** 2);
  let rest = 0;
  for (let ahead = 0.5; ahead < left; ahead += 1) rest += Math.max(0, line.now + line.slope * ahead);
  const [count, moments] = [left, (left * left) / 2];
  const doubt =
    (variance * (line.c * count * count - 2 * line.b * count * moments + line.a * moments * moments)) / line.det;
  const spread = Math.sqrt(doubt + left * variance + (SURPRISE * left * mean) ** 2);
  const half = t90(made - 1 + NOISE_WEIGHT) * spread;
  const value = reached + rest;
  return { value, lower: Math.max(reached, value - half), upper: value + half };
}

/** Noise of the steps about their own neighbours, so that a trend is none, drawn to what was believed before. */
function varianceOf(steps: readonly number[], belief: number): number {
  const pairs = steps.slice(1).map((step, at) => (step - (steps[at] ?? 0)) ** 2 / 2);
  const sum = pairs.reduce((total, one) => total + one, 0);
  return (sum + NOISE_WEIGHT * belief ** 2) / (pairs.length + NOISE_WEIGHT);
}

/** The line through the steps with the present as 0, and the matrix of its equations, (a, b; b, c). */
function lineOf(steps: readonly number[], ridge: number) {
  let [a, b, c, y, xy] = [0, 0, ridge, 0, 0];
  for (const [at, step] of steps.entries()) {
    const weight = MEMORY ** (steps.length - 1 - at);
    const x = at + 0.5 - steps.length;
    a += weight;
    b += weight * x;
    c += weight * x * x;
    y += weight * step;
    xy += weight * x * step;
  }
  const det = a * c - b * b;
  return { a, b, c, det, now: (c * y - b * xy) / det, slope: (a * xy - b * y) / det };
}

/** How far the mean move of a level is trusted: as if so many moves of 0 had been seen besides. */
const STILLNESS = 4;

/**
 * Where a level will stand after `left` more moves, from three or more of its values: a random walk whose drift is the mean move, drawn
 * to 0. Bounds by Student's t. Null of fewer values. Source: ours. Rule EW-3.
 */
export function forecastOfLevel(values: readonly number[], left: number): Forecast | null {
  const last = values.at(-1);
  if (values.length < 3 || last === undefined) return null;
  const moves = values.slice(1).map((value, at) => value - (values[at] ?? 0));
  const drift = moves.reduce((sum, move) => sum + move, 0) / (moves.length + STILLNESS);
  const noise = moves.reduce((sum, move) => sum + (move - drift) ** 2, 0) / moves.length;
  const half = t90(moves.length) * Math.sqrt(noise * (left + (left * left) / moves.length));
  const value = last + drift * left;
  return { value, lower: value - half, upper: value + half };
}
