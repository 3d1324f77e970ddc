import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { WholeFile } from '../../../kernel/database/source-records.js';
import { ImportRows } from './import-rows.service.js';
import { type KindRecords, SOURCE } from './kinds/import-kind.js';
import { ImportKinds } from './kinds/import-kinds.js';
import type { ImportRun } from './persistence/import.entity.js';

/** What was applied before a run and still holds, the latest first. */
const EARLIER = `SELECT id, completeness, appliedOn, createdAt, applicationStartedAt FROM import_run WHERE kind = ? AND id <> ?
  AND status = 'APPLIED' AND applicationStartedAt <= (SELECT r.applicationStartedAt FROM import_run r WHERE r.id = ?)
  ORDER BY applicationStartedAt DESC, id DESC`;

type Earlier = { id: string; completeness: string; appliedOn: string; createdAt: string; applicationStartedAt: string };
type Run = Pick<ImportRun, 'id' | 'kind' | 'completeness' | 'createdAt'>;

/** Which records of its source a full file does not name (rules IM-5, IM-6). */
@Injectable()
export class MissingRecords {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly rows: ImportRows,
    private readonly kinds: ImportKinds,
  ) {}

  /** The records of a kind, and which of them a run does not name; null when its file is no whole source. */
  of({ id, kind, completeness, createdAt }: Run): { records: KindRecords; where: SqlCondition } | null {
    const { records } = this.kinds.of(kind);
    if (completeness !== 'FULL' || !records) return null;
    const { table, inForce } = records;
    const named = namedBy(id, table);
    const where = allOf(
      { sql: `${table}.source = ? AND ${table}.createdAt <= ?`, values: [SOURCE, createdAt] },
      { sql: inForce, values: [this.clock.today(createdAt)] },
      { ...named, sql: `NOT ${named.sql}` },
    );
    return { records, where };
  }

  /** Their ids. */
  async ids(run: Run): Promise<string[]> {
    const missing = this.of(run);
    if (!missing) return [];
    const { table } = missing.records;
    const sql = `SELECT ${table}.id FROM ${table} WHERE ${missing.where.sql}`;
    return (await this.db.rows<{ id: string }>(sql, missing.where.values)).map(({ id }) => id);
  }

  /** How many there are. */
  async count(run: Run): Promise<number> {
    const missing = this.of(run);
    return missing ? this.db.count(missing.records.table, missing.where) : 0;
  }

  /** Notes that a run names these records; those that had counted as missing do so no longer. */
  async seen(run: Run, recordIds: readonly string[]): Promise<void> {
    const { records } = this.kinds.of(run.kind);
    if (!records) return;
    const { changed } = await records.sightings.seen([...new Set(recordIds)], run.id);
    await this.record(run, records, changed, false);
  }

  /** Notes what a full file, now applied, does not name; gives how many records these are. */
  async note(run: Run, on: string): Promise<number> {
    await this.seen(run, await this.rows.withErrors(run.id));
    const missing = this.of(run);
    if (!missing) return 0;
    const { changed } = await missing.records.sightings.missed(wholeFile(run), on);
    await this.record(run, missing.records, changed, true);
    return this.count(run);
  }

  /** Takes back what a run that is undone noted: as missing, if its application had come to its end, and as named. */
  async takeBack(run: Run, on: string, hadEnded: boolean): Promise<void> {
    const missing = this.of(run);
    if (missing && hadEnded) {
      const { changed } = await missing.records.sightings.unmissed(wholeFile(run), on);
      await this.record(run, missing.records, changed, false);
    }
    const { records } = this.kinds.of(run.kind);
    if (records) await this.forgetSight(run, records);
  }

  /**
   * Records that only this run had named are known again by the last one before that did, and count as missing in the whole
   * files between the two.
   */
  private async forgetSight(run: Run, records: KindRecords): Promise<void> {
    const earlier = await this.db.rows<Earlier>(EARLIER, [run.kind, run.id, run.id]);
    for (const file of earlier) {
      const at = new Date(isoOf(file.applicationStartedAt));
      await records.sightings.seenBefore(run.id, { id: file.id, at, named: namedBy(file.id, records.table) });
      if (file.completeness !== 'FULL') continue;
      const unnamed = { runId: run.id, source: SOURCE, uploadedAt: new Date(isoOf(file.createdAt)) };
      const { changed } = await records.sightings.missedBefore(unnamed, file.appliedOn);
      await this.record(run, records, changed, true);
    }
  }

  private async record(run: Run, { type }: KindRecords, ids: readonly string[], isMissing: boolean): Promise<void> {
    const entries = ids.map((id): AuditEntry => {
      const object = { type, id };
      const subject = type === 'employee' ? { subjectEmployeeId: id } : {};
      const values = { before: { missingInSource: !isMissing }, after: { missingInSource: isMissing } };
      return {
        action: `${type}.${isMissing ? 'miss' : 'find'}`,
        object,
        ...subject,
        facts: { importId: run.id },
        ...values,
      };
    });
    await this.audit.recordAll(entries);
  }
}

const wholeFile = ({ id, createdAt }: Run): WholeFile => ({ runId: id, source: SOURCE, uploadedAt: createdAt });

/** True of the records that rows of a run name. */
const namedBy = (runId: string, table: string): SqlCondition => ({
  sql: `EXISTS (SELECT 1 FROM import_row named WHERE named.runId = ? AND named.recordId = ${table}.id)`,
  values: [runId],
});
