import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';

/** A time in which nobody could work with the service, in milliseconds since 1970. */
export interface Outage {
  readonly from: number;
  readonly until: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Before six in the morning nothing is lost. */
const MORNING = 6 * 60 * MINUTE;
/** From how many minutes of outage on a day counts as lost. */
const LOST_MINUTES = 60;
/** How many days up to a deadline are looked at, the deadline with them. */
const DAYS_BEFORE = 3;

/**
 * The civil days on which the service could not be used for an hour or more between six in the morning and midnight; overlapping outages
 * count once. `startOf` gives the first instant of a day. Rule PE-7.
 */
export function lostDays(
  outages: readonly Outage[],
  dayOf: (at: number) => CivilDate,
  startOf: (day: CivilDate) => number,
): Set<CivilDate> {
  const lost = new Map<CivilDate, number>();
  for (const { from, until } of joined(outages)) {
    for (let day = dayOf(from), starts = startOf(day); starts < until; day = plusDays(day, 1), starts = startOf(day)) {
      const minutes = (Math.min(until, starts + DAY) - Math.max(from, starts + MORNING)) / MINUTE;
      lost.set(day, (lost.get(day) ?? 0) + Math.max(minutes, 0));
    }
  }
  return new Set([...lost].filter(([, minutes]) => minutes >= LOST_MINUTES).map(([day]) => day));
}

/**
 * A deadline with the days given back that were lost on it and on the two days before; a day that is lost as well gives nothing back.
 * Rule PE-7.
 */
export function extendedDay(dueOn: CivilDate, lost: ReadonlySet<CivilDate>): CivilDate {
  const before = Array.from({ length: DAYS_BEFORE }, (_, back) => plusDays(dueOn, -back));
  let owed = before.filter((day) => lost.has(day)).length;
  let day = dueOn;
  while (owed > 0) {
    day = plusDays(day, 1);
    if (!lost.has(day)) owed -= 1;
  }
  return day;
}

/** Outages in order, those that touch made one. */
function joined(outages: readonly Outage[]): Outage[] {
  const all: Outage[] = [];
  for (const outage of outages.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && outage.from <= last.until)
      all[all.length - 1] = { from: last.from, until: Math.max(last.until, outage.until) };
    else all.push(outage);
  }
  return all;
}
