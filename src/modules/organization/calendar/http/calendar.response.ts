import { ApiProperty } from '@nestjs/swagger';
import { CALENDAR_DAY_KINDS, type CalendarDayKind } from '../domain/working-days.js';
import type { WorkWeekName } from '../domain/work-week.js';

/** A day that is not what its weekday says. */
export class CalendarDayResponse {
  /** Id. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  id!: string;
  /** The day. @example '2026-03-19' */
  day!: string;
  /** National holiday, joint leave, local holiday or extra working day. @example 'LIBUR_NASIONAL' */
  kind!: CalendarDayKind;
  /** What is celebrated, or why. @example 'Hari Suci Nyepi (Tahun Baru Saka 1948)' */
  name!: string;
  /** The decision by which it is so. @example 'Keputusan Bersama 1497/2025, 2/2025, 5/2025' */
  basis!: string | null;
  /** Where it comes from: `SEED` (with the service), `MANUAL`, `IMPORT`. @example 'SEED' */
  source!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** What an import of a year does, or would do. */
export class CalendarImportResponse {
  /** The year. @example 2027 */
  year!: number;
  /** True when it was only looked at. @example true */
  isDryRun!: boolean;
  /** Number of days that are new. @example 25 */
  newCount!: number;
  /** Number of days whose kind or name changes. @example 0 */
  changedCount!: number;
  /** Number of days that are the same already. @example 0 */
  unchangedCount!: number;
  @ApiProperty({
    type: () => [ImportedDayResponse],
    description: 'The days of the file in their order, and days of that year that only the calendar has.',
  })
  days!: readonly ImportedDayResponse[];
}

/** A day of an imported year. */
export class ImportedDayResponse {
  /** The day. @example '2027-01-01' */
  day!: string;
  @ApiProperty({ enum: CALENDAR_DAY_KINDS, description: 'Its kind.', example: 'LIBUR_NASIONAL' })
  kind!: CalendarDayKind;
  /** What is celebrated, or why. @example 'Tahun Baru 2027 Masehi' */
  name!: string;
  /** `KEPT`: the file does not name it, and it stays. @example 'NEW' */
  action!: 'NEW' | 'CHANGED' | 'UNCHANGED' | 'KEPT';
}

/** Days and whether people work on them. */
export class WorkingDaysResponse {
  /** First day. @example '2026-03-01' */
  from!: string;
  /** Last day. @example '2026-03-31' */
  until!: string;
  /** The unit whose working week counts. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  unitId!: string | null;
  /** Number of working days. @example 17 */
  workingDays!: number;
  /** The last working day among them; null when there is none. @example '2026-03-31' */
  lastWorkingDay!: string | null;
  @ApiProperty({
    type: 'array',
    items: { type: 'integer' },
    description: 'Years of which no national holiday is recorded: their figures know weekends only.',
    example: [],
  })
  yearsWithoutHolidays!: readonly number[];
  /** Each day. */
  days!: ShownDayResponse[];
}

/** One day and whether people work on it. */
export class ShownDayResponse {
  /** The day. @example '2026-03-19' */
  day!: string;
  /** True when people work on it. @example false */
  isWorkingDay!: boolean;
  @ApiProperty({
    enum: [...CALENDAR_DAY_KINDS, null],
    nullable: true,
    type: 'string',
    description: 'Why it is not what its weekday says; null for most days.',
    example: 'LIBUR_NASIONAL',
  })
  kind!: CalendarDayKind | null;
  /** What is celebrated, or why. @example 'Hari Suci Nyepi (Tahun Baru Saka 1948)' */
  name!: string | null;
}

/** The end of a term. */
export class TermResponse {
  /** The day that counts as day 0. @example '2026-03-13' */
  from!: string;
  /** Working days of the term. @example 14 */
  workingDays!: number;
  /** The unit whose working week counts. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  unitId!: string | null;
  /** The last day of the term. @example '2026-04-10' */
  endsOn!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'integer' },
    description: 'Years of which no national holiday is recorded: the term knows weekends only there.',
    example: [],
  })
  yearsWithoutHolidays!: readonly number[];
}

/** How many days a week a unit works from a day on. */
export class WorkWeekResponse {
  /** Id. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  id!: string;
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  unitId!: string;
  /** First day on which it is so. @example '2026-07-13' */
  validFrom!: string;
  /** Monday to Friday, Monday to Saturday, or as the unit above does. @example 'SIX_DAYS' */
  week!: WorkWeekName;
}

/** What the government has decided about its working days. */
export class CalendarPolicyResponse {
  /** True when joint leave counts as a working day of terms. @example false */
  jointLeaveIsWorkingDay!: boolean;
  /** Version for If-Match. @example 1 */
  version!: number;
}
