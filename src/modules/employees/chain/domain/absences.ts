import { commonDays, type Days, later, OPEN_END, plusDays, SINCE_EVER } from '../../../../kernel/values/civil-date.js';

/**
 * The days that no range covers, from the beginning of all days to the open end. Nothing is said of somebody without any
 * range. `outsideOf([2026-01-01 – 2026-10-31])` is everything before that year and from 1 November on.
 */
export function outsideOf(ranges: readonly Days[]): Days[] {
  const sorted = [...ranges].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  const gaps: Days[] = [];
  let free = SINCE_EVER;
  for (const { validFrom, validUntil } of sorted) {
    if (validFrom > free) gaps.push({ validFrom: free, validUntil: plusDays(validFrom, -1) });
    if (validUntil === OPEN_END) return gaps;
    const next = plusDays(validUntil, 1);
    if (next > free) free = next;
  }
  return sorted.length === 0 ? [] : [...gaps, { validFrom: free, validUntil: OPEN_END }];
}

/** The days of a range that none of the others has. */
export function daysWithout(days: Days, others: readonly Days[]): Days[] {
  if (others.length === 0) return [days];
  return outsideOf(others).flatMap((outside) => commonDays(days, outside) ?? []);
}

/**
 * The same days in stretches as long as possible: ranges that overlap or follow each other day by day become one, so that an
 * extended leave is as long as it really is. Source: rules.md EM-26.
 */
export function stretchesOf(ranges: readonly Days[]): Days[] {
  const stretches: Days[] = [];
  for (const { validFrom, validUntil } of [...ranges].sort((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    const last = stretches.at(-1);
    if (last && validFrom <= plusDays(last.validUntil, 1))
      stretches[stretches.length - 1] = { ...last, validUntil: later(last.validUntil, validUntil) };
    else stretches.push({ validFrom, validUntil });
  }
  return stretches;
}

/** How many days a range has, both ends included. */
export function lengthOf({ validFrom, validUntil }: Days): number {
  if (validUntil === OPEN_END) return Number.POSITIVE_INFINITY;
  return (Date.parse(`${validUntil}T00:00:00Z`) - Date.parse(`${validFrom}T00:00:00Z`)) / 86_400_000 + 1;
}
