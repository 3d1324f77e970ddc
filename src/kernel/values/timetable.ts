import { type CivilDate, plusDays } from './civil-date.js';

/** When something recurs, in civil time: every so many minutes from midnight on, or each day at a time such as `00:30`. */
export type Timetable = { readonly everyMinutes: number } | { readonly dailyAt: `${number}:${number}` };

/** What is to be known of a zone to find civil times in it. */
export interface CivilTime {
  today(at: Date): CivilDate;
  startOf(day: CivilDate): Date;
}

const MINUTE_MS = 60_000;

/** The first moment of a timetable after an instant. Indonesian zones have no daylight saving time, so every day has 24 hours. */
export function nextTime(timetable: Timetable, after: Date, zone: CivilTime): Date {
  const day = zone.today(after);
  const midnight = zone.startOf(day).getTime();
  if ('everyMinutes' in timetable) {
    const step = timetable.everyMinutes * MINUTE_MS;
    const next = midnight + (Math.floor((after.getTime() - midnight) / step) + 1) * step;
    return new Date(Math.min(next, zone.startOf(plusDays(day, 1)).getTime()));
  }
  const [hours = 0, minutes = 0] = timetable.dailyAt.split(':').map(Number);
  const offset = (hours * 60 + minutes) * MINUTE_MS;
  const today = midnight + offset;
  return new Date(today > after.getTime() ? today : zone.startOf(plusDays(day, 1)).getTime() + offset);
}

/** A timetable as people read it: `every 10 minutes`, `daily at 00:30`. */
export function timetableText(timetable: Timetable): string {
  return 'dailyAt' in timetable ? `daily at ${timetable.dailyAt}` : `every ${timetable.everyMinutes} minutes`;
}
