import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  IsDay,
  IsFlag,
  IsId,
  IsOneOf,
  IsPlainText,
  Optional,
  QueryInt,
} from '../../../../kernel/http/validators.js';
import { WORK_WEEKS, type WorkWeekName } from '../domain/work-week.js';
import { CALENDAR_DAY_KINDS, type CalendarDayKind } from '../domain/working-days.js';

/** A day that is not what its weekday says. */
export class CalendarDayRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The day. @example '2026-07-20' */
  @IsDay() day!: string;
  /** National holiday, joint leave, local holiday or extra working day. */
  @IsOneOf(CALENDAR_DAY_KINDS) kind!: CalendarDayKind;
  /** What is celebrated, or why. @example 'Hari jadi kabupaten' */
  @IsPlainText(1, 200) name!: string;
  /** The decision by which it is so. @example 'SE Bupati 5/2026' */
  @Optional() @IsPlainText(1, 200) basis?: string;
}

/** A change of such a day; what is left out stays as it is. */
export class CalendarDayPatchRequest {
  /** The day. @example '2026-07-20' */
  @Optional() @IsDay() day?: string;
  /** National holiday, joint leave, local holiday or extra working day. */
  @Optional() @IsOneOf(CALENDAR_DAY_KINDS) kind?: CalendarDayKind;
  /** What is celebrated, or why. @example 'Hari jadi kabupaten' */
  @Optional() @IsPlainText(1, 200) name?: string;
  /** The decision by which it is so. @example 'SE Bupati 5/2026' */
  @Clearable() @IsPlainText(1, 200) basis?: string | null;
}

/** Which of these days. */
export class CalendarDayQuery extends PageQuery {
  /** Only days from this one on. @example '2026-01-01' */
  @Optional() @IsDay() from?: string;
  /** Only days up to this one. @example '2026-12-31' */
  @Optional() @IsDay() until?: string;
  /** Only days of this kind. */
  @Optional() @IsOneOf(CALENDAR_DAY_KINDS) kind?: CalendarDayKind;
}

/** A stretch of days, seen from a place of work. */
export class WorkingDaysQuery {
  /** First day. @example '2026-03-01' */
  @IsDay() from!: string;
  /** Last day. @example '2026-03-31' */
  @IsDay() until!: string;
  /** The unit whose working week counts; five days without one. */
  @Optional() @IsId() unitId?: string;
}

/** A term in working days. */
export class TermQuery {
  /** The day that counts as day 0. @example '2026-03-13' */
  @IsDay() from!: string;
  /** How many working days the term has; negative goes back. @example 14 */
  @QueryInt(-500, 500, 1) workingDays!: number;
  /** The unit whose working week counts; five days without one. */
  @Optional() @IsId() unitId?: string;
}

/** How many days a week a unit works from a day on. */
export class WorkWeekRequest {
  /** First day on which it is so. @example '2026-07-13' */
  @IsDay() validFrom!: string;
  /** Monday to Friday, Monday to Saturday, or as the unit above does. */
  @IsOneOf(WORK_WEEKS) week!: WorkWeekName;
}

/** What the government decides about its working days. */
export class CalendarPolicyRequest {
  /** True when joint leave counts as a working day of terms. @example false */
  @Optional() @IsFlag() jointLeaveIsWorkingDay?: boolean;
}
