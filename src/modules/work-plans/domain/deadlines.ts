import { type CivilDate, type Days, earlier, holdsOn, later, plusDays } from '../../../kernel/values/civil-date.js';
import type { HeldPost, ServiceRecord } from './closing.js';

/** How long people have: calendar days with a new post, working days to answer. Source: rules.md WP-28. */
export interface DeadlinePolicy {
  readonly newPostDueDays: number;
  readonly answerDueWorkingDays: number;
}

/** What of a year counts for the deadline of a plan. */
interface Year {
  readonly planDueOn: CivilDate;
  readonly endsOn: CivilDate;
}

/**
 * Since when somebody has what he makes a plan for that begins on a day: the post of that day or the next one, the work agreement, and
 * the duty to have an SKP after a time without, whichever came last. Rows of the same post, or of agreements, that follow one another
 * without a gap are one. Null where nothing is on record. Rule WP-28.
 */
export function dutyBeganOn(day: CivilDate, { posts, standings, contracts }: ServiceRecord): CivilDate | null {
  const post = heldOrNext(day, posts);
  const since = [
    post && firstDayOf(post, posts.filter(isSamePost(post))),
    firstDayOf(heldOrNext(day, contracts), contracts),
    dayAfterRelease(day, standings),
  ].filter((one) => one !== null && one !== undefined);
  return since.length === 0 ? null : since.reduce(later);
}

/**
 * By when a plan of a year is handed in: with the others of the year or, by whom something is new (`dutyBeganOn`), so many days after
 * it began, but within the year. Source: practice (a month with a new post); rules.md WP-28.
 */
export function planDueOn(
  { planDueOn: dueOn, endsOn }: Year,
  beganOn: CivilDate | null,
  newPostDueDays: number,
): CivilDate {
  return beganOn === null ? dueOn : later(dueOn, earlier(endsOn, plusDays(beganOn, newPostDueDays)));
}

/**
 * The last day on which whoever decides about a plan answers: so many working days, counted by the calendar (OR-9), after it was handed
 * in or, where that came later, put before the superior. Source: our default; rules.md WP-28.
 */
export function answerDueOn(
  { submittedOn, escalatedOn }: { readonly submittedOn: CivilDate; readonly escalatedOn: CivilDate | null },
  workingDays: number,
  plusWorkingDays: (day: CivilDate, workingDays: number) => CivilDate,
): CivilDate {
  return plusWorkingDays(later(submittedOn, escalatedOn ?? submittedOn), workingDays);
}

/** Of rows that end on the day or later the one that begins first. */
function heldOrNext<T extends Days>(day: CivilDate, rows: readonly T[]): T | undefined {
  return rows
    .filter(({ validUntil }) => validUntil >= day)
    .reduce<T | undefined>((first, row) => (first && first.validFrom <= row.validFrom ? first : row), undefined);
}

/** The first day of the rows that lead to this one without a gap. */
function firstDayOf(row: Days | undefined, rows: readonly Days[]): CivilDate | undefined {
  let from = row?.validFrom;
  const before = (day: CivilDate): Days | undefined =>
    rows.find(({ validFrom, validUntil }) => validFrom < day && validUntil >= plusDays(day, -1));
  for (let found = from && before(from); found; found = before(from)) from = found.validFrom;
  return from;
}

/** The first day with a duty to have an SKP after a time without; null where there was no such time, or it still is. */
function dayAfterRelease(day: CivilDate, standings: ServiceRecord['standings']): CivilDate | null {
  const released = standings.filter(({ hasDuty, validFrom }) => !hasDuty && validFrom <= day);
  if (released.length === 0 || released.some((one) => holdsOn(one, day))) return null;
  return plusDays(released.map(({ validUntil }) => validUntil).reduce(later), 1);
}

const isSamePost =
  (one: HeldPost) =>
  ({ unitId, positionId }: HeldPost): boolean =>
    unitId === one.unitId && positionId === one.positionId;
