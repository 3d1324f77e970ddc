import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { type AncestorOn, USUAL_WEEK, weekOf, type WeekFrom } from './domain/work-week.js';
import {
  type CalendarDayKind,
  isWorkingDay,
  lastWorkingDayOf,
  plusWorkingDays,
  type WeekLength,
  type WorkingCalendar,
  workingDaysBetween,
} from './domain/working-days.js';

const WEEKS = `SELECT w.unitId, w.validFrom, w.workingDays FROM work_week w
  WHERE w.unitId IN (SELECT a.ancestorId FROM org_unit_ancestor a WHERE a.unitId`;
const PATHS = 'SELECT unitId, ancestorId, depth, validFrom, validUntil FROM org_unit_ancestor WHERE unitId';
type WeekRow = Omit<WeekFrom, 'workingDays'> & { readonly workingDays: number | null };

/** Terms in working days, for the place of work that a unit is; without a unit for offices in general. */
@Injectable()
export class WorkingCalendarApi {
  constructor(private readonly db: Database) {}

  /** True for a day on which the unit works. */
  async isWorkingDay(day: CivilDate, unitId: string | null = null): Promise<boolean> {
    return isWorkingDay(await this.calendarOf(unitId), day);
  }

  /** The working day so many working days after a day, which itself is day 0. */
  async plusWorkingDays(day: CivilDate, workingDays: number, unitId: string | null = null): Promise<CivilDate> {
    return plusWorkingDays(await this.calendarOf(unitId), day, workingDays);
  }

  /** Working days after the first day up to and including the last. */
  async workingDaysBetween(from: CivilDate, until: CivilDate, unitId: string | null = null): Promise<number> {
    return workingDaysBetween(await this.calendarOf(unitId), from, until);
  }

  /** The last working day of a month such as `2026-12`. */
  async lastWorkingDayOf(month: string, unitId: string | null = null): Promise<CivilDate> {
    return lastWorkingDayOf(await this.calendarOf(unitId), month);
  }

  /** All that tells working days of one place of work: some dozen days a year. */
  async calendarOf(unitId: string | null): Promise<WorkingCalendar> {
    return (await this.calendarsOf(unitId === null ? [] : [unitId]))(unitId);
  }

  /** The same of many units, and of offices, with few statements. */
  async calendarsOf(unitIds: readonly string[]): Promise<(unitId: string | null) => WorkingCalendar> {
    const days = await this.db.rows<{ day: CivilDate; kind: CalendarDayKind }>('SELECT day, kind FROM calendar_day');
    const [policy] = await this.db.rows<{ jointLeaveIsWorkingDay: number }>(
      'SELECT jointLeaveIsWorkingDay FROM calendar_policy WHERE id = 1',
    );
    const known = {
      specialDays: new Map(days.map(({ day, kind }) => [day, kind])),
      jointLeaveIsWorkingDay: Number(policy?.jointLeaveIsWorkingDay) === 1,
    };
    const weeks = await this.weeksOf(unitIds);
    return (unitId) => ({ ...known, weekOn: (unitId === null ? undefined : weeks.get(unitId)) ?? (() => USUAL_WEEK) });
  }

  /** Of those units whose own weeks, or those of units above them, somebody has set. */
  private async weeksOf(unitIds: readonly string[]): Promise<Map<string, (day: CivilDate) => WeekLength>> {
    if (unitIds.length === 0) return new Map();
    const marks = unitIds.map(() => '?').join(', ');
    const weeks = await this.db.rows<WeekRow>(`${WEEKS} IN (${marks}))`, unitIds);
    if (weeks.length === 0) return new Map();
    const own = weeks.map((one): WeekFrom => {
      return { ...one, workingDays: one.workingDays === null ? null : (Number(one.workingDays) as WeekLength) };
    });
    const paths = await this.db.rows<AncestorOn & { readonly unitId: string }>(`${PATHS} IN (${marks})`, unitIds);
    const above = Map.groupBy(
      paths.map((one) => ({ ...one, depth: Number(one.depth) })),
      ({ unitId }) => unitId,
    );
    return new Map([...above].map(([unitId, path]) => [unitId, (day: CivilDate) => weekOf(path, own, day)]));
  }
}
