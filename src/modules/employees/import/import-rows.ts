import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type RowFault, statusOf } from './domain/row-faults.js';
import { importProblems } from './import.problems.js';
import { ImportRow, ImportRun, type ImportStatus, type RowAction } from './persistence/import.entity.js';

/** Rows that are read, checked or applied at a time, in one transaction. */
export const CHUNK = 500;

/** A row after its check, with what was read of it. */
export interface StagedRow<T = object | null> {
  readonly line: number;
  readonly action: RowAction | null;
  readonly staged: T;
  readonly faults: readonly RowFault[];
}

type Counts = Pick<ImportRun, `${'row' | 'new' | 'changed' | 'unchanged' | 'error' | 'warning'}Count`>;
const COUNTS = `SELECT COUNT(*) AS rowCount, COUNT(CASE WHEN action = 'NEW' THEN 1 END) AS newCount,
  COUNT(CASE WHEN action = 'CHANGED' THEN 1 END) AS changedCount, COUNT(CASE WHEN action = 'UNCHANGED' THEN 1 END) AS unchangedCount,
  COUNT(CASE WHEN status = 'ERROR' THEN 1 END) AS errorCount, COUNT(CASE WHEN status = 'WARNING' THEN 1 END) AS warningCount
  FROM import_row WHERE runId = ?`;

/** An import and its rows between the file and the data. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** One import; undefined when there is none. */
  run(id: string): Promise<ImportRun | undefined> {
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
  async add(runId: string, rows: readonly StagedRow[]): Promise<void> {
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
    return rows.map((row) => {
      return { ...row, staged: JSON.parse(row.staged) as T, faults: JSON.parse(row.faults ?? '[]') as RowFault[] };
    });
  }

  /** Writes what an application really did with a row, where the check had expected something else. */
  async correct(runId: string, line: number, action: RowAction | null, faults: readonly RowFault[]): Promise<void> {
    const kept = faults.length > 0 ? faults : null;
    await this.db.update(ImportRow, { runId, line }, { status: statusOf(faults), action, faults: kept });
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
  async counts(runId: string): Promise<Partial<Counts>> {
    return (await this.db.rows<Counts>(COUNTS, [runId]))[0] ?? {};
  }

  /** True once a tree of units was imported: from then on, people do not make units. */
  async hasUnitTree(): Promise<boolean> {
    const sql = "SELECT id FROM import_run WHERE kind = 'ORG_UNITS' AND status = 'APPLIED' LIMIT 1";
    return (await this.db.rows(sql)).length > 0;
  }
}
