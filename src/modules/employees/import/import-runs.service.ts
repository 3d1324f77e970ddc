import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { ReportingLines } from '../chain/reporting-lines.service.js';
import type { StagedRow } from './kinds/import-kind.js';
import { type RowFault, statusOf } from './domain/row-faults.js';
import type { ApplicationMode } from './http/import.request.js';
import type { StartedImportResponse } from './http/import.response.js';
import { importProblems } from './import.problems.js';
import {
  type ImportKindCode,
  ImportRow,
  ImportRun,
  type ImportStatus,
  ImportWrittenRow,
  type RowAction,
} from './persistence/import.entity.js';
import { ImportProfile, type UsedProfile } from './persistence/import-profile.entity.js';
import type { TableRow } from './reading/table-file.js';
import type { Upload } from './uploads.js';

/** Rows that are read, checked or applied at a time, in one transaction. */
export const CHUNK = 500;

/** How long rows are kept that can be applied, or corrected. */
export const ROWS_KEPT_MS = 7 * 24 * 3_600_000;
const ERASED_AT_ONCE = 5_000;

type Counts = Pick<ImportRun, `${'row' | 'new' | 'changed' | 'unchanged' | 'error' | 'warning'}Count`>;
const COUNTS = `SELECT COUNT(*) AS rowCount, COUNT(CASE WHEN action = 'NEW' THEN 1 END) AS newCount,
  COUNT(CASE WHEN action = 'CHANGED' THEN 1 END) AS changedCount, COUNT(CASE WHEN action = 'UNCHANGED' THEN 1 END) AS unchangedCount,
  COUNT(CASE WHEN status = 'ERROR' THEN 1 END) AS errorCount, COUNT(CASE WHEN status = 'WARNING' THEN 1 END) AS warningCount
  FROM import_row WHERE runId = ?`;
const LATER = "SELECT id FROM import_run WHERE status = 'APPLIED' AND applicationStartedAt > ?";
const OTHER = "SELECT id FROM import_run WHERE status = 'APPLYING' AND id <> ?";

/** Imports and their rows between the file and the data; jobs do the two steps, checking a file and applying its rows. */
@Injectable()
export class ImportRuns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly lines: ReportingLines,
  ) {}

  /** Takes a received file over and has it checked. Throws IMPORT.PROFILE_UNKNOWN, IMPORT.PROFILE_OF_ANOTHER_KIND. */
  async start(actor: Actor, { id, kind, fileName, sha256, profileId }: Upload): Promise<StartedImportResponse> {
    const now = this.clock.now();
    const counts = { rowCount: 0, newCount: 0, changedCount: 0, unchangedCount: 0, errorCount: 0, warningCount: 0 };
    const nothing = {
      ...{ problemCode: null, problemFacts: null, appliedOn: null, applicationStartedAt: null },
      ...{ mapping: null, rowsKeptUntil: null },
    };
    return this.db.transaction(async () => {
      const profile = profileId === null ? null : await this.profileFor(kind, profileId);
      const jobId = await this.jobs.enqueue('imports.check', { importId: id });
      const stamps = { createdByAccountId: actor.accountId, createdAt: now, updatedAt: now, version: 1 };
      const state = { status: 'STAGING', position: 0, ambiguousHeads: null, jobId } as const;
      const file = { id, kind, fileName, sha256, profile };
      await this.db.insert(ImportRun, { ...file, ...state, ...counts, ...nothing, ...stamps });
      const facts = { kind, sha256, ...(profileId === null ? {} : { profileId }) };
      await this.audit.record({ action: 'import.upload', object: { type: 'import', id }, facts });
      return { importId: id, jobId };
    });
  }

  private async profileFor(kind: ImportKindCode, profileId: string): Promise<UsedProfile> {
    const [profile] = await this.db.find(ImportProfile, { id: profileId });
    if (!profile) throw importProblems.PROFILE_UNKNOWN();
    if (profile.kind !== kind) throw importProblems.PROFILE_OF_ANOTHER_KIND({ kind: profile.kind });
    const { id, name, settings } = profile;
    return { id, name, settings };
  }

  /**
   * Has the checked rows applied. One import at a time: what a second one would find half done, it would take for the truth.
   * Throws REQUEST.NOT_FOUND, IMPORT.WRONG_STATE, IMPORT.HAS_ERRORS, IMPORT.ANOTHER_RUNS, IMPORT.SUPERSEDED.
   */
  async apply(actor: Actor, id: string, mode: ApplicationMode): Promise<StartedImportResponse> {
    return this.db.transaction(async () => {
      await this.lines.lock();
      const run = await this.db.lock(ImportRun, { id });
      if (!run) throw requestProblems.NOT_FOUND();
      const { status, errorCount } = run;
      if (!['CHECKED', 'APPLYING', 'FAILED'].includes(status)) throw importProblems.WRONG_STATE({ status });
      if (errorCount > 0 && mode === 'ALL_OR_NOTHING' && status === 'CHECKED')
        throw importProblems.HAS_ERRORS({ errorCount });
      const [other] = await this.db.rows<{ id: string }>(OTHER, [id]);
      if (other) throw importProblems.ANOTHER_RUNS({ importId: other.id });
      await this.refuseSuperseded(run);
      const payload = { importId: id, accountId: actor.accountId };
      const options = { uniqueKey: `imports.apply:${id}`, total: run.rowCount };
      const jobId = await this.jobs.enqueue('imports.apply', payload, options);
      // A job that died for good left its run APPLYING; only then is there a new one.
      if (status === 'APPLYING' && jobId === run.jobId) throw importProblems.WRONG_STATE({ status });
      const begun = { position: 0, appliedOn: this.clock.today(), applicationStartedAt: this.clock.now() };
      const rowsKeptUntil = run.rowsKeptUntil && this.keptUntil();
      const change = { status: 'APPLYING', jobId, problemCode: null, problemFacts: null, rowsKeptUntil } as const;
      await this.change(run, status === 'CHECKED' ? { ...change, ...begun } : change);
      const facts = { mode, sha256: run.sha256 };
      await this.audit.record({ action: 'import.apply', object: { type: 'import', id }, facts });
      return { importId: id, jobId };
    });
  }

  /** What stopped half-way goes on only while its rows are the latest word: they would undo a later import. */
  private async refuseSuperseded({ status, applicationStartedAt }: ImportRun): Promise<void> {
    if (status === 'CHECKED' || !applicationStartedAt) return;
    const [later] = await this.db.rows<{ id: string }>(LATER, [applicationStartedAt]);
    if (later) throw importProblems.SUPERSEDED({ importId: later.id });
  }

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

  /** Until when rows are kept that are kept from now on. */
  keptUntil(): Date {
    return new Date(this.clock.now().getTime() + ROWS_KEPT_MS);
  }

  /** Adds checked rows, of which those with errors are not staged, and what they say in the columns that were read. */
  async add(runId: string, rows: readonly StagedRow[], written: readonly TableRow[]): Promise<void> {
    const entities = rows.map(({ line, action, staged, faults }) => {
      const status = statusOf(faults);
      const kept = status === 'ERROR' ? { action: null, staged: null } : { action, staged };
      return { runId, line, status, ...kept, faults: faults.length > 0 ? faults : null };
    });
    await this.db.insert(ImportRow, entities);
    await this.db.insert(
      ImportWrittenRow,
      written.map(({ line, written: cells }) => ({ runId, line, cells })),
    );
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

  /** The last line that has a row; 0 without any. */
  async lastLine(runId: string): Promise<number> {
    const sql = 'SELECT MAX(line) AS line FROM import_row WHERE runId = ?';
    return Number((await this.db.rows<{ line: number | null }>(sql, [runId]))[0]?.line ?? 0);
  }

  /** Removes all rows of a file that was refused. */
  async removeAll(runId: string, lastLine: number): Promise<void> {
    await this.eraseWritten(runId, lastLine);
    await this.removeSomeAtATime('import_row', runId, lastLine);
  }

  /** Erases what rows said as the file had it. */
  async eraseWritten(runId: string, lastLine: number): Promise<void> {
    await this.removeSomeAtATime('import_written_row', runId, lastLine);
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

  /** True once a tree of units was imported: from then on, people do not make units. */
  async hasUnitTree(): Promise<boolean> {
    const sql = "SELECT id FROM import_run WHERE kind = 'ORG_UNITS' AND status = 'APPLIED' LIMIT 1";
    return (await this.db.rows(sql)).length > 0;
  }
}
