import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { EmployeeAccess } from '../employee.access.js';
import { absenceByYear, type AbsenceOfYear, longestAbsence } from './domain/absence-count.js';
import type { AttendanceStatus } from './domain/attendance-status.js';
import { type MonthlySummary, monthlySummary } from './domain/monthly-summary.js';
import type { AttendanceFiguresQuery } from './http/attendance.request.js';
import type { AttendanceFiguresResponse } from './http/attendance.response.js';

/** What the presence of somebody comes to over some days. It informs whoever rates, and decides nothing. */
export interface AttendanceFigures extends MonthlySummary {
  readonly longestAbsenceDays: number;
  /** By calendar year, of the recorded days of the range. */
  readonly absence: readonly AbsenceOfYear[];
}

const DAYS = `SELECT d.day, d.status, d.lateMinutes, d.earlyLeaveMinutes, d.noCheckIn, d.noCheckOut FROM attendance_day d
  WHERE d.employeeId = ? AND d.day >= ? AND d.day <= ? ORDER BY d.day`;

interface DayRow {
  readonly day: string;
  readonly status: AttendanceStatus;
  readonly lateMinutes: number;
  readonly earlyLeaveMinutes: number;
  readonly noCheckIn: number;
  readonly noCheckOut: number;
}

/** Sums up presence over any days, for appraisals and for whoever it is about. Rules AT-1, AT-2, AT-4. */
@Injectable()
export class AttendanceFiguresReader {
  constructor(
    private readonly db: Database,
    private readonly access: EmployeeAccess,
    private readonly reads: ReadLog,
  ) {}

  /** The figures of somebody from one day to another, both included. */
  async of(employeeId: string, from: CivilDate, until: CivilDate): Promise<AttendanceFigures> {
    const days = (await this.db.rows<DayRow>(DAYS, [employeeId, from, until])).map((row) => ({
      ...{ day: row.day, status: row.status },
      ...{ lateMinutes: Number(row.lateMinutes), earlyLeaveMinutes: Number(row.earlyLeaveMinutes) },
      ...{ noCheckIn: Number(row.noCheckIn) === 1, noCheckOut: Number(row.noCheckOut) === 1 },
    }));
    return { ...monthlySummary(days), longestAbsenceDays: longestAbsence(days), absence: absenceByYear(days) };
  }

  /** The same for a caller who may see it. Throws REQUEST.NOT_FOUND. */
  async show(actor: Actor, id: string, { from, until }: AttendanceFiguresQuery): Promise<AttendanceFiguresResponse> {
    await this.access.require(actor, 'attendance:read', id);
    this.reads.record(actor, 'employee', id, id);
    const { absence, ...figures } = await this.of(id, from, until);
    return { employeeId: id, from, until, ...figures, absence: [...absence] };
  }
}
