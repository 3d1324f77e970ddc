/** An exact number, `num / den`; the denominator is above 0. Sums, products and comparisons of such numbers are exact. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** A whole number, or one divided by another that is above 0. */
export function fraction(num: number | bigint, den: number | bigint = 1n): Fraction {
  return reduced(BigInt(num), BigInt(den));
}

/** The sum of some numbers; 0 of none. */
export function sumOf(parts: readonly Fraction[]): Fraction {
  return parts.reduce((sum, { num, den }) => reduced(sum.num * den + num * sum.den, sum.den * den), fraction(0));
}

/** One number times another. */
export function product(a: Fraction, b: Fraction): Fraction {
  return reduced(a.num * b.num, a.den * b.den);
}

/** The mean of some numbers by their weights, whole numbers of which at least one is above 0; null without any. */
export function weightedMean(parts: readonly { readonly value: Fraction; readonly weight: number }[]): Fraction | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const weighted = sumOf(parts.map(({ value, weight }) => product(value, fraction(weight))));
  return reduced(weighted.num, weighted.den * BigInt(total));
}

/** True when a number is not below a whole one. */
export function isAtLeast({ num, den }: Fraction, bound: number | bigint): boolean {
  return num >= BigInt(bound) * den;
}

/** The smaller of a number and a whole one. */
export function atMost(value: Fraction, bound: number | bigint): Fraction {
  return isAtLeast(value, bound) ? fraction(bound) : value;
}

/** In hundredths, rounded half up. */
export function hundredthsOf({ num, den }: Fraction): number {
  const doubled = 200n * num + den;
  const whole = doubled / (2n * den);
  return Number(doubled < 0n && doubled % (2n * den) !== 0n ? whole - 1n : whole);
}

/** As text that loses nothing: `"1030/9"`, `"88"`. */
export function fractionText({ num, den }: Fraction): string {
  return den === 1n ? String(num) : `${num}/${den}`;
}

/** The number of such a text. */
export function fractionOf(text: string): Fraction {
  const [num = '', den = '1'] = text.split('/');
  return reduced(BigInt(num), BigInt(den));
}

function reduced(num: bigint, den: bigint): Fraction {
  let [a, b] = [num < 0n ? -num : num, den];
  while (b > 0n) [a, b] = [b, a % b];
  return a > 1n ? { num: num / a, den: den / a } : { num, den };
}
