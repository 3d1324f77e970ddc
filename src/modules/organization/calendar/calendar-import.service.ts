import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { calendarProblems } from './calendar.problems.js';
import type { CalendarImportResponse, ImportedDayResponse } from './http/calendar.response.js';
import { CalendarDay, CalendarPolicy } from './persistence/calendar.entity.js';
import { FILE_FAULTS, type FileDay, readCalendarFile } from './reading/calendar-file.js';

/** A file of holidays, and for which year it counts. */
export interface CalendarUpload {
  readonly bytes: Buffer;
  readonly year: number;
  readonly isDryRun: boolean;
}

type Judged = FileDay & Pick<ImportedDayResponse, 'action'> & { readonly known: CalendarDay | undefined };

/** Takes the holidays of a year over from a file, all of them or, when a line is wrong, none. */
@Injectable()
export class CalendarImport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Takes a file over, or with `isDryRun` only tells what it would do. Throws CALENDAR.FILE_UNREADABLE, FILE_UNSOUND. */
  async run({ bytes, year, isDryRun }: CalendarUpload): Promise<CalendarImportResponse> {
    const days = soundDays(bytes, year);
    return this.db.transaction(async () => {
      // Two imports, or an import and somebody's hand, take turns at this row.
      await this.db.lock(CalendarPolicy, { id: 1 });
      const present = (await this.db.find(CalendarDay, {})).filter(({ day }) => day.startsWith(`${year}-`));
      const knownOn = new Map(present.map((one) => [one.day, one]));
      const judged = days.map((one): Judged => {
        const known = knownOn.get(one.day);
        const isSame = known?.kind === one.kind && known.name === one.name;
        return { ...one, known, action: known ? (isSame ? 'UNCHANGED' : 'CHANGED') : 'NEW' };
      });
      const counts = countsOf(judged);
      if (!isDryRun) await this.write(judged);
      const object = { type: 'working-calendar', id: String(year) };
      const action = isDryRun ? 'working-calendar.check' : 'working-calendar.import';
      const after = isDryRun ? undefined : days;
      await this.audit.record({ action, object, facts: { year, ...counts }, after });
      return { year, isDryRun, ...counts, days: shown(judged, present) };
    });
  }

  private async write(judged: readonly Judged[]): Promise<void> {
    const now = this.clock.now();
    const added = judged.filter(({ action }) => action === 'NEW');
    await this.db.insert(
      CalendarDay,
      added.map(({ day, kind, name }) => {
        return {
          id: newId(),
          day,
          kind,
          name,
          basis: null,
          source: 'IMPORT',
          createdAt: now,
          updatedAt: now,
          version: 1,
        };
      }),
    );
    for (const { action, known, kind, name } of judged) {
      if (action !== 'CHANGED' || !known) continue;
      const change = { kind, name, source: 'IMPORT', updatedAt: now, version: known.version + 1 };
      await this.db.update(CalendarDay, { id: known.id }, change);
    }
  }
}

function soundDays(bytes: Buffer, year: number): readonly FileDay[] {
  const file = readCalendarFile(bytes, year);
  if (!file) throw refusedAt(calendarProblems.FILE_UNREADABLE, {}, '/file');
  if (file.faults.length === 0) return file.days;
  const faults = file.faults.map(({ line, code }) => {
    return { pointer: '/file', code, text: FILE_FAULTS[code], facts: { line } };
  });
  throw calendarProblems.FILE_UNSOUND({}, faults);
}

function countsOf(judged: readonly Judged[]): { newCount: number; changedCount: number; unchangedCount: number } {
  const count = (action: Judged['action']): number => judged.filter((one) => one.action === action).length;
  return { newCount: count('NEW'), changedCount: count('CHANGED'), unchangedCount: count('UNCHANGED') };
}

/** The days of the file, and those that only the calendar has and keeps, in their order. */
function shown(judged: readonly Judged[], present: readonly CalendarDay[]): ImportedDayResponse[] {
  const named = new Set(judged.map(({ day }) => day));
  const kept = present.filter(({ day }) => !named.has(day)).map((one) => ({ ...one, action: 'KEPT' as const }));
  const all = [...judged, ...kept].map(({ day, kind, name, action }) => ({ day, kind, name, action }));
  return all.sort((a, b) => a.day.localeCompare(b.day));
}
