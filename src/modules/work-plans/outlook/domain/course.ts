import { type CivilDate, type DayRange, earlier, plusDays } from '../../../../kernel/values/civil-date.js';
import { type Direction, isLevelUnit } from '../../domain/forms.js';
import type { Report } from '../../monitoring/domain/realised.js';

/** Whether what is reported adds up to the target over the plan, or says how something stands, as an index or a waiting time does. */
export const COURSE_KINDS = ['SUM', 'LEVEL'] as const;
/** How an indicator comes to its target: by adding up or as a level, and after how many months each time a part of it is due. */
export interface Course {
  readonly kind: (typeof COURSE_KINDS)[number];
  readonly months: 1 | 3 | 6 | 12;
}

/** What the course of an indicator is told from. */
export interface CourseSigns {
  /** What is measured, in the words of the plan. */
  readonly statement: string;
  readonly unit: string | null;
  readonly direction: Direction;
  /** When parts are due, in the words of the plan. */
  readonly schedule: string | null;
  /** The months of an evaluation period of the year, where the words say nothing. */
  readonly periodMonths: 1 | 3;
}

const RHYTHMS: readonly (readonly [RegExp, Course['months']])[] = [
  [/akhir (tahun|masa)|tahunan|setahun|\b(12|dua belas) bulan/i, 12],
  [/semester|\b(6|enam) bulan/i, 6],
  [/triwulan|kuartal|\b(3|tiga) bulan|quarter/i, 3],
  [/bulan|month/i, 1],
  [/desember|year/i, 12],
];

const PERCENT = /%|\b(persen|persentase|percent)\b/i;
/** A share of this grows to its target over the plan: money that is spent, works that go on. */
const GROWING =
  /\b(pe)?nyerapan|\bserapan|\bterserap|realisasi (anggaran|keuangan|fisik|belanja|pendapatan)|\b(progres|progress|kemajuan)\b|\bpe(nyelesaian|mbangunan)\b/i;

/**
 * The course of an indicator. The rhythm follows from the words of its schedule, without them from the evaluation periods of the year. It is
 * a level where its unit is an index or a mean, where every report says the whole and less is better, a later one is below the one before, or
 * it is a percentage, unless what is measured grows as money that is spent does; else it adds up. Source: ours. Rule EW-1.
 */
export function courseOf(signs: CourseSigns, reports: readonly Report[]): Course {
  const { statement, unit, direction, schedule, periodMonths } = signs;
  const months = RHYTHMS.find(([words]) => words.test(schedule ?? ''))?.[1] ?? periodMonths;
  const numbers = reports.filter(({ valueHundredths }) => valueHundredths !== null);
  const isWhole = numbers.length > 0 && numbers.every(({ isCumulative }) => isCumulative);
  const hasFallen = numbers.some(
    ({ valueHundredths }, at) => at > 0 && (valueHundredths ?? 0) < (numbers[at - 1]?.valueHundredths ?? 0),
  );
  const isShare = PERCENT.test(unit ?? '') && !GROWING.test(statement);
  const isLevel = isLevelUnit(unit) || (isWhole && (direction === 'KHUSUS' || hasFallen || isShare));
  return { kind: isLevel ? 'LEVEL' : 'SUM', months };
}

/** Units of time and of quality: what is measured in them neither adds up nor is done in parts. */
const TIME_OR_QUALITY =
  /\b(hari|jam|menit|detik|minggu|bulan|kualitas|mutu|days?|hours?|minutes?|weeks?|months?|quality)\b/i;

/**
 * Whether a part of the target may be told by the share of days that have passed: of a sum; as long as nothing is reported only where the unit
 * itself shows that it adds up, because a percentage, a mean, a time or a quality is told from its reports alone. Source: ours. Rule EW-1.
 */
export function isDivisible(unit: string | null, { kind }: Course, isReported: boolean): boolean {
  if (kind === 'LEVEL') return false;
  return isReported || !(PERCENT.test(unit ?? '') || TIME_OR_QUALITY.test(unit ?? ''));
}

/** The last days of the parts of a plan, by calendar months of its course; the last one is that of the plan. */
export function milestones({ from, until }: DayRange, months: Course['months']): CivilDate[] {
  const days: CivilDate[] = [];
  const [year = 0, month = 1] = from.split('-').map(Number);
  for (let next = Math.ceil(month / months) * months; ; next += months) {
    const end = new Date(Date.UTC(year, next, 0)).toISOString().slice(0, 10);
    days.push(earlier(end, until));
    if (end >= until) return days;
  }
}

/** The share of a plan's days that have passed with a day: 0 to 1. */
export function shareOf({ from, until }: DayRange, day: CivilDate): number {
  return daysOf(from, earlier(day, until)) / daysOf(from, until);
}

function daysOf(from: CivilDate, until: CivilDate): number {
  return Math.max(0, (Date.parse(plusDays(until, 1)) - Date.parse(from)) / 86_400_000);
}
