import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { ImpactCount } from './domain/row-changes.js';
import { statusOf } from './domain/row-faults.js';
import { CHUNK, ImportRows } from './import-rows.service.js';
import { ImportRuns } from './import-runs.service.js';
import { MissingRecords } from './missing-records.js';
import type { CheckedRow } from './kinds/import-kind.js';
import { ImportKinds } from './kinds/import-kinds.js';
import type { ImportRun } from './persistence/import.entity.js';
import { openTable, type Table, type TableMapping, type TableRow } from './reading/table-file.js';
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
    private readonly imports: ImportRuns,
    private readonly rows: ImportRows,
    private readonly missing: MissingRecords,
    private readonly clock: Clock,
    private readonly uploads: Uploads,
    private readonly kinds: ImportKinds,
  ) {}

  async run({ importId }: { importId: string }, job: JobRun): Promise<ImportJobResult> {
    const run = await this.imports.run(importId);
    if (run?.status !== 'STAGING') return { importId, status: run?.status ?? 'STAGING' };
    const status = await this.stage(run, job).catch((error: unknown) => this.refuse(run, error));
    await this.uploads.remove(importId);
    return { importId, status };
  }

  private async stage({ id, kind: code, position: reached, profile }: ImportRun, job: JobRun): Promise<'CHECKED'> {
    const kind = this.kinds.of(code);
    let isNoted = false;
    const open = async (): Promise<Table> => {
      const opened = await openTable(this.uploads.pathOf(id), kind.columns, profile?.settings);
      if (!isNoted) await this.note(id, reached, opened.mapping);
      isNoted = true;
      return opened;
    };
    const check = await kind.check(open);
    const table = await open();
    // Counted anew after a restart, as the rows are read anew.
    const impact = new ImpactCount();
    let position = reached;
    for await (const rows of chunks(table.rows, CHUNK)) {
      const checked = await check(rows);
      for (const { recordId, effects, affects = [recordId], faults } of checked)
        if (effects && statusOf(faults) !== 'ERROR') for (const id of affects) impact.add(id, effects);
      const fresh = checked.filter(({ line }) => line > position);
      const written = rows.filter(({ line }) => line > position);
      position = await this.keep(id, position, fresh, written);
      const { done, total } = table.progress();
      await job.progress(Math.min(done, total - 1), total);
    }
    await this.db.transaction(async () => {
      const run = await this.imports.lock(id, 'STAGING', position);
      const missing = await this.missing.ids(run);
      const today = this.clock.today();
      const people = (await kind.peopleIn?.([...impact.records(), ...missing], today)) ?? null;
      const found = {
        impact: { ...impact.of(await kind.known(today)), people },
        missingCount: missing.length,
        rowsKeptUntil: this.imports.keptUntil(),
      };
      await this.imports.change(run, { ...(await this.rows.counts(id)), ...found, status: 'CHECKED' });
    });
    return 'CHECKED';
  }

  /** Says how the columns are read, also of a file that is refused for them. */
  private async note(id: string, position: number, mapping: TableMapping): Promise<void> {
    await this.db.transaction(async () => {
      const run = await this.imports.lock(id, 'STAGING', position);
      await this.imports.change(run, { mapping });
    });
  }

  private async keep(
    runId: string,
    position: number,
    rows: readonly CheckedRow[],
    written: readonly TableRow[],
  ): Promise<number> {
    const last = rows.at(-1);
    if (!last) return position;
    await this.db.transaction(async () => {
      const run = await this.imports.lock(runId, 'STAGING', position);
      await this.rows.add(runId, rows, written);
      await this.imports.change(run, { position: last.line });
    });
    return last.line;
  }

  /** A file that cannot be read to its end leaves nothing but the reason. Anything else is a failure of the job. */
  private async refuse({ id }: ImportRun, error: unknown): Promise<'REFUSED'> {
    if (!(error instanceof DomainError) || !error.code.startsWith('IMPORT_FILE.')) throw error;
    const position = (await this.imports.run(id))?.position ?? 0;
    await this.rows.removeAll(id, position);
    await this.db.transaction(async () => {
      const run = await this.imports.lock(id, 'STAGING', position);
      const problemFacts = error.facts as ImportRun['problemFacts'];
      await this.imports.change(run, { status: 'REFUSED', problemCode: error.code, problemFacts });
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
