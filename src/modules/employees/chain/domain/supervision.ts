import { type CivilDate, type Days, plusDays } from '../../../../kernel/values/civil-date.js';

/**
 * Full months from a day to another, both ends included: 1 March – 31 March is one, 15 March – 13 April none.
 * Source: rules.md EM-29.
 */
export function fullMonths(from: CivilDate, until: CivilDate): number {
  if (until < from) return 0;
  const [startYear = 0, startMonth = 0, startDay = 0] = from.split('-').map(Number);
  const [endYear = 0, endMonth = 0, endDay = 0] = plusDays(until, 1).split('-').map(Number);
  return (endYear - startYear) * 12 + endMonth - startMonth - (endDay < startDay ? 1 : 0);
}

/**
 * The first day on which so many full months are over: 1 March and one month is 31 March, 31 January and one month 28 February.
 * Source: rules.md EM-29.
 */
export function fullMonthsOn(since: CivilDate, months: number): CivilDate {
  const [year = 0, month = 0, day = 0] = since.split('-').map(Number);
  const [inYear, inMonth] = [year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12];
  const lastOfMonth = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate();
  const text = (...parts: number[]): CivilDate => parts.map((part) => String(part).padStart(2, '0')).join('-');
  const whole = text(inYear, inMonth + 1, Math.min(day, lastOfMonth)).padStart(10, '0');
  return day > lastOfMonth ? whole : plusDays(whole, -1);
}

/** Since when something lasts without a break, of ranges that may overlap: the one that is asked about and earlier ones. */
export function unbrokenSince(days: Days, others: readonly Days[]): CivilDate {
  let since = days.validFrom;
  for (;;) {
    const dayBefore = plusDays(since, -1);
    const earlier = others.find((one) => one.validFrom < since && one.validUntil >= dayBefore);
    if (!earlier) return since;
    since = earlier.validFrom;
  }
}

/** Since when the official of the last line appraises without a break; lines are of one person, earliest first. */
export function supervisedSince(lines: readonly (Days & { readonly appraiserId: string | null })[]): CivilDate | null {
  const last = lines.at(-1);
  if (!last?.appraiserId) return null;
  let since = last.validFrom;
  for (const line of lines.slice(0, -1).reverse()) {
    if (line.appraiserId !== last.appraiserId || plusDays(line.validUntil, 1) !== since) break;
    since = line.validFrom;
  }
  return since;
}

/** True when both have a rank that compares, and the official's is lower (rule EM-27). */
export function isLowerRank(official: number | null, person: number | null): boolean {
  return official !== null && person !== null && official < person;
}
