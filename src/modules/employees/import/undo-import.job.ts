import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { jobProblems } from '../../../kernel/jobs/job.problems.js';
import { ReportingLines } from '../chain/reporting-lines.service.js';
import { RetirementDays } from '../retirement-days.js';
import { isPassing, MOST_ROWS } from './apply-import.job.js';
import type { ImportJobResult } from './check-import.job.js';
import type { UndoObstacle } from './domain/undo-obstacle.js';
import { ImportImages } from './import-images.service.js';
import { importProblems } from './import.problems.js';
import { ImportRows } from './import-rows.service.js';
import { ImportRuns } from './import-runs.service.js';
import { MissingRecords } from './missing-records.js';
import type { ImportRun, ImportStatus } from './persistence/import.entity.js';
import { Restoration } from './restoration.js';

const OBSTACLES_SHOWN = 100;

/** Ends the transaction in which something could not be put back, so that nothing is. */
class Obstructed extends Error {
  constructor(readonly obstacles: readonly UndoObstacle[]) {
    super('Something newer is there.');
  }
}

/**
 * Puts back what an import changed, from its last change to its first, in one transaction: all of it or nothing. After a kill it
 * begins anew. Who appraises whom follows in the same moment.
 */
@Injectable()
@HandlesJob('imports.undo')
export class UndoImport implements JobHandler<{ importId: string; accountId: string | null }> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly imports: ImportRuns,
    private readonly rows: ImportRows,
    private readonly images: ImportImages,
    private readonly restoration: Restoration,
    private readonly missing: MissingRecords,
    private readonly lines: ReportingLines,
    private readonly retirement: RetirementDays,
  ) {}

  async run(
    { importId, accountId }: { importId: string; accountId: string | null },
    job: JobRun,
  ): Promise<ImportJobResult> {
    const run = await this.imports.run(importId);
    if (run?.status !== 'UNDOING') return { importId, status: run?.status ?? 'UNDOING' };
    try {
      await this.db.transaction(() => this.undo(run, accountId));
      return { importId, status: 'UNDONE' };
    } catch (error) {
      if (error instanceof Obstructed) await this.refuse(run, error.obstacles);
      else if (job.signal.aborted || isPassing(error)) throw error;
      else throw await this.failed(run, error);
      return { importId, status: stateBefore(run) };
    }
  }

  /** Ends an undo whose job was given up: everything is as it was before. */
  giveUp(run: ImportRun): Promise<void> {
    return this.stay(run, { problemCode: jobProblems.FAILED().code, problemFacts: null });
  }

  private async undo({ id, position }: ImportRun, accountId: string | null): Promise<void> {
    await this.lines.lock();
    const run = await this.imports.lock(id, 'UNDOING', position);
    const obstacles: UndoObstacle[] = [];
    for await (const batch of this.images.backwards(id)) {
      obstacles.push(...(await this.restoration.putBack(batch, { importId: id, accountId })));
      await nextTurn();
    }
    if (obstacles.length > 0) throw new Obstructed(distinct(obstacles));
    await this.lines.rebuild();
    await this.retirement.refresh();
    await this.missing.takeBack(run, this.clock.today(), stateBefore(run) === 'APPLIED');
    await this.rows.erase(id, 0, MOST_ROWS);
    await this.imports.change(run, { status: 'UNDONE', undoneAt: this.clock.now(), problemFacts: null });
    const object = { type: 'import', id };
    await this.audit.record({ action: 'import.undo-finish', object, actorAccountId: accountId });
  }

  /** The import stays in force, and says what keeps it. */
  private refuse(run: ImportRun, obstacles: readonly UndoObstacle[]): Promise<void> {
    const problemCode = importProblems.UNDO_REFUSED.definition.code;
    const problemFacts = { count: obstacles.length };
    return this.stay(run, { problemCode, problemFacts, undoObstacles: obstacles.slice(0, OBSTACLES_SHOWN) });
  }

  private async failed(run: ImportRun, error: unknown): Promise<Error> {
    const stack = error instanceof Error ? error.stack : String(error);
    new Logger(UndoImport.name).error(`Import ${run.id} could not be undone.`, stack);
    const failure = jobProblems.FAILED();
    await this.stay(run, { problemCode: failure.code, problemFacts: null });
    return failure;
  }

  private stay({ id, position }: ImportRun, change: Partial<ImportRun>): Promise<void> {
    return this.db.transaction(async () => {
      const run = await this.imports.lock(id, 'UNDOING', position);
      await this.imports.change(run, { ...change, status: stateBefore(run), undoneByAccountId: null });
    });
  }
}

/** In which state the undo began, and to which it comes back when it is refused. */
function stateBefore({ problemFacts }: ImportRun): ImportStatus {
  const from = problemFacts?.['from'];
  return from === 'FAILED' || from === 'EXPIRED' ? from : 'APPLIED';
}

/** One of each record; in the order of the lines, what follows from several of them last. */
function distinct(obstacles: readonly UndoObstacle[]): UndoObstacle[] {
  const byRecord = new Map(obstacles.map((one) => [`${one.recordType}|${one.recordId}`, one]));
  return [...byRecord.values()].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0);
}
