import { type CivilDate, type DayRange, later, earlier } from '../../../kernel/values/civil-date.js';
import { type Predicate, PREDICATES } from './rule-set.js';

/** How a predicate of the year is hinted at from those of its parts; MANUAL: all hints are shown and none goes before the others. */
export const ANNUAL_RULES = ['MANUAL', 'LAST', 'MODE', 'WEIGHTED_MEAN'] as const;
export type AnnualRule = (typeof ANNUAL_RULES)[number];
/** The rules that calculate something. */
export const ANNUAL_HINTS = ['LAST', 'MODE', 'WEIGHTED_MEAN'] as const satisfies readonly AnnualRule[];
export type AnnualHint = (typeof ANNUAL_HINTS)[number];

/** A part of the year that was rated: of one plan in one evaluation period. */
export interface RatedPart extends DayRange {
  readonly predicate: Predicate;
}

/** The points of each predicate for a mean, best first and never rising. */
export type PredicatePoints = Readonly<Record<Predicate, number>>;

/** The points by default: those of the axis of performance in talent management. Source: ours (rules.md AP-16). */
export const ANNUAL_POINTS: PredicatePoints = {
  SANGAT_BAIK: 100,
  BAIK: 80,
  BUTUH_PERBAIKAN: 60,
  KURANG: 40,
  SANGAT_KURANG: 20,
};

/**
 * How many months a part weighs: those whose 16th day lies in it, so that no month counts twice; at least 1. Source: ours (AP-16).
 */
export function monthsOf({ from, until }: DayRange): number {
  let months = 0;
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const last = Number(until.slice(0, 4)) * 12 + Number(until.slice(5, 7)) - 1;
  for (let month = first; month <= last; month += 1) {
    const day = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-16`;
    if (from <= day && day <= until) months += 1;
  }
  return Math.max(months, 1);
}

/** The days that a plan and a time have in common; null where there are none. */
export function commonRange(a: DayRange, b: DayRange): DayRange | null {
  const [from, until]: [CivilDate, CivilDate] = [later(a.from, b.from), earlier(a.until, b.until)];
  return from <= until ? { from, until } : null;
}

/**
 * What a rule makes of the parts of a year; null without any. LAST: the part that ends last. MODE: what was given for the most months, of
 * equals the one given last. WEIGHTED_MEAN: the mean of the points by months, and the predicate whose points are nearest, of two equally
 * near ones the better. A regulation has no such rule: the appraiser looks at the whole year. Source: ours (rules.md AP-16).
 */
export function annualHint(
  rule: AnnualHint,
  parts: readonly RatedPart[],
  points: PredicatePoints = ANNUAL_POINTS,
): Predicate | null {
  const inOrder = parts.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.from < b.from ? -1 : 1));
  const last = inOrder.at(-1);
  if (!last) return null;
  if (rule === 'LAST') return last.predicate;
  const months = inOrder.map((part) => ({ ...part, months: monthsOf(part) }));
  if (rule === 'MODE') {
    const totals = PREDICATES.map((predicate) => ({
      predicate,
      months: months.filter((part) => part.predicate === predicate).reduce((sum, part) => sum + part.months, 0),
      at: inOrder.findLastIndex((part) => part.predicate === predicate),
    }));
    return totals.reduce((best, one) =>
      one.months > best.months || (one.months === best.months && one.at > best.at) ? one : best,
    ).predicate;
  }
  const total = months.reduce((sum, part) => sum + part.months, 0);
  const sum = months.reduce((all, part) => all + part.months * points[part.predicate], 0);
  const distance = (predicate: Predicate): number => Math.abs(points[predicate] * total - sum);
  return PREDICATES.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
