import { errorFunction, probit } from 'simple-statistics';

/** Probability of the standard normal distribution up to z. Absolute error below 1e-7. */
export function normalCdf(z: number): number {
  return (1 + errorFunction(z / Math.SQRT2)) / 2;
}

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The z up to which the standard normal distribution has the probability p, with 0 < p < 1; the library's value, made exact by two steps. */
export function normalQuantile(p: number): number {
  let z = probit(p);
  for (let step = 0; step < 2; step++) z -= (normalCdf(z) - p) / Math.max(normalDensity(z), 1e-12);
  return z;
}

/** Points and weights with which an expectation over a standard normal variable is a sum. */
export const NODES: readonly { readonly z: number; readonly weight: number }[] = nodesOf(0.5, 4);

function nodesOf(step: number, end: number): { z: number; weight: number }[] {
  const count = Math.round((2 * end) / step) + 1;
  const raw = Array.from({ length: count }, (_, at) => -end + at * step).map((z) => ({ z, weight: normalDensity(z) }));
  const total = raw.reduce((sum, { weight }) => sum + weight, 0);
  return raw.map(({ z, weight }) => ({ z, weight: weight / total }));
}

/**
 * A value of a variable with mean 0, variance 1 and this skewness as the z of the normal distribution with the same probability: Pearson's
 * type III, its gamma function by Wilson and Hilferty's cube root. Sampling would cost seconds and depend on a seed; this does neither.
 *
 * Limits: made for |skewness| < 1.5; a larger one is taken for 1.5.
 */
export function normalFromSkewed(value: number, skewness: number): number {
  if (skewness < 0) return -normalFromSkewed(-value, -skewness);
  if (skewness < 1e-3) return value;
  const g = Math.min(skewness, 1.5);
  const inner = 1 + (g * value) / 2;
  const root = inner <= 0 ? -1e3 : Math.cbrt(inner);
  return (6 / g) * (root - 1) + g / 6;
}

/** A t value as the z value with the same probability (Wallace 1959); off by less than 0.01 from 5 degrees of freedom on. */
export function normalFromStudent(t: number, freedom: number): number {
  if (freedom === Infinity) return t;
  return ((8 * freedom + 1) / (8 * freedom + 3)) * Math.sqrt(freedom * Math.log(1 + t ** 2 / freedom)) * Math.sign(t);
}
