import { Injectable } from '@nestjs/common';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { organizationProblems } from '../organization.problems.js';
import { calendarProblems } from './calendar.problems.js';
import { type CalendarDayKind, isWorkingDay, plusWorkingDays, type WeekLength } from './domain/working-days.js';
import { workWeekName } from './domain/work-week.js';
import type { CalendarDayQuery, TermQuery, WorkingDaysQuery } from './http/calendar.request.js';
import type {
  CalendarDayResponse,
  CalendarPolicyResponse,
  ShownDayResponse,
  TermResponse,
  WorkingDaysResponse,
  WorkWeekResponse,
} from './http/calendar.response.js';
import { WorkingCalendarApi } from './working-calendar.api.js';

const DAY = 'SELECT d.id, d.day, d.kind, d.name, d.basis, d.source, d.version FROM calendar_day d';
/** A year with its leap day, and a little more. */
const LONGEST_RANGE_DAYS = 400;

/** Reads of the working calendar; everybody may see it. */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly calendar: WorkingCalendarApi,
  ) {}

  /** Holidays, joint leave and extra working days, in their order. */
  async days(query: CalendarDayQuery): Promise<Page<CalendarDayResponse>> {
    const filter = ['calendar-days', query.from, query.until, query.kind];
    const where = allOf(bound('>=', query.from), bound('<=', query.until), equal('d.kind', query.kind));
    const page = allOf(where, after(['d.day', 'd.id'], this.cursors.keysOf(query, filter)));
    const sql = `${DAY} WHERE ${page.sql} ORDER BY d.day, d.id LIMIT ?`;
    const rows = await this.db.rows<CalendarDayResponse>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('calendar_day d', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: ({ day, id }) => [day, id], item: (row) => row });
  }

  /** One of these days. Throws REQUEST.NOT_FOUND. */
  async day(id: string): Promise<CalendarDayResponse> {
    const [row] = await this.db.rows<CalendarDayResponse>(`${DAY} WHERE d.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return row;
  }

  /** Each day of a stretch, and whether people of a unit work on it. Throws CALENDAR.RANGE, ORGANIZATION.UNIT_UNKNOWN. */
  async workingDays({ from, until, unitId }: WorkingDaysQuery): Promise<WorkingDaysResponse> {
    requireRange(from, until);
    await this.requireUnit(unitId);
    const calendar = await this.calendar.calendarOf(unitId ?? null);
    const rows = await this.db.rows<{ day: CivilDate; kind: CalendarDayKind; name: string }>(
      'SELECT day, kind, name FROM calendar_day WHERE day >= ? AND day <= ?',
      [from, until],
    );
    const named = new Map(rows.map((row) => [row.day, row]));
    const days: ShownDayResponse[] = [];
    for (let day = from; day <= until; day = plusDays(day, 1)) {
      const { kind = null, name = null } = named.get(day) ?? {};
      days.push({ day, isWorkingDay: isWorkingDay(calendar, day), kind, name });
    }
    const working = days.filter((one) => one.isWorkingDay);
    return {
      ...{ from, until, unitId: unitId ?? null, workingDays: working.length },
      lastWorkingDay: working.at(-1)?.day ?? null,
      yearsWithoutHolidays: await this.yearsWithoutHolidays(from, until),
      days,
    };
  }

  /** The end of a term in working days. Throws CALENDAR.RANGE, ORGANIZATION.UNIT_UNKNOWN. */
  async term({ from, workingDays, unitId }: TermQuery): Promise<TermResponse> {
    requireRange(from, from);
    await this.requireUnit(unitId);
    const calendar = await this.calendar.calendarOf(unitId ?? null);
    const endsOn = plusWorkingDays(calendar, from, workingDays);
    const yearsWithoutHolidays = await this.yearsWithoutHolidays(...([from, endsOn].sort() as [string, string]));
    return { from, workingDays, unitId: unitId ?? null, endsOn, yearsWithoutHolidays };
  }

  /** What was decided about joint leave. */
  async policy(): Promise<CalendarPolicyResponse> {
    const [row] = await this.db.rows<{ jointLeaveIsWorkingDay: number; version: number }>(
      'SELECT jointLeaveIsWorkingDay, version FROM calendar_policy WHERE id = 1',
    );
    return { jointLeaveIsWorkingDay: Number(row?.jointLeaveIsWorkingDay) === 1, version: Number(row?.version) };
  }

  /** The working weeks of a unit, earliest first. Throws REQUEST.NOT_FOUND. */
  async weeks(unitId: string, query: PageQuery): Promise<Page<WorkWeekResponse>> {
    const [unit] = await this.db.rows('SELECT id FROM org_unit WHERE id = ?', [unitId]);
    if (!unit) throw requestProblems.NOT_FOUND();
    const filter = ['work-weeks', unitId];
    const where = allOf(equal('w.unitId', unitId));
    const page = allOf(where, after(['w.validFrom', 'w.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<{ id: string; unitId: string; validFrom: CivilDate; workingDays: number | null }>(
      `SELECT w.id, w.unitId, w.validFrom, w.workingDays FROM work_week w WHERE ${page.sql} ORDER BY w.validFrom, w.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count('work_week w', where) : undefined;
    const item = ({ workingDays, ...rest }: (typeof rows)[number]): WorkWeekResponse => {
      return { ...rest, week: workWeekName(workingDays === null ? null : (Number(workingDays) as WeekLength)) };
    };
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.validFrom, row.id], item });
  }

  private async requireUnit(unitId: string | undefined): Promise<void> {
    if (unitId === undefined) return;
    const [unit] = await this.db.rows('SELECT id FROM org_unit WHERE id = ?', [unitId]);
    if (!unit) throw organizationProblems.UNIT_UNKNOWN({ unitId }, [inputFault({ parameter: 'unitId' }, 'INVALID')]);
  }

  /** Years that the days touch and of which no national holiday is recorded. */
  private async yearsWithoutHolidays(from: CivilDate, until: CivilDate): Promise<number[]> {
    const rows = await this.db.rows<{ year: string }>(
      `SELECT DISTINCT SUBSTR(day, 1, 4) AS year FROM calendar_day WHERE kind = 'LIBUR_NASIONAL' AND day >= ? AND day <= ?`,
      [`${from.slice(0, 4)}-01-01`, `${until.slice(0, 4)}-12-31`],
    );
    const known = new Set(rows.map(({ year }) => Number(year)));
    const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => !known.has(year));
  }
}

/** Beyond these years there is no calendar, and far beyond them no four digits for a year. */
function requireRange(from: CivilDate, until: CivilDate): void {
  const isSound = from >= '1900-01-01' && until <= '2199-12-31' && from <= until;
  if (!isSound || until > plusDays(from, LONGEST_RANGE_DAYS))
    throw calendarProblems.RANGE({ limit: LONGEST_RANGE_DAYS });
}

function bound(sign: '>=' | '<=', day: CivilDate | undefined): SqlCondition | undefined {
  return day === undefined ? undefined : { sql: `d.day ${sign} ?`, values: [day] };
}
