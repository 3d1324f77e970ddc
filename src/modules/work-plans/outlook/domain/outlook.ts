import { type CivilDate, type DayRange, plusDays } from '../../../../kernel/values/civil-date.js';
import { achievementOf, type NumericTarget } from '../../monitoring/domain/achievement.js';
import { realisedOn, type Report } from '../../monitoring/domain/realised.js';
import { type Course, milestones, shareOf } from './course.js';
import { type Forecast, forecastOfLevel, forecastOfSum } from './forecast.js';

/** How an indicator stands against its schedule. */
export const OUTLOOK_STATUSES = ['ON_TRACK', 'AT_RISK', 'LATE', 'NO_DATA', 'NOT_DUE'] as const;
export type OutlookStatus = (typeof OUTLOOK_STATUSES)[number];

/** Why it stands so. */
export const OUTLOOK_REASONS = {
  ON_PACE: 'ON_TRACK',
  REACHED: 'ON_TRACK',
  BEHIND: 'AT_RISK',
  FORECAST_SHORT: 'AT_RISK',
  FAR_BEHIND: 'LATE',
  MISSED: 'LATE',
  NOTHING_REPORTED: 'NO_DATA',
  IN_WORDS: 'NO_DATA',
  NOTHING_DUE: 'NOT_DUE',
} as const satisfies Record<string, OutlookStatus>;
export type OutlookReason = keyof typeof OUTLOOK_REASONS;

/** From how many per cent of what is expected on an indicator is on track, and below how many it is late. */
export interface Thresholds {
  readonly onTrackPercent: number;
  readonly latePercent: number;
}

/** What an outlook follows from; amounts in hundredths of the unit. */
export interface Watched {
  /** Null where the target is said in words. */
  readonly target: NumericTarget | null;
  readonly course: Course;
  readonly plan: DayRange;
  /** In the order of PG-2, none of a day after today. */
  readonly reports: readonly Report[];
  readonly today: CivilDate;
  readonly thresholds: Thresholds;
}

/** How an indicator stands; amounts in hundredths of the unit, the pace in hundredths of a per cent of what is expected. */
export interface Outlook {
  readonly status: OutlookStatus;
  readonly reason: OutlookReason;
  readonly expected: number | null;
  readonly reached: number | null;
  readonly paceHundredths: number | null;
  /** Up to which day reports count for the pace; null where nothing is compared. */
  readonly comparedOn: CivilDate | null;
  /** The next day on which a part is due; null after the last one. */
  readonly nextDueOn: CivilDate | null;
  readonly forecast: Forecast | null;
}

/** Days after a part was due, in which it is reported: nothing is missed before. As the deadline for reports by default (PE-6). */
const GRACE_DAYS = 14;

/** How an indicator stands today against its target, course and reports, and what it may come to. Rule EW-2. */
export function outlookOf(watched: Watched): Outlook {
  const { target, course, plan, reports, today } = watched;
  const days = milestones(plan, course.months);
  const nextDueOn = days.find((day) => day >= today) ?? null;
  const reached = realisedOn(reports, today);
  const found = { expected: null, reached, paceHundredths: null, comparedOn: null, nextDueOn, forecast: null };
  const because = (reason: OutlookReason, more: Partial<Outlook> = {}): Outlook => ({
    ...{ status: OUTLOOK_REASONS[reason], reason, ...found, ...more },
  });
  if (target === null) return because('IN_WORDS');
  const dueOn = days.findLast((day) => plusDays(day, GRACE_DAYS) < today) ?? null;
  if (reached === null) return because(dueOn === null ? 'NOTHING_DUE' : 'NOTHING_REPORTED');
  const lastReportOn = reports.findLast(({ valueHundredths }) => valueHundredths !== null)?.occurredOn ?? plan.from;
  const measuredOn = target.direction === 'KHUSUS' ? days.find((day) => day >= lastReportOn) : undefined;
  const on = [dueOn, measuredOn].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null) ?? null;
  const forecast = forecastFor(watched, days, dueOn, lastReportOn);
  if (on === null && course.kind === 'SUM') return because('NOTHING_DUE', { forecast });
  // Whatever came when: the target is there.
  if (course.kind === 'SUM' && target.direction !== 'KHUSUS' && reached >= (target.targetUntil ?? target.target))
    return because('REACHED', { forecast });
  // A level is as it was told last; of a sum, what came after the part that was due belongs to the next one.
  const comparedOn = course.kind === 'LEVEL' || on === null || on > today ? today : on;
  const counted = realisedOn(reports, comparedOn);
  // What came later belongs to the next part: of the one that was due there is nothing.
  if (counted === null) return because('FAR_BEHIND', { paceHundredths: 0, comparedOn, forecast });
  const { expected, percent } = paceOf(target, course, on === null ? 1 : shareOf(plan, on), counted);
  const isOver = dueOn === plan.until;
  const reason = reasonOf(watched, target, { percent, isOver, forecast });
  return because(reason, { expected, paceHundredths: Math.round(percent * 100), comparedOn, forecast });
}

/** What is expected by then, and how many per cent of it are reached; where less is better, 200 less the share that is used up. */
function paceOf(target: NumericTarget, course: Course, share: number, reached: number) {
  const isLess = target.direction === 'KHUSUS';
  const whole = isLess ? (target.targetUntil ?? target.target) : target.target;
  if (course.kind === 'LEVEL') {
    const percent = (achievementOf(target, reached)?.percentHundredths ?? 0) / 100;
    return { expected: whole, percent };
  }
  const expected = Math.round(whole * share);
  if (expected === 0) return { expected, percent: isLess && reached > 0 ? 0 : 100 };
  const used = (100 * reached) / expected;
  return { expected, percent: isLess ? 200 - used : used };
}

function reasonOf(
  { thresholds, course }: Watched,
  target: NumericTarget,
  { percent, isOver, forecast }: { percent: number; isOver: boolean; forecast: Forecast | null },
): OutlookReason {
  if (isOver) return percent >= 100 ? 'REACHED' : 'MISSED';
  if (percent < thresholds.latePercent) return 'FAR_BEHIND';
  if (percent < thresholds.onTrackPercent) return 'BEHIND';
  const short = thresholds.onTrackPercent / 100;
  const isShort =
    forecast !== null &&
    (target.direction === 'KHUSUS'
      ? forecast.lower > (target.targetUntil ?? target.target) * (2 - short)
      : forecast.upper < target.target * short);
  return isShort && (course.kind === 'LEVEL' || forecast.upper > forecast.lower) ? 'FORECAST_SHORT' : 'ON_PACE';
}

/**
 * The forecast from the parts that are over: those whose time for reports is, and those that were reported to their end. What comes all at
 * once has none.
 */
function forecastFor(
  { course, reports, today }: Watched,
  days: readonly CivilDate[],
  dueOn: CivilDate | null,
  lastReportOn: CivilDate,
): Forecast | null {
  const isOver = (day: CivilDate): boolean => day <= today && (day <= (dueOn ?? '') || day <= lastReportOn);
  const over = days.filter(isOver);
  const left = days.length - over.length;
  const values = over.map((day) => realisedOn(reports, day));
  if (course.kind === 'LEVEL') {
    const known = values.filter((value) => value !== null);
    return floored(forecastOfLevel(known, left), 0);
  }
  const steps = values.map((value, at) => Math.max(0, (value ?? 0) - (values[at - 1] ?? 0)));
  return floored(forecastOfSum(steps, left, course.months), realisedOn(reports, today) ?? 0);
}

/** In whole hundredths, and not below what is certain. */
function floored(forecast: Forecast | null, least: number): Forecast | null {
  if (forecast === null) return null;
  const whole = (value: number): number => Math.max(least, Math.round(value));
  return { value: whole(forecast.value), lower: whole(forecast.lower), upper: whole(forecast.upper) };
}
