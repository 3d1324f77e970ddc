/** The middle of a list; the mean of both middles of an even one. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value below which so many percent of the sorted values lie. */
export const percentile = (sorted, percent) =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];

/** A number with so many digits behind the point, as a number; null stays null. */
export const rounded = (value, digits = 0) => (value === null ? null : Number(value.toFixed(digits)));
