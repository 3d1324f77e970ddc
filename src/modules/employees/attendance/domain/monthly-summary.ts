import { type AttendanceStatus, leaveOf } from './attendance-status.js';

/** Presence of one day. */
export interface PresenceDay {
  readonly status: AttendanceStatus;
  readonly lateMinutes: number;
  readonly earlyLeaveMinutes: number;
  readonly noCheckIn: boolean;
  readonly noCheckOut: boolean;
}

/** Days by how late somebody came (TL) or how early he went (PSW): 1–30, 31–60, 61–90, from 91 minutes or without record. */
export type Bands = readonly [number, number, number, number];

/** What one month of presence comes to. */
export interface MonthlySummary {
  readonly days: number;
  /** At the office, on duty elsewhere or working from home. */
  readonly presentDays: number;
  readonly absentDays: number;
  readonly leaveDays: number;
  readonly lateBands: Bands;
  readonly earlyBands: Bands;
  readonly lateMinutes: number;
  readonly earlyLeaveMinutes: number;
  /** Whole days that lateness and early leave add up to, 7.5 hours each. */
  readonly shortfallDays: number;
}

const MINUTES_OF_A_DAY = 450;

/** Sums up the recorded days of a month. Source: rules.md AT-1, AT-2. */
export function monthlySummary(days: readonly PresenceDay[]): MonthlySummary {
  const leave = days.filter(({ status }) => leaveOf(status) !== null);
  const absent = days.filter(({ status }) => status === 'TANPA_KETERANGAN');
  const present = days.filter((day) => !leave.includes(day) && !absent.includes(day));
  const sum = (minutes: (day: PresenceDay) => number): number =>
    present.reduce((total, day) => total + minutes(day), 0);
  const [lateMinutes, earlyLeaveMinutes] = [sum((day) => day.lateMinutes), sum((day) => day.earlyLeaveMinutes)];
  return {
    days: days.length,
    presentDays: present.length,
    absentDays: absent.length,
    leaveDays: leave.length,
    lateBands: countBands(present.map((day) => bandOf(day.lateMinutes, day.noCheckIn))),
    earlyBands: countBands(present.map((day) => bandOf(day.earlyLeaveMinutes, day.noCheckOut))),
    lateMinutes,
    earlyLeaveMinutes,
    shortfallDays: Math.floor((lateMinutes + earlyLeaveMinutes) / MINUTES_OF_A_DAY),
  };
}

/** The band of lateness or early leave, 1 to 4; 0 for none. Source: rules.md AT-1. */
export function bandOf(minutes: number, isUnrecorded: boolean): 0 | 1 | 2 | 3 | 4 {
  if (isUnrecorded || minutes > 90) return 4;
  if (minutes > 60) return 3;
  if (minutes > 30) return 2;
  return minutes > 0 ? 1 : 0;
}

function countBands(bands: readonly number[]): Bands {
  const of = (band: number): number => bands.filter((one) => one === band).length;
  return [of(1), of(2), of(3), of(4)];
}
