import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import type { ImportJobResult } from './check-import.job.js';
import { ImportRuns, UNAPPLIED_MS } from './import-runs.service.js';

/** Erases what the rows of an import said that nobody went on with for a week: it is the data of people. */
@Injectable()
@HandlesJob('imports.expire')
export class ExpireImport implements JobHandler<{ importId: string }> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: ImportRuns,
  ) {}

  async run({ importId }: { importId: string }): Promise<ImportJobResult> {
    const status = await this.db.transaction(async () => {
      const run = await this.imports.run(importId);
      if (!run || !['CHECKED', 'APPLYING', 'FAILED'].includes(run.status)) return run?.status ?? 'EXPIRED';
      if (run.status === 'APPLYING' || this.clock.now().getTime() - run.updatedAt.getTime() < UNAPPLIED_MS) {
        await this.imports.expireLater(importId);
        return run.status;
      }
      const locked = await this.imports.lock(importId, run.status, run.position);
      await this.imports.erase(importId, 0, Number.MAX_SAFE_INTEGER);
      await this.imports.change(locked, { status: 'EXPIRED' });
      return locked.status;
    });
    return { importId, status };
  }
}
