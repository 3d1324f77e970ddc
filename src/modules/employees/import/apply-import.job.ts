import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Database } from '../../../kernel/database/database.js';
import { isAway, isDuplicate, isTransient } from '../../../kernel/database/dialect.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { jobProblems } from '../../../kernel/jobs/job.problems.js';
import { ImportApplied } from '../employee.events.js';
import { ReportingLines } from '../chain/reporting-lines.service.js';
import type { ImportJobResult } from './check-import.job.js';
import { ImportImages } from './import-images.service.js';
import { CHUNK, ImportRows } from './import-rows.service.js';
import { ImportRuns } from './import-runs.service.js';
import { RetirementDays } from '../retirement-days.js';
import { MissingRecords } from './missing-records.js';
import type { Application, Apply, ImportKind, Settled } from './kinds/import-kind.js';
import { ImportKinds } from './kinds/import-kinds.js';
import type { ImportRun } from './persistence/import.entity.js';

/** Who asked for which import to be applied. */
type ApplyPayload = Pick<Application, 'importId' | 'accountId'>;

/** More rows than a file can have. */
export const MOST_ROWS = 1_000_000;
const NAMES_SHOWN = 100;

/**
 * Applies the checked rows, some hundred at a time, each chunk with the line it reached, so that a restart goes on there; a
 * kind whose rows make sense only together, all at once. Who appraises whom changes at one moment, at the end.
 */
@Injectable()
@HandlesJob('imports.apply')
export class ApplyImport implements JobHandler<ApplyPayload> {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly imports: ImportRuns,
    private readonly rows: ImportRows,
    private readonly images: ImportImages,
    private readonly missing: MissingRecords,
    private readonly kinds: ImportKinds,
    private readonly lines: ReportingLines,
    private readonly retirement: RetirementDays,
  ) {}

  async run({ importId, accountId }: ApplyPayload, job: JobRun): Promise<ImportJobResult> {
    const run = await this.imports.run(importId);
    if (run?.status !== 'APPLYING') return { importId, status: run?.status ?? 'APPLYING' };
    const application = { importId, accountId, on: run.appliedOn ?? '' };
    try {
      const kind = this.kinds.of(run.kind);
      await (kind.isWhole ? this.applyWhole(kind, run, application) : this.applyChunks(kind, run, application, job));
    } catch (error) {
      if (job.signal.aborted || isPassing(error)) throw error;
      throw await this.failed(application, error);
    }
    return { importId, status: 'APPLIED' };
  }

  private async applyWhole(kind: ImportKind, run: ImportRun, application: Application): Promise<void> {
    await this.db.transaction(async () => {
      await this.lines.lock();
      const apply = await kind.application(run, application);
      const reached = await this.applyNext(run.id, run.position, apply, MOST_ROWS);
      await this.finish(await this.imports.lock(run.id, 'APPLYING', reached ?? run.position), application);
    });
  }

  private async applyChunks(
    kind: ImportKind,
    { id, position: begin, rowCount }: ImportRun,
    application: Application,
    job: JobRun,
  ): Promise<void> {
    const run = await this.imports.run(id);
    if (!run) return;
    const apply = await kind.application(run, application);
    let position = begin;
    for (;;) {
      const reached = await this.db.transaction(() => this.applyNext(id, position, apply, CHUNK));
      if (reached === null) break;
      position = reached;
      await job.progress(Math.min(position, rowCount - 1), rowCount);
      // The embedded database answers at once: without a turn between chunks, requests would wait for the whole import.
      await nextTurn();
    }
    await this.db.transaction(async () => {
      await this.lines.lock();
      await this.finish(await this.imports.lock(id, 'APPLYING', position), application);
    });
  }

  /** Applies the next rows; gives where they end, null when there are no more. */
  private async applyNext(id: string, position: number, apply: Apply<never>, limit: number): Promise<number | null> {
    const run = await this.imports.lock(id, 'APPLYING', position);
    const rows = await this.rows.after<never>(id, position, limit);
    const last = rows.at(-1);
    if (!last) return null;
    const expected = new Map(rows.map((row) => [row.line, row]));
    const { rows: applied, images } = await apply(rows);
    for (const row of applied) if (row.action !== expected.get(row.line)?.action) await this.rows.correct(id, row);
    // A row that could not be applied still names whom it had named when it was checked (rule IM-5).
    const identified = applied.filter(({ line, recordId }) => {
      return recordId !== null && recordId !== expected.get(line)?.recordId;
    });
    await this.rows.identify(id, identified);
    await this.missing.seen(
      run,
      applied.flatMap(({ recordId }) => recordId ?? []),
    );
    await this.images.add(id, images);
    await this.rows.erase(id, position + 1, last.line);
    await this.imports.change(run, { position: last.line });
    return last.line;
  }

  /** What follows from all rows together, and which records the file did not name, in one moment with the end of the import. */
  private async finish(run: ImportRun, application: Application): Promise<void> {
    const { ambiguousHeads: names } = await this.settle(run, application);
    const missingCount = await this.missing.note(run, application.on);
    const counts = await this.rows.counts(run.id);
    const ambiguousHeads = names.length > 0 ? names.slice(0, NAMES_SHOWN) : null;
    await this.imports.end(run, { ...counts, missingCount, status: 'APPLIED', ambiguousHeads });
    const object = { type: 'import', id: run.id };
    const facts = { ...counts, missingCount };
    await this.audit.record({ action: 'import.finish', object, actorAccountId: application.accountId, facts });
    await this.events.record(new ImportApplied({ importId: run.id, kind: run.kind }));
  }

  private async settle(run: ImportRun, application: Application): Promise<Settled> {
    const settled = await this.kinds.of(run.kind).settle(run, application);
    await this.images.add(run.id, settled.images);
    await this.retirement.refresh();
    return settled;
  }

  /**
   * A refusal or a fault of ours ends the job; the next call of the application goes on where this one stopped. What is
   * written until then is settled: others work with it.
   */
  private async failed(application: Application, error: unknown): Promise<Error> {
    const { importId: id } = application;
    const failure = error instanceof DomainError ? error : jobProblems.FAILED();
    if (failure !== error)
      new Logger(ApplyImport.name).error(`Import ${id} failed.`, error instanceof Error ? error.stack : String(error));
    await this.end(application, failure.code);
    return failure;
  }

  /** Ends an application whose job was given up; the next call goes on where it stopped, or takes it back. */
  async giveUp({ id, appliedByAccountId, appliedOn }: ImportRun): Promise<void> {
    const application = { importId: id, accountId: appliedByAccountId, on: appliedOn ?? '' };
    await this.end(application, jobProblems.FAILED().code);
  }

  /** What cannot even be settled is a failed import all the same. */
  private async end(application: Application, problemCode: string): Promise<void> {
    try {
      await this.stop(application, problemCode, true);
    } catch (error) {
      const stack = error instanceof Error ? error.stack : String(error);
      new Logger(ApplyImport.name).error(
        `What import ${application.importId} has written could not be settled.`,
        stack,
      );
      await this.stop(application, problemCode, false);
    }
  }

  private stop(application: Application, problemCode: string, settles: boolean): Promise<void> {
    return this.db.transaction(async () => {
      await this.lines.lock();
      const run = await this.imports.run(application.importId);
      if (run?.status !== 'APPLYING') return;
      if (settles && run.position > 0) await this.settle(run, application);
      const failed = { status: 'FAILED', problemCode } as const;
      await ((await this.images.has(run.id)) ? this.imports.end(run, failed) : this.imports.change(run, failed));
    });
  }
}

/** A failure that the same work, done again by the job, may not meet. */
export function isPassing(error: unknown): boolean {
  const isLater = error instanceof DomainError && ['conflict', 'unavailable'].includes(error.definition.kind);
  return isLater || isAway(error) || isTransient(error) || isDuplicate(error);
}
