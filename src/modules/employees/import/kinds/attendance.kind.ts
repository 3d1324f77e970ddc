import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../../kernel/clock/clock.js';
import { Database } from '../../../../kernel/database/database.js';
import { RowImages } from '../../../../kernel/database/row-images.js';
import { AttendanceDay } from '../../attendance/persistence/attendance.entity.js';
import { ATTENDANCE_COLUMNS } from '../domain/attendance-columns.js';
import { type AttendanceRow, readAttendance } from '../domain/attendance-row.js';
import { changesBetween } from '../domain/row-changes.js';
import type { RowFault } from '../domain/row-faults.js';
import { ImportedPeople } from '../imported-people.js';
import type { ImportRun } from '../persistence/import.entity.js';
import {
  type Application,
  type AppliedRow,
  type Apply,
  type Check,
  type CheckedRow,
  type Imaged,
  type ImportKind,
  type Settled,
  SOURCE,
  type StagedRow,
} from './import-kind.js';
import { PeopleRecords } from './people-records.js';

type Present = Pick<AttendanceDay, 'id' | 'employeeId' | 'day' | 'version'> & Facts;
type Facts = Omit<AttendanceRow, 'nip' | 'day'>;
type Found = { readonly employeeId: string | null; readonly present: Present | null };
const PRESENT = `SELECT id, employeeId, day, version, status, lateMinutes, earlyLeaveMinutes, noCheckIn, noCheckOut
  FROM attendance_day WHERE employeeId`;

/** Presence by day, as the attendance system of the government exports it. */
@Injectable()
export class AttendanceKind implements ImportKind<AttendanceRow> {
  readonly code = 'ATTENDANCE';
  readonly label = { id: 'Kehadiran harian', en: 'Presence by day' };
  readonly columns = ATTENDANCE_COLUMNS;
  readonly naturalKey = ['NIP', 'TANGGAL'];
  readonly isWhole = false;
  readonly records = null;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly images: RowImages,
    private readonly people: ImportedPeople,
    private readonly peopleRecords: PeopleRecords,
  ) {}

  known(on: string): Promise<number> {
    return this.peopleRecords.sightings.known(SOURCE, on);
  }

  /** Against the people who are recorded and the days that are there. */
  check(): Promise<Check> {
    const today = this.clock.today();
    const firstLines = new Map<string, number>();
    return Promise.resolve(async (rows) => {
      const read = rows.map((row) => ({ line: row.line, ...readAttendance(row, today) }));
      const known = await this.find(read.flatMap(({ row }) => row ?? []));
      return read.map(({ line, row: staged, faults }): CheckedRow => {
        const { employeeId, present } = (staged && known.get(staged)) ?? { employeeId: null, present: null };
        const row = { line, staged, faults, recordId: present?.id ?? null, action: null };
        if (!staged) return row;
        const found = [duplicate(staged, line, firstLines), unknown(staged, employeeId)].filter(
          (fault) => fault !== null,
        );
        if (found.length > 0) return { ...row, faults: [...faults, ...found] };
        const changes = present ? changesBetween(present, factsOf(staged)) : [];
        return { ...row, action: actionOf(present, changes.length), changes };
      });
    });
  }

  application(_run: ImportRun, application: Application): Promise<Apply<AttendanceRow>> {
    return Promise.resolve(async (rows) => {
      const found = await this.find(
        rows.map(({ staged }) => staged),
        true,
      );
      const days = [...new Set(rows.map(({ staged }) => staged.day))];
      const before = await this.images.take([{ table: 'attendance_day', column: 'id', values: presentIds(found) }]);
      const written = await this.write(rows, found);
      const ids = written.flatMap(({ recordId }) => recordId ?? []);
      const after = await this.images.take([{ table: 'attendance_day', column: 'id', values: ids }]);
      const lineOf = new Map(written.map(({ line, recordId }) => [recordId, line]));
      const images = this.images.differences(before, after).map((image): Imaged => {
        return {
          line: lineOf.get(image.id) ?? null,
          recordType: 'attendance-day',
          recordId: image.id,
          images: [image],
        };
      });
      // One record of some hundred days, which names the people: one of each day would drown all others.
      const changed = new Set(images.map(({ line }) => line));
      const named = rows.flatMap(({ line, staged }) =>
        changed.has(line) ? (found.get(staged)?.employeeId ?? []) : [],
      );
      const object = { type: 'import', id: application.importId };
      const facts = { rows: images.length, people: [...new Set(named)], from: days.sort()[0], until: days.at(-1) };
      const entry = { action: 'attendance.import', object, actorAccountId: application.accountId, facts };
      if (images.length > 0) await this.audit.record(entry);
      return { rows: written, images };
    });
  }

  /** Presence changes neither heads nor who appraises whom. */
  settle(): Promise<Settled> {
    return Promise.resolve({ ambiguousHeads: [], images: [] });
  }

  private async write(
    rows: readonly StagedRow<AttendanceRow>[],
    found: ReadonlyMap<AttendanceRow, Found>,
  ): Promise<AppliedRow[]> {
    const now = this.clock.now();
    const added: AttendanceDay[] = [];
    const written: AppliedRow[] = [];
    for (const { line, staged, faults } of rows) {
      const { employeeId, present } = found.get(staged) ?? { employeeId: null, present: null };
      const fault = unknown(staged, employeeId);
      if (fault || employeeId === null) {
        written.push({ line, action: null, faults: fault ? [...faults, fault] : faults, recordId: null });
        continue;
      }
      const facts = factsOf(staged);
      const id = present?.id ?? newId();
      const isChanged = present !== null && changesBetween(present, facts).length > 0;
      if (!present)
        added.push({
          ...{ id, employeeId, day: staged.day, ...facts, source: SOURCE },
          ...{ createdAt: now, updatedAt: now, version: 1 },
        });
      else if (isChanged)
        await this.db.update(AttendanceDay, { id }, { ...facts, updatedAt: now, version: present.version + 1 });
      written.push({ line, action: actionOf(present, isChanged ? 1 : 0), faults, recordId: id });
    }
    await this.db.insert(AttendanceDay, added);
    return written;
  }

  /** Whom the rows mean, and what is recorded of that day. */
  private async find(rows: readonly AttendanceRow[], lock = false): Promise<Map<AttendanceRow, Found>> {
    const keys = [...new Set(rows.map(({ nip }) => nip))].map((nip) => ({ nip, externalId: null }));
    const { byNumber } = await this.people.find(keys, lock);
    const ids = [...new Set([...byNumber.values()].map(({ id }) => id))];
    const days = rows.map(({ day }) => day).sort();
    const present = await this.present(ids, days[0] ?? '', days.at(-1) ?? '');
    return new Map(
      rows.map((row) => {
        const employeeId = byNumber.get(row.nip)?.id ?? null;
        return [row, { employeeId, present: present.get(`${employeeId}|${row.day}`) ?? null }];
      }),
    );
  }

  private async present(ids: readonly string[], from: string, until: string): Promise<Map<string, Present>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.rows<Present>(
      `${PRESENT} IN (${ids.map(() => '?').join(', ')}) AND day >= ? AND day <= ?`,
      [...ids, from, until],
    );
    const flags = ({ noCheckIn, noCheckOut }: Present): Pick<Facts, 'noCheckIn' | 'noCheckOut'> => {
      return { noCheckIn: Number(noCheckIn) === 1, noCheckOut: Number(noCheckOut) === 1 };
    };
    return new Map(rows.map((row) => [`${row.employeeId}|${row.day}`, { ...row, ...flags(row) }]));
  }
}

const presentIds = (found: ReadonlyMap<AttendanceRow, Found>): string[] =>
  [...found.values()].flatMap(({ present }) => present?.id ?? []);

function factsOf({ nip: _, day: _day, ...facts }: AttendanceRow): Facts {
  return facts;
}

function actionOf(present: Present | null, changes: number): 'NEW' | 'CHANGED' | 'UNCHANGED' {
  if (!present) return 'NEW';
  return changes > 0 ? 'CHANGED' : 'UNCHANGED';
}

function unknown({ nip }: AttendanceRow, employeeId: string | null): RowFault | null {
  return employeeId === null ? { column: 'NIP', code: 'PERSON_UNKNOWN', value: nip } : null;
}

function duplicate({ nip, day }: AttendanceRow, line: number, firstLines: Map<string, number>): RowFault | null {
  const key = `${nip}|${day}`;
  const first = firstLines.get(key) ?? line;
  firstLines.set(key, first);
  return first === line ? null : { column: 'TANGGAL', code: 'DUPLICATE', value: day, facts: { line: first } };
}
