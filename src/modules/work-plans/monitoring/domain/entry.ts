import { type CivilDate, type DayRange, later, plusDays } from '../../../../kernel/values/civil-date.js';

/** How many days somebody has at least for reports once his plan counts, and once it was closed. */
const ENTRY_DAYS = 14;

/** What decides by when reports on an evaluation period are taken. */
export interface EntryTerms {
  /** The deadline of the evaluation period, with what outages give back. */
  readonly periodDueOn: CivilDate;
  /** The civil days on which the plan was activated and closed; null where it was not. */
  readonly activatedOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  /** Up to when the appraiser has opened the period once more; null where he has not. */
  readonly reopenedUntil: CivilDate | null;
}

/**
 * The last day on which reports and evidence of an evaluation period are taken: its deadline, but 14 days after the plan began to count or
 * was closed, and as long as it was reopened. Rule PG-6.
 */
export function entryDueOn({ periodDueOn, activatedOn, closedOn, reopenedUntil }: EntryTerms): CivilDate {
  const days = [activatedOn, closedOn].flatMap((day) => (day === null ? [] : plusDays(day, ENTRY_DAYS)));
  return [...days, reopenedUntil ?? periodDueOn].reduce(later, periodDueOn);
}

/** Whether reports on an evaluation period are taken: not yet, now, no more because its deadline has passed or because it was rated. */
export const ENTRY_STATES = ['TO_COME', 'OPEN', 'CLOSED', 'RATED'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Whether reports on the days that plan and evaluation period have in common are taken today. Rules WP-8, WP-12, PG-6. */
export function entryStateOf(
  common: DayRange,
  closedUntil: CivilDate | null,
  dueOn: CivilDate,
  today: CivilDate,
): EntryState {
  if (closedUntil !== null && common.until <= closedUntil) return 'RATED';
  if (today < common.from) return 'TO_COME';
  return today > dueOn ? 'CLOSED' : 'OPEN';
}
