import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { ImportRows } from './import-rows.service.js';
import { type KindRecords, SOURCE } from './kinds/import-kind.js';
import { ImportKinds } from './kinds/import-kinds.js';
import type { ImportRun } from './persistence/import.entity.js';

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
    const named = `NOT EXISTS (SELECT 1 FROM import_row named WHERE named.runId = ? AND named.recordId = ${table}.id)`;
    const where = allOf(
      { sql: `${table}.source = ? AND ${table}.createdAt <= ?`, values: [SOURCE, createdAt] },
      { sql: inForce, values: [this.clock.today(createdAt)] },
      { sql: named, values: [id] },
    );
    return { records, where };
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
    const { changed } = await missing.records.sightings.missed(SOURCE, on, run.id);
    await this.record(run, missing.records, changed, true);
    return this.count(run);
  }

  /** Takes back what a run noted as missing. */
  async takeBack(run: Run, on: string): Promise<void> {
    const missing = this.of(run);
    if (!missing) return;
    const { changed } = await missing.records.sightings.unmissed(SOURCE, on, run.id);
    await this.record(run, missing.records, changed, false);
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
