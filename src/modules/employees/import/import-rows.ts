import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type RowFault, statusOf } from './domain/row-faults.js';
import { importProblems } from './import.problems.js';
import { ImportRow, type RowAction } from './persistence/import-row.entity.js';
import { ImportRun, type ImportStatus } from './persistence/import-run.entity.js';

/** Rows that are read, checked or applied at a time, in one transaction. */
export const CHUNK = 500;

/** A row after its check. */
export interface CheckedRow {
  readonly line: number;
  readonly action: RowAction | null;
  readonly staged: object | null;
  readonly faults: readonly RowFault[];
}

/** A checked row that waits for its application. */
export interface StagedRow<T> {
  readonly line: number;
  readonly action: RowAction | null;
  readonly staged: T;
  readonly faults: readonly RowFault[];
}

/** The rows of an import between the file and the data. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** One import; undefined when there is none. */
  async run(id: string): Promise<ImportRun | undefined> {
    return this.db.transaction(async () => (await this.db.find(ImportRun, { id }))[0]);
  }

  /**
   * Locks an import that is where its job left it. When it is not, somebody else works on it.
   * Throws IMPORT.WRONG_STATE, after which the job is tried again later.
   */
  async lock(id: string, status: ImportStatus, position: number): Promise<ImportRun> {
    const run = await this.db.lock(ImportRun, { id });
    if (run?.status !== status || run.position !== position)
      throw importProblems.WRONG_STATE({ status: run?.status ?? '' });
    return run;
  }

  /** Changes a locked import. */
  async change(run: ImportRun, change: Partial<ImportRun>): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), version: run.version + 1 };
    await this.db.save(ImportRun, Object.assign(run, change, stamps));
  }

  /** Adds checked rows; those with errors keep what was wrong, but not what they say. */
  async add(runId: string, rows: readonly CheckedRow[]): Promise<void> {
    const entities = rows.map(({ line, action, staged, faults }) => {
      const status = statusOf(faults);
      const kept = status === 'ERROR' ? { action: null, staged: null } : { action, staged };
      return { runId, line, status, ...kept, faults: faults.length > 0 ? faults : null };
    });
    await this.db.insert(ImportRow, entities);
  }

  /** The next rows that can be applied, in the order of their lines. */
  async after<T>(runId: string, line: number, limit = CHUNK): Promise<StagedRow<T>[]> {
    const rows = await this.db.rows<{ line: number; action: RowAction; staged: string; faults: string | null }>(
      "SELECT line, action, staged, faults FROM import_row WHERE runId = ? AND line > ? AND status <> 'ERROR' ORDER BY line LIMIT ?",
      [runId, line, limit],
    );
    return rows.map(({ staged, faults, ...row }) => {
      const known = JSON.parse(faults ?? '[]') as RowFault[];
      return { line: Number(row.line), action: row.action, staged: JSON.parse(staged) as T, faults: known };
    });
  }

  /** Writes what an application really did with a row, where the check had expected something else. */
  async correct(runId: string, line: number, action: RowAction | null, faults: readonly RowFault[]): Promise<void> {
    const shown = faults.length > 0 ? JSON.stringify(faults) : null;
    await this.db.change('UPDATE import_row SET status = ?, action = ?, faults = ? WHERE runId = ? AND line = ?', [
      statusOf(faults),
      action,
      shown,
      runId,
      line,
    ]);
  }

  /** Erases what rows said once it is in the data; the report of lines and faults stays. */
  async erase(runId: string, first: number, last: number): Promise<void> {
    const where = 'runId = ? AND line >= ? AND line <= ?';
    await this.db.change(`UPDATE import_row SET staged = NULL WHERE ${where}`, [runId, first, last]);
  }

  /** Removes all rows of a file that was refused, some at a time. */
  async removeAll(runId: string, lastLine: number): Promise<void> {
    for (let line = 0; line <= lastLine; line += 5_000) {
      const values = [runId, line + 5_000];
      await this.db.transaction(() => this.db.change('DELETE FROM import_row WHERE runId = ? AND line <= ?', values));
    }
  }

  /** How many rows of each kind there are. */
  async counts(runId: string): Promise<Partial<ImportRun>> {
    const rows = await this.db.rows<{ status: string; action: string | null; n: number }>(
      'SELECT status, action, COUNT(*) AS n FROM import_row WHERE runId = ? GROUP BY status, action',
      [runId],
    );
    const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(fits).reduce((total, row) => total + Number(row.n), 0);
    return {
      rowCount: sum(() => true),
      newCount: sum(({ action }) => action === 'NEW'),
      changedCount: sum(({ action }) => action === 'CHANGED'),
      unchangedCount: sum(({ action }) => action === 'UNCHANGED'),
      errorCount: sum(({ status }) => status === 'ERROR'),
      warningCount: sum(({ status }) => status === 'WARNING'),
    };
  }

  /** True once a tree of units was imported: from then on, people do not make units. */
  async hasUnitTree(): Promise<boolean> {
    const sql = "SELECT id FROM import_run WHERE kind = 'ORG_UNITS' AND status = 'APPLIED' LIMIT 1";
    return (await this.db.rows(sql)).length > 0;
  }
}
