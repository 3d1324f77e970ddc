import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { allOf, equal, EVERYTHING } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { problemByCode } from '../../../kernel/errors/domain-error.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { isWarning, ROW_FAULTS, type RowFault } from './domain/row-faults.js';
import type { ImportRowQuery } from './http/import.request.js';
import type { ImportResponse, ImportRowFaultResponse, ImportRowResponse } from './http/import.response.js';
import type { ImportRow, ImportRun } from './persistence/import.entity.js';

const RUN = `SELECT id, kind, status, fileName, sha256, problemCode, problemFacts, rowCount, newCount, changedCount, unchangedCount,
  errorCount, warningCount, ambiguousHeads, jobId, createdAt, version FROM import_run`;
const NUMBER_COLUMN = 'NIP BARU';

type RunRow = Omit<ImportRun, 'problemFacts' | 'ambiguousHeads' | 'createdAt'> &
  Record<'problemFacts' | 'ambiguousHeads', string | null> & { createdAt: string };
type RowRow = Pick<ImportRow, 'line' | 'status' | 'action'> & { faults: string | null };

/** Shows imports and what became of their rows. */
@Injectable()
export class ImportQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One import. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<ImportResponse> {
    const [row] = await this.db.rows<RunRow>(`${RUN} WHERE id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toImport(row);
  }

  /** Imports, the latest first. */
  async list(query: PageQuery): Promise<Page<ImportResponse>> {
    const [before] = this.cursors.keysOf(query, 'imports') ?? [];
    const where = before === undefined ? EVERYTHING : { sql: 'id < ?', values: [before] };
    const sql = `${RUN} WHERE ${where.sql} ORDER BY id DESC LIMIT ?`;
    const rows = await this.db.rows<RunRow>(sql, [...where.values, query.limit + 1]);
    const total = query.count ? await this.db.count('import_run', EVERYTHING) : undefined;
    return this.cursors.pageOf({ rows, query, filter: 'imports', total, keys: ({ id }) => [id], item: toImport });
  }

  /** Rows of an import by their lines, all or those of one state. Throws REQUEST.NOT_FOUND. */
  async rows(actor: Actor, id: string, query: ImportRowQuery): Promise<Page<ImportRowResponse>> {
    await this.one(id);
    // Its faults quote what the file said of people whom the service may not know yet.
    this.reads.record(actor, 'import', id, null);
    const filter = ['import-rows', id, query.status];
    const where = allOf(equal('runId', id), equal('status', query.status));
    const [after] = this.cursors.keysOf(query, filter) ?? [0];
    const rows = await this.db.rows<RowRow>(
      `SELECT line, status, action, faults FROM import_row WHERE ${where.sql} AND line > ? ORDER BY line LIMIT ?`,
      [...where.values, after ?? 0, query.limit + 1],
    );
    const total = query.count ? await this.db.count('import_row', where) : undefined;
    const mask = !actor.permissions.has('import:run');
    const keys = ({ line }: RowRow): [number] => [line];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: (row) => toRow(row, mask) });
  }
}

function toImport(row: RunRow): ImportResponse {
  const { id, kind, status, fileName, sha256, jobId, version } = row;
  return {
    ...{ id, kind, status, fileName, sha256, jobId },
    counts: {
      rows: row.rowCount,
      new: row.newCount,
      changed: row.changedCount,
      unchanged: row.unchangedCount,
      errors: row.errorCount,
      warnings: row.warningCount,
    },
    problem: problemOf(row),
    ambiguousHeads: JSON.parse(row.ambiguousHeads ?? '[]') as string[],
    createdAt: isoOf(row.createdAt),
    version,
  };
}

function problemOf({ problemCode, problemFacts }: RunRow): ImportResponse['problem'] {
  if (problemCode === null) return null;
  const facts = JSON.parse(problemFacts ?? '{}') as Record<string, unknown>;
  const detail = problemByCode(problemCode)?.detail;
  return { code: problemCode, detail: detail ? say(detail, currentContext().language, facts) : problemCode };
}

function toRow({ faults, ...row }: RowRow, mask: boolean): ImportRowResponse {
  const known = JSON.parse(faults ?? '[]') as RowFault[];
  return { ...row, faults: known.map((fault) => toFault(fault, mask)) };
}

function toFault(fault: RowFault, mask: boolean): ImportRowFaultResponse {
  const { column, code, facts } = fault;
  const message = say(ROW_FAULTS[code], currentContext().language, facts);
  const value = mask && column === NUMBER_COLUMN ? fault.value.replace(/\d(?=\d{4})/g, '•') : fault.value;
  return { column, code, severity: isWarning(fault) ? 'WARNING' : 'ERROR', message, value };
}
