import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { CalendarDayKind, WeekLength } from '../domain/working-days.js';

/** A day that is not what its weekday says: a holiday, joint leave, an extra working day. */
@Entity('calendar_day')
@Index('uq_calendar_day_day', ['day'], { unique: true })
export class CalendarDay {
  @IdColumn() id!: string;
  @DayColumn() day!: string;
  @TextColumn(20) kind!: CalendarDayKind;
  @TextColumn(200) name!: string;
  /** The decision by which it is so. */
  @TextColumn(200, { nullable: true }) basis!: string | null;
  @TextColumn(16) source!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** How many days a week a unit works from a day on; null is as the unit above does. */
@Entity('work_week')
@Index('uq_work_week_unitId_validFrom', ['unitId', 'validFrom'], { unique: true })
export class WorkWeek {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_work_week_unitId') unitId!: string;
  @DayColumn() validFrom!: string;
  @IntegerColumn({ nullable: true }) workingDays!: WeekLength | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** One row: what the government has decided about its working days. */
@Entity('calendar_policy')
export class CalendarPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @FlagColumn() jointLeaveIsWorkingDay!: boolean;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
