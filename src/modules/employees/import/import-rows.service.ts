import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { type RowFault, statusOf } from './domain/row-faults.js';
import type { AppliedRow, CheckedRow, StagedRow } from './kinds/import-kind.js';
import { ImportRow, type ImportRun, ImportWrittenRow, type RowAction } from './persistence/import.entity.js';
import type { TableRow } from './reading/table-file.js';

/** Rows that are read, checked or applied at a time, in one transaction. */
export const CHUNK = 500;
const ERASED_AT_ONCE = 5_000;

type Counts = Pick<ImportRun, `${'row' | 'new' | 'changed' | 'unchanged' | 'error' | 'warning'}Count`>;
const COUNTS = `SELECT COUNT(*) AS rowCount, COUNT(CASE WHEN action = 'NEW' THEN 1 END) AS newCount,
  COUNT(CASE WHEN action = 'CHANGED' THEN 1 END) AS changedCount, COUNT(CASE WHEN action = 'UNCHANGED' THEN 1 END) AS unchangedCount,
  COUNT(CASE WHEN status = 'ERROR' THEN 1 END) AS errorCount, COUNT(CASE WHEN status = 'WARNING' THEN 1 END) AS warningCount
  FROM import_row WHERE runId = ?`;
const AFTER = `SELECT line, action, staged, faults, recordId FROM import_row
  WHERE runId = ? AND line > ? AND status <> 'ERROR' ORDER BY line LIMIT ?`;

const WITH_FAULTS = `SELECT line, faults FROM import_row WHERE runId = ? AND line > ? AND faults IS NOT NULL
  ORDER BY line LIMIT ?`;

type StoredRow = { line: number; action: RowAction; staged: string; faults: string | null; recordId: string | null };

/** The rows of imports between the file and the data. */
@Injectable()
export class ImportRows {
  constructor(private readonly db: Database) {}

  /**
   * Adds checked rows, and what they say in the columns that were read. Of those with errors nothing is staged, but what was
   * wrong and whom they mean.
   */
  async add(runId: string, rows: readonly CheckedRow[], written: readonly TableRow[]): Promise<void> {
    const entities = rows.map(({ line, action, staged, faults, recordId, changes }) => {
      const status = statusOf(faults);
      const says = { action, staged, changes: changes && changes.length > 0 ? changes : null };
      const kept = status === 'ERROR' ? { action: null, staged: null, changes: null } : says;
      return { runId, line, status, ...kept, faults: faults.length > 0 ? faults : null, recordId };
    });
    await this.db.insert(ImportRow, entities);
    await this.db.insert(
      ImportWrittenRow,
      written.map(({ line, written: cells }) => ({ runId, line, cells })),
    );
  }

  /** The next rows that can be applied, in the order of their lines. */
  async after<T>(runId: string, line: number, limit = CHUNK): Promise<(StagedRow<T> & { recordId: string | null })[]> {
    const rows = await this.db.rows<StoredRow>(AFTER, [runId, line, limit]);
    return rows.map((row) => {
      return { ...row, staged: JSON.parse(row.staged) as T, faults: JSON.parse(row.faults ?? '[]') as RowFault[] };
    });
  }

  /** Writes what an application really did with a row, where the check had expected something else. */
  async correct(runId: string, { line, action, faults }: AppliedRow): Promise<void> {
    const kept = faults.length > 0 ? faults : null;
    await this.db.update(ImportRow, { runId, line }, { status: statusOf(faults), action, faults: kept });
  }

  /** Notes which records rows have become. */
  async identify(runId: string, rows: readonly AppliedRow[]): Promise<void> {
    for (let at = 0; at < rows.length; at += 200) {
      const some = rows.slice(at, at + 200);
      const cases = some.map(() => 'WHEN ? THEN ?').join(' ');
      const lines = some.map(({ line }) => line);
      await this.db.change(
        `UPDATE import_row SET recordId = CASE line ${cases} END WHERE runId = ? AND line IN (${lines.map(() => '?').join(', ')})`,
        [...some.flatMap(({ line, recordId }) => [line, recordId]), runId, ...lines],
      );
    }
  }

  /** The records that rows with errors mean. */
  async withErrors(runId: string): Promise<string[]> {
    const sql = "SELECT recordId FROM import_row WHERE runId = ? AND status = 'ERROR' AND recordId IS NOT NULL";
    return (await this.db.rows<{ recordId: string }>(sql, [runId])).map(({ recordId }) => recordId);
  }

  /** Erases what rows said once it is in the data; the report of lines, faults and changes stays. */
  async erase(runId: string, first: number, last: number): Promise<void> {
    const where = 'runId = ? AND line >= ? AND line <= ?';
    await this.db.change(`UPDATE import_row SET staged = NULL WHERE ${where}`, [runId, first, last]);
  }

  /** Erases what rows said and changed; lines and faults stay. */
  async eraseAll(runId: string): Promise<void> {
    await this.db.change('UPDATE import_row SET staged = NULL, changes = NULL WHERE runId = ?', [runId]);
    await this.eraseFaultValues(runId);
  }

  /** Erases what faults quote of rows; columns, codes and what these explain stay. */
  private async eraseFaultValues(runId: string): Promise<void> {
    for (let line = 0; ;) {
      const rows = await this.db.rows<{ line: number; faults: string }>(WITH_FAULTS, [runId, line, CHUNK]);
      // Few different ones are left without what they quote, so that few statements write them.
      const byText = Map.groupBy(rows, ({ faults }) => withoutValues(faults));
      for (const [faults, same] of byText) {
        const lines = same.filter((row) => row.faults !== faults).map((row) => row.line);
        const marks = lines.map(() => '?').join(', ');
        const sql = `UPDATE import_row SET faults = ? WHERE runId = ? AND line IN (${marks})`;
        if (lines.length > 0) await this.db.change(sql, [faults, runId, ...lines]);
      }
      const last = rows.at(-1);
      if (!last) return;
      line = last.line;
    }
  }

  /** Removes all rows of a file that was refused. */
  async removeAll(runId: string, lastLine: number): Promise<void> {
    await this.removeSomeAtATime('import_written_row', runId, lastLine);
    await this.removeSomeAtATime('import_row', runId, lastLine);
  }

  /** Erases what rows said as the file had it, and what their faults quote of it. */
  async eraseWritten(runId: string): Promise<void> {
    const sql = 'SELECT MAX(line) AS line FROM import_written_row WHERE runId = ?';
    const [last] = await this.db.rows<{ line: number | null }>(sql, [runId]);
    await this.removeSomeAtATime('import_written_row', runId, Number(last?.line ?? 0));
    await this.db.transaction(() => this.eraseFaultValues(runId));
  }

  private async removeSomeAtATime(table: string, runId: string, lastLine: number): Promise<void> {
    for (let line = 0; line <= lastLine; line += ERASED_AT_ONCE) {
      const values = [runId, line + ERASED_AT_ONCE];
      await this.db.transaction(() => this.db.change(`DELETE FROM ${table} WHERE runId = ? AND line <= ?`, values));
    }
  }

  /** How many rows of each kind there are. */
  async counts(runId: string): Promise<Partial<Counts>> {
    return (await this.db.rows<Counts>(COUNTS, [runId]))[0] ?? {};
  }
}

function withoutValues(faults: string): string {
  return JSON.stringify((JSON.parse(faults) as RowFault[]).map((fault) => ({ ...fault, value: '' })));
}
