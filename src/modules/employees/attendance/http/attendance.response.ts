import { ApiProperty } from '@nestjs/swagger';
import { LEAVE_KINDS, type LeaveKind } from '../../history/domain/leave-kind.js';
import { SHOWN_STATUSES, type ShownStatus } from '../domain/attendance-status.js';

/** Somebody's presence on one working day. */
export class AttendanceDayResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d16' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  employeeName!: string;
  /** The day. @example '2026-03-02' */
  day!: string;
  /** At the office, on duty elsewhere, working from home, absent without reason, or on leave. */
  @ApiProperty({ enum: SHOWN_STATUSES }) status!: ShownStatus;
  /** Kind of leave; null when it is none, or when the reader may not know why somebody is away. */
  @ApiProperty({ type: String, enum: [...LEAVE_KINDS, null], nullable: true }) leaveKind!: LeaveKind | null;
  /** Minutes late. @example 12 */
  @ApiProperty({ type: 'integer' }) lateMinutes!: number;
  /** Minutes before the end of work at which he went. @example 0 */
  @ApiProperty({ type: 'integer' }) earlyLeaveMinutes!: number;
  /** True when the coming was not recorded. @example false */
  noCheckIn!: boolean;
  /** True when the going was not recorded. @example false */
  noCheckOut!: boolean;
}

/** What presence comes to. */
class AttendanceTotals {
  /** Days that are recorded. @example 21 */
  @ApiProperty({ type: 'integer' }) days!: number;
  /** Days at the office, on duty elsewhere or working from home. @example 19 */
  @ApiProperty({ type: 'integer' }) presentDays!: number;
  /** Days absent without reason. @example 1 */
  @ApiProperty({ type: 'integer' }) absentDays!: number;
  /** Days on leave, of any kind. @example 1 */
  @ApiProperty({ type: 'integer' }) leaveDays!: number;
  /** Days late by 1–30, 31–60, 61–90, and from 91 minutes or without record (TL1 to TL4). @example [3, 1, 0, 0] */
  @ApiProperty({ type: 'array', items: { type: 'integer' }, minItems: 4, maxItems: 4 }) lateBands!: readonly number[];
  /** Days left early by the same bands (PSW1 to PSW4). @example [0, 0, 0, 1] */
  @ApiProperty({ type: 'array', items: { type: 'integer' }, minItems: 4, maxItems: 4 }) earlyBands!: readonly number[];
  /** Minutes late altogether. @example 96 */
  @ApiProperty({ type: 'integer' }) lateMinutes!: number;
  /** Minutes left early altogether. @example 0 */
  @ApiProperty({ type: 'integer' }) earlyLeaveMinutes!: number;
  /** Whole days of 7.5 hours that lateness and early leave add up to. @example 0 */
  @ApiProperty({ type: 'integer' }) shortfallDays!: number;
}

/** What one month of somebody's presence comes to. */
export class AttendanceSummaryResponse extends AttendanceTotals {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with its titles. @example 'Dr. Siti Aminah, S.Kom.' */
  displayName!: string;
  /** The month. @example '2026-03' */
  month!: string;
}

/** What absence without reason comes to in a calendar year, as PP 94/2021 counts it. */
export class AbsenceOfYearResponse {
  /** The calendar year. @example 2026 */
  @ApiProperty({ type: 'integer' }) year!: number;
  /** Whole days absent without reason. @example 1 */
  @ApiProperty({ type: 'integer' }) absentDays!: number;
  /** Whole days of 7.5 hours that lateness and early leave of the year add up to. @example 0 */
  @ApiProperty({ type: 'integer' }) shortfallDays!: number;
  /** Both together. @example 1 */
  @ApiProperty({ type: 'integer' }) countedDays!: number;
}

/** What somebody's presence comes to over some days. It informs, and decides nothing. */
export class AttendanceFiguresResponse extends AttendanceTotals {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The first day. @example '2026-01-01' */
  from!: string;
  /** The last day. @example '2026-03-31' */
  until!: string;
  /** The longest run of recorded working days absent without reason. @example 1 */
  @ApiProperty({ type: 'integer' }) longestAbsenceDays!: number;
  /** Absence without reason by calendar year, of these days. */
  absence!: AbsenceOfYearResponse[];
}
