import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { OrganizationApi } from '../../organization/index.js';
import { fileProblems } from './import.problems.js';
import { CHUNK, type CheckedRow, ImportRows } from './import-rows.js';
import { PeopleDirectory } from './people-directory.js';
import type { ImportRun } from './persistence/import-run.entity.js';
import { openTable } from './reading/table-file.js';
import { PeopleChecker, type RowChecker, UnitChecker } from './row-checkers.js';
import { Uploads } from './uploads.js';

/** What the jobs of imports answer. */
export interface ImportJobResult {
  readonly importId: string;
  readonly status: string;
}

/**
 * Reads an uploaded file row by row, checks each and keeps what it says. Where a restart goes on is written with the rows;
 * the file is read again from its beginning, because later rows are judged by earlier ones.
 */
@Injectable()
@HandlesJob('imports.check')
export class CheckImport implements JobHandler<{ importId: string }> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rows: ImportRows,
    private readonly uploads: Uploads,
    private readonly directory: PeopleDirectory,
    private readonly organization: OrganizationApi,
  ) {}

  async run({ importId }: { importId: string }, job: JobRun): Promise<ImportJobResult> {
    const run = await this.rows.run(importId);
    if (run?.status !== 'STAGING') return { importId, status: run?.status ?? 'STAGING' };
    const status = await this.stage(run, job).catch((error: unknown) => this.refuse(run, error));
    await this.uploads.remove(importId);
    return { importId, status };
  }

  private async stage(run: ImportRun, job: JobRun): Promise<'CHECKED'> {
    const path = this.uploads.pathOf(run.id);
    const checker = await this.checkerFor(run, path);
    const table = await openTable(path, checker.columns);
    let position = run.position;
    for await (const rows of chunks(table.rows, CHUNK)) {
      const fresh = (await checker.check(rows)).filter(({ line }) => line > position);
      position = await this.keep(run.id, position, fresh);
      const { done, total } = table.progress();
      await job.progress(Math.min(done, total - 1), total);
    }
    await this.db.transaction(async () => {
      const staged = await this.rows.lock(run.id, 'STAGING', position);
      await this.rows.change(staged, { ...(await this.rows.counts(run.id)), status: 'CHECKED' });
    });
    return 'CHECKED';
  }

  private async checkerFor({ kind }: ImportRun, path: string): Promise<RowChecker> {
    const units = await this.organization.units();
    if (kind === 'ORG_UNITS') return UnitChecker.over(path, units);
    const ids = new Set(units.map(({ externalId }) => externalId ?? ''));
    return new PeopleChecker(this.directory, (await this.rows.hasUnitTree()) ? ids : null, this.clock.today());
  }

  private async keep(runId: string, position: number, rows: readonly CheckedRow[]): Promise<number> {
    const last = rows.at(-1);
    if (!last) return position;
    await this.db.transaction(async () => {
      const run = await this.rows.lock(runId, 'STAGING', position);
      await this.rows.add(runId, rows);
      await this.rows.change(run, { position: last.line });
    });
    return last.line;
  }

  /** A file that cannot be read to its end leaves nothing but the reason. Anything else is a failure of the job. */
  private async refuse({ id }: ImportRun, error: unknown): Promise<'REFUSED'> {
    if (
      !(error instanceof DomainError) ||
      !Object.values(fileProblems).some((one) => one.definition === error.definition)
    ) {
      throw error;
    }
    const staged = await this.rows.run(id);
    await this.rows.removeAll(id, staged?.position ?? 0);
    await this.db.transaction(async () => {
      const run = await this.rows.lock(id, 'STAGING', staged?.position ?? 0);
      const problemFacts = error.facts as ImportRun['problemFacts'];
      await this.rows.change(run, { status: 'REFUSED', problemCode: error.code, problemFacts });
    });
    return 'REFUSED';
  }
}

async function* chunks<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
