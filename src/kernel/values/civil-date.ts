/** A calendar day without time or zone, as `YYYY-MM-DD`; such texts compare as days. */
export type CivilDate = string;

/** The last day there is: an open end of a range. */
export const OPEN_END: CivilDate = '9999-12-31';

/** The first day there is: something holds since ever. */
export const SINCE_EVER: CivilDate = '0001-01-01';

/** True for a real day such as `2028-02-29`; false for 30 February and anything not `YYYY-MM-DD`. */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/** The day `days` later (earlier when negative), within what a day can be; the open end stays open. */
export function plusDays(day: CivilDate, days: number): CivilDate {
  if (day === OPEN_END) return OPEN_END;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  const text = date.toISOString();
  if (text.startsWith('+')) return OPEN_END;
  return text.startsWith('-') || text < SINCE_EVER ? SINCE_EVER : text.slice(0, 10);
}

/** The earlier of two days. */
export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

/** The later of two days. */
export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

/** Days on which something holds, as rows keep them; both ends belong to them. */
export interface Days {
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
}

/** True when something holds on the day. */
export function holdsOn({ validFrom, validUntil }: Days, day: CivilDate): boolean {
  return validFrom <= day && day <= validUntil;
}

/** The days that both have; null when there is none. */
export function commonDays(a: Days, b: Days): Days | null {
  const days = { validFrom: later(a.validFrom, b.validFrom), validUntil: earlier(a.validUntil, b.validUntil) };
  return days.validFrom <= days.validUntil ? days : null;
}

/** Days as answers show them: null where there is no first or last one. */
export function shownDays({ validFrom, validUntil }: Days): { validFrom: string | null; validUntil: string | null } {
  return {
    validFrom: validFrom === SINCE_EVER ? null : validFrom,
    validUntil: validUntil === OPEN_END ? null : validUntil,
  };
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
