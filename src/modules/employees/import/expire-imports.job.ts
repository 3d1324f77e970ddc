import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { ImportRuns, ROWS_KEPT_MS } from './import-runs.service.js';
import { ImportRun } from './persistence/import.entity.js';

/**
 * Erases what the rows of imports said that nobody applied within a week of their check, and of all imports what was kept for
 * giving the file back: it is the data of people. Safe to run twice: an import that has gone on meanwhile is left alone.
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

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: ImportRuns,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ expired: number }> {
    const until = new Date(this.clock.now().getTime() - ROWS_KEPT_MS);
    let expired = 0;
    for (const { id } of await this.unapplied.all([until])) {
      signal.throwIfAborted();
      if (await this.expire(id, until)) expired += 1;
    }
    for (const { id } of await this.kept.all([this.clock.now()])) {
      signal.throwIfAborted();
      await this.eraseWritten(id);
    }
    return { expired };
  }

  private async eraseWritten(id: string): Promise<void> {
    await this.imports.eraseWritten(id, await this.imports.lastLine(id));
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
      await this.imports.erase(id, 0, Number.MAX_SAFE_INTEGER);
      await this.imports.change(locked, { status: 'EXPIRED' });
      return true;
    });
  }
}
