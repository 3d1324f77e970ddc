/**
 * Which of many findings are listed so that, of those listed, at most this share is false on average: the largest k with the k-th smallest
 * p-value at most k/m of the rate (Benjamini and Hochberg 1995). There may be more tests than p-values, if the others are not small.
 */
export function discoveries(pValues: readonly number[], rate: number, tests = pValues.length): readonly boolean[] {
  const order = pValues.map((_, at) => at).sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  const last = order.findLastIndex((at, place) => (pValues[at] ?? 1) <= ((place + 1) / tests) * rate);
  const listed = new Set(order.slice(0, last + 1));
  return pValues.map((_, at) => listed.has(at));
}

/** Each p-value for a family of comparisons in which not one error is wanted (Holm 1979); in the order given, at most 1. */
export function holmAdjusted(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  const adjusted = pValues.map(() => 1);
  let largest = 0;
  order.forEach((at, place) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - place) * (pValues[at] ?? 1)));
    adjusted[at] = largest;
  });
  return adjusted;
}
