import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsDay, IsFormed, IsId, IsOneOf, Optional } from '../../../../kernel/http/validators.js';
import { SHOWN_STATUSES, type ShownStatus } from '../domain/attendance-status.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Which days of somebody. */
export class AttendanceDayQuery extends PageQuery {
  /** From this day on. @example '2026-03-01' */
  @Optional() @IsDay() from?: string;
  /** Until this day. @example '2026-03-31' */
  @Optional() @IsDay() until?: string;
  /** Only days of this status; every leave is CUTI. */
  @Optional() @IsOneOf(SHOWN_STATUSES) status?: ShownStatus;
}

/** Whose days, and which. */
export class AttendanceQuery extends AttendanceDayQuery {
  /** Only people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
}

/** Which month. */
export class AttendanceMonthQuery {
  /** The month; the present one when it is left out. @example '2026-03' */
  @Optional() @IsFormed(7, 7, MONTH, 'NOT_MONTH') month?: string;
}

/** Whose months, and which. */
export class AttendanceSummaryQuery extends PageQuery {
  /** The month; the present one when it is left out. @example '2026-03' */
  @Optional() @IsFormed(7, 7, MONTH, 'NOT_MONTH') month?: string;
  /** Only people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
}

/** Over which days. */
export class AttendanceFiguresQuery {
  /** The first day. @example '2026-01-01' */
  @IsDay() from!: string;
  /** The last day. @example '2026-03-31' */
  @IsDay() until!: string;
}
