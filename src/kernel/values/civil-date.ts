/** A calendar day without time or zone, as `YYYY-MM-DD`; such texts compare as days. */
export type CivilDate = string;

/** The last day there is: an open end of a range. */
export const OPEN_END: CivilDate = '9999-12-31';

/** True for a real day such as `2028-02-29`; false for 30 February and anything not `YYYY-MM-DD`. */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/** The day `days` later (earlier when negative); the open end stays open. */
export function plusDays(day: CivilDate, days: number): CivilDate {
  if (day === OPEN_END) return OPEN_END;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The earlier of two days. */
export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

/** A range of days that includes both ends. */
export interface DayRange {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** True when the two ranges share at least one day. */
export function overlaps(a: DayRange, b: DayRange): boolean {
  return a.from <= b.until && b.from <= a.until;
}
