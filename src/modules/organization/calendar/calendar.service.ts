import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { isDuplicate } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { OrgUnit } from '../units/persistence/unit.entity.js';
import { calendarProblems } from './calendar.problems.js';
import { WORKING_DAYS_OF } from './domain/work-week.js';
import type {
  CalendarDayPatchRequest,
  CalendarDayRequest,
  CalendarPolicyRequest,
  WorkWeekRequest,
} from './http/calendar.request.js';
import { CalendarDay, CalendarPolicy, WorkWeek } from './persistence/calendar.entity.js';

/** Keeps the working calendar by hand: single days, working weeks of units, what the government decides. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Records a day. Throws CALENDAR.DAY_TAKEN, REQUEST.ID_TAKEN. */
  async addDay(input: CalendarDayRequest): Promise<string> {
    const { id = newId(), day, kind, name, basis = null } = input;
    const facts = { day, kind, name, basis };
    await this.db.transaction(async () => {
      await this.takeTurns();
      const now = this.clock.now();
      const row = { id, ...facts, source: 'MANUAL', createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(CalendarDay, row), {
        calendar_day_day: taken(day),
        'calendar_day.day': taken(day),
      });
      await this.recordDay('create', id, { after: facts });
    });
    return id;
  }

  /** Changes a day. Throws REQUEST.NOT_FOUND, STALE, CALENDAR.DAY_TAKEN. */
  async changeDay(id: string, version: number | null, patch: CalendarDayPatchRequest): Promise<void> {
    await this.db.transaction(async () => {
      await this.takeTurns();
      const known = await this.lockDay(id);
      assertVersion(known.version, version);
      const after = { ...known, ...patch, source: 'MANUAL', updatedAt: this.clock.now(), version: known.version + 1 };
      await this.db.save(CalendarDay, after).catch((error: unknown) => {
        throw isDuplicate(error) ? taken(after.day)() : error;
      });
      const before = Object.fromEntries(Object.keys(patch).map((name) => [name, known[name as keyof CalendarDay]]));
      await this.recordDay('change', id, { before, after: patch });
    });
  }

  /** Takes a day out: it is what its weekday says again. Throws REQUEST.NOT_FOUND. */
  async removeDay(id: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.takeTurns();
      const { day, kind, name, basis } = await this.lockDay(id);
      await this.db.remove(CalendarDay, { id });
      await this.recordDay('remove', id, { before: { day, kind, name, basis } });
    });
  }

  /** Decides whether joint leave counts as a working day. Throws REQUEST.STALE. */
  async decide(version: number | null, patch: CalendarPolicyRequest): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(CalendarPolicy, { id: 1 });
      if (!policy) throw new Error('calendar_policy has lost its row.');
      assertVersion(policy.version, version);
      const { jointLeaveIsWorkingDay } = policy;
      await this.db.save(CalendarPolicy, {
        ...policy,
        ...patch,
        updatedAt: this.clock.now(),
        version: policy.version + 1,
      });
      const object = { type: 'working-calendar', id: 'policy' };
      const before = { jointLeaveIsWorkingDay };
      await this.audit.record({ action: 'working-calendar.decide', object, before, after: patch });
    });
  }

  /** Sets the working week of a unit from a day on, and so of the units below that say nothing. Throws REQUEST.NOT_FOUND. */
  async setWeek(unitId: string, { validFrom, week }: WorkWeekRequest): Promise<string> {
    return this.db.transaction(async () => {
      if (!(await this.db.lock(OrgUnit, { id: unitId }))) throw requestProblems.NOT_FOUND();
      const workingDays = WORKING_DAYS_OF[week];
      const [known] = await this.db.find(WorkWeek, { unitId, validFrom });
      const now = this.clock.now();
      const { id, createdAt, version } = known ?? { id: newId(), createdAt: now, version: 0 };
      const row = { id, unitId, validFrom, workingDays, createdAt, updatedAt: now, version: version + 1 };
      await (known ? this.db.save(WorkWeek, row) : this.db.insert(WorkWeek, row));
      const object = { type: 'org-unit', id: unitId };
      const before = known && { validFrom, workingDays: known.workingDays };
      await this.audit.record({ action: 'org-unit.set-week', object, before, after: { validFrom, workingDays } });
      return id;
    });
  }

  /** Whoever changes days by hand waits for an import, which holds this row. */
  private async takeTurns(): Promise<void> {
    await this.db.lock(CalendarPolicy, { id: 1 });
  }

  private async lockDay(id: string): Promise<CalendarDay> {
    const day = await this.db.lock(CalendarDay, { id });
    if (!day) throw requestProblems.NOT_FOUND();
    return day;
  }

  private recordDay(verb: string, id: string, values: { before?: object; after?: object }): Promise<void> {
    return this.audit.record({ action: `calendar-day.${verb}`, object: { type: 'calendar-day', id }, ...values });
  }
}

const taken = (day: string) => (): Error => calendarProblems.DAY_TAKEN({ day });
