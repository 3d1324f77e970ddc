import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { ReportingLines } from '../reporting-lines.service.js';
import type { ApplicationMode } from './http/import.request.js';
import type { StartedImportResponse } from './http/import.response.js';
import { importProblems } from './import.problems.js';
import { ImportRows } from './import-rows.js';
import { ImportRun } from './persistence/import.entity.js';
import type { Upload } from './uploads.js';

/** Starts the two steps of an import, each done by a job: checking a file, applying its rows. */
@Injectable()
export class ImportRuns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly lines: ReportingLines,
    private readonly rows: ImportRows,
  ) {}

  /** Takes a received file over and has it checked. */
  async start(actor: Actor, { id, kind, fileName, sha256 }: Upload): Promise<StartedImportResponse> {
    const now = this.clock.now();
    const counts = { rowCount: 0, newCount: 0, changedCount: 0, unchangedCount: 0, errorCount: 0, warningCount: 0 };
    const nothing = { problemCode: null, problemFacts: null, appliedOn: null, applicationStartedAt: null };
    return this.db.transaction(async () => {
      const jobId = await this.jobs.enqueue('imports.check', { importId: id });
      const stamps = { createdByAccountId: actor.accountId, createdAt: now, updatedAt: now, version: 1 };
      const state = { status: 'STAGING', position: 0, ambiguousHeads: null, jobId } as const;
      await this.db.insert(ImportRun, { id, kind, fileName, sha256, ...state, ...counts, ...nothing, ...stamps });
      await this.audit.record({ action: 'import.upload', object: { type: 'import', id }, facts: { kind, sha256 } });
      return { importId: id, jobId };
    });
  }

  /**
   * Has the checked rows applied. One import at a time: what a second one would find half done, it would take for the truth.
   * Throws REQUEST.NOT_FOUND, IMPORT.WRONG_STATE, IMPORT.HAS_ERRORS, IMPORT.ANOTHER_RUNS.
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
      await this.refuseWhileAnotherRuns(id);
      const payload = { importId: id, accountId: actor.accountId };
      const options = { uniqueKey: `imports.apply:${id}`, total: run.rowCount };
      const jobId = await this.jobs.enqueue('imports.apply', payload, options);
      // A job that died for good left its run APPLYING; only then is there a new one.
      if (status === 'APPLYING' && jobId === run.jobId) throw importProblems.WRONG_STATE({ status });
      const begun = { position: 0, appliedOn: this.clock.today(), applicationStartedAt: this.clock.now() };
      const goesOn = status !== 'CHECKED';
      const change = { status: 'APPLYING', jobId, problemCode: null, problemFacts: null } as const;
      await this.rows.change(run, goesOn ? change : { ...change, ...begun });
      const facts = { mode, sha256: run.sha256 };
      await this.audit.record({ action: 'import.apply', object: { type: 'import', id }, facts });
      return { importId: id, jobId };
    });
  }

  private async refuseWhileAnotherRuns(id: string): Promise<void> {
    const [other] = await this.db.rows<{ id: string }>(
      "SELECT id FROM import_run WHERE status = 'APPLYING' AND id <> ?",
      [id],
    );
    if (other) throw importProblems.ANOTHER_RUNS({ importId: other.id });
  }
}
