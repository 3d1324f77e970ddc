import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { AttendanceStatus } from '../domain/attendance-status.js';

/** Somebody's presence on one working day, as the attendance system of the government says it. */
@Entity('attendance_day')
@Index('uq_attendance_day_employeeId_day', ['employeeId', 'day'], { unique: true })
@Index('ix_attendance_day_day_employeeId', ['day', 'employeeId'])
export class AttendanceDay {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_attendance_day_employeeId') employeeId!: string;
  @DayColumn() day!: string;
  @TextColumn(24) status!: AttendanceStatus;
  @IntegerColumn() lateMinutes!: number;
  @IntegerColumn() earlyLeaveMinutes!: number;
  @FlagColumn() noCheckIn!: boolean;
  @FlagColumn() noCheckOut!: boolean;
  @TextColumn(16) source!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
