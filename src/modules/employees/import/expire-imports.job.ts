import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { ApplyImport } from './apply-import.job.js';
import { ImportImages } from './import-images.service.js';
import { ImportRows } from './import-rows.service.js';
import { ImportRuns, ROWS_KEPT_MS } from './import-runs.service.js';
import { ImportRun } from './persistence/import.entity.js';
import { UndoImport } from './undo-import.job.js';

const DAY_MS = 24 * 3_600_000;

/**
 * Erases what the rows of imports said that nobody applied within a week of their check, of all imports what was kept for giving
 * the file back and the values that faults quote, and what applied ones had changed once they can no longer be undone: it is the
 * data of people. Ends what stands still because its job was given up. Safe to run twice: an import that has gone on meanwhile is
 * left alone.
 */
@Injectable()
@HandlesJob('imports.expire')
@Recurs({ dailyAt: '03:00' })
export class ExpireImports implements JobHandler {
  private readonly unapplied = this.db.prepare<Pick<ImportRun, 'id'>>(
    "SELECT id FROM import_run WHERE status IN ('CHECKED', 'FAILED') AND updatedAt <= ? ORDER BY id",
  );

  private readonly kept = this.db.prepare<Pick<ImportRun, 'id'>>(
    'SELECT id FROM import_run WHERE rowsKeptUntil <= ? ORDER BY id',
  );

  private readonly undoable = this.db.prepare<Pick<ImportRun, 'id'>>(
    `SELECT id FROM import_run WHERE status IN ('APPLIED', 'UNDONE', 'FAILED', 'EXPIRED') AND applicationStartedAt <= ?
      AND (id IN (SELECT i.runId FROM import_image i) OR id IN (SELECT r.runId FROM import_row r WHERE r.changes IS NOT NULL))
      ORDER BY id`,
  );

  private readonly working = this.db.prepare<Pick<ImportRun, 'id'>>(
    "SELECT id FROM import_run WHERE status IN ('STAGING', 'APPLYING', 'UNDOING') ORDER BY id",
  );

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: ImportRuns,
    private readonly rows: ImportRows,
    private readonly images: ImportImages,
    private readonly jobs: Jobs,
    private readonly applications: ApplyImport,
    private readonly undos: UndoImport,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ expired: number; forgotten: number }> {
    const until = new Date(this.clock.now().getTime() - ROWS_KEPT_MS);
    await this.endAbandoned(until, signal);
    let expired = 0;
    for (const { id } of await this.unapplied.all([until])) {
      signal.throwIfAborted();
      if (await this.expire(id, until)) expired += 1;
    }
    for (const { id } of await this.kept.all([this.clock.now()])) {
      signal.throwIfAborted();
      await this.eraseWritten(id);
    }
    return { expired, forgotten: await this.forget(signal) };
  }

  /** A run whose job was given up: it keeps others waiting, and nobody else would ever end it. */
  private async endAbandoned(until: Date, signal: AbortSignal): Promise<void> {
    for (const { id } of await this.working.all([])) {
      signal.throwIfAborted();
      const run = await this.imports.run(id);
      if (!run || (run.jobId !== null && (await this.jobs.isAlive(run.jobId)))) continue;
      if (run.status === 'APPLYING') await this.applications.giveUp(run);
      if (run.status === 'UNDOING') await this.undos.giveUp(run);
      if (run.status === 'STAGING' && run.updatedAt <= until) await this.expireUnread(run);
    }
  }

  /** A file that was never read to its end. */
  private async expireUnread({ id, position }: ImportRun): Promise<void> {
    await this.rows.removeAll(id, position);
    await this.db.transaction(async () => {
      await this.imports.change(await this.imports.lock(id, 'STAGING', position), { status: 'EXPIRED' });
    });
  }

  /** What can no longer be undone, one run at a time. */
  private async forget(signal: AbortSignal): Promise<number> {
    const until = new Date(this.clock.now().getTime() - this.config.importUndoDays * DAY_MS);
    const runs = await this.undoable.all([until]);
    for (const { id } of runs) {
      signal.throwIfAborted();
      await this.db.transaction(async () => {
        const run = await this.db.lock(ImportRun, { id });
        if (run?.status === 'FAILED') await this.imports.change(run, { status: 'EXPIRED' });
        await this.images.erase(id);
        await this.rows.eraseAll(id);
      });
    }
    return runs.length;
  }

  private async eraseWritten(id: string): Promise<void> {
    await this.rows.eraseWritten(id);
    await this.db.transaction(async () => {
      const run = await this.db.lock(ImportRun, { id });
      if (run?.rowsKeptUntil && run.rowsKeptUntil <= this.clock.now())
        await this.imports.change(run, { rowsKeptUntil: null });
    });
  }

  private expire(id: string, until: Date): Promise<boolean> {
    return this.db.transaction(async () => {
      const run = await this.imports.run(id);
      if ((run?.status !== 'CHECKED' && run?.status !== 'FAILED') || run.updatedAt > until) return false;
      const locked = await this.imports.lock(id, run.status, run.position);
      await this.rows.eraseAll(id);
      await this.imports.change(locked, { status: 'EXPIRED' });
      return true;
    });
  }
}
