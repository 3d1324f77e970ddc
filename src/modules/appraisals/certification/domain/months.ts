import { type CivilDate, plusDays } from '../../../../kernel/values/civil-date.js';

/** The last day of so many months that begin on a day: of 15 March and 12 months 14 March of the next year. */
export function monthsLater(day: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const same = `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
  return date > last ? same : plusDays(same, -1);
}
