import { commonDays, type Days, later, overlaps, plusDays } from '../../../../kernel/values/civil-date.js';

/**
 * The days of a year that none of the given days covers, in order: when somebody had no work agreement. Nothing where none is
 * recorded: then nobody knows. Source: rules.md NS-3, EM-41.
 */
export function uncoveredDays(covered: readonly Days[], year: Days): Days[] {
  if (covered.length === 0) return [];
  const gaps: Days[] = [];
  let next = year.validFrom;
  for (const days of [...covered].sort((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    const common = commonDays(days, year);
    if (!common) continue;
    if (common.validFrom > next) gaps.push({ validFrom: next, validUntil: plusDays(common.validFrom, -1) });
    next = later(next, plusDays(common.validUntil, 1));
  }
  if (next <= year.validUntil) gaps.push({ validFrom: next, validUntil: year.validUntil });
  return gaps;
}

/** True when the first days have one in common with the others. */
export function meets(a: Days, b: Days): boolean {
  return overlaps({ from: a.validFrom, until: a.validUntil }, { from: b.validFrom, until: b.validUntil });
}
