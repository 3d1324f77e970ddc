import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { MISSED_RUNS } from '../../../kernel/database/source-records.js';
import { problemByCode } from '../../../kernel/errors/domain-error.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { maskNumber } from '../domain/civil-servant-number.js';
import type { FieldChange, Impact } from './domain/row-changes.js';
import type { UndoObstacle } from './domain/undo-obstacle.js';
import { isWarning, messageOf, type RowFault } from './domain/row-faults.js';
import type { ImportQuery, ImportRowQuery } from './http/import.request.js';
import type {
  ImportMappingResponse,
  ImportResponse,
  ImportRowFaultResponse,
  ImportRowResponse,
  MissingRecordResponse,
} from './http/import.response.js';
import { ImportRuns } from './import-runs.service.js';
import { ImportTraces } from './import-traces.js';
import { MissingRecords } from './missing-records.js';
import type { ImportRow, ImportRun } from './persistence/import.entity.js';
import type { UsedProfile } from './persistence/import-profile.entity.js';

const RUN = `SELECT id, kind, status, fileName, sha256, completeness, problemCode, problemFacts, rowCount, newCount, changedCount,
  unchangedCount, errorCount, warningCount, missingCount, impact, ambiguousHeads, jobId, mode, confirmedCount, undoObstacles,
  createdByAccountId, appliedByAccountId, applicationStartedAt, undoneByAccountId, undoneAt, profile, mapping, rowsKeptUntil,
  createdAt, version,
  (SELECT MAX(o.id) FROM import_run o WHERE o.kind = import_run.kind AND o.sha256 = import_run.sha256 AND o.id < import_run.id
    AND o.status IN ('APPLIED', 'UNDOING')) AS sameFileAs FROM import_run`;
const NUMBER_COLUMNS: readonly string[] = ['NIP BARU', 'NIP'];
/** Columns of which faults quote a person's birth, address and name. */
const HIDDEN_COLUMNS: readonly string[] = ['TANGGAL LAHIR', 'EMAIL', 'EMAIL GOV', 'NAMA'];
/** Fields of people that only those see who may import. */
const SENSITIVE: readonly string[] = ['nip', 'birthDate', 'email'];
const HIDDEN = '•••';

type Json = 'problemFacts' | 'ambiguousHeads' | 'impact' | 'undoObstacles' | 'profile' | 'mapping';
type Texts = Json | 'applicationStartedAt' | 'undoneAt' | 'rowsKeptUntil' | 'sameFileAs';
type RunRow = Omit<ImportRun, Texts | 'createdAt'> & Record<Texts, string | null> & { createdAt: string };
type RowRow = Pick<ImportRow, 'line' | 'status' | 'action' | 'recordId'> & Record<'faults' | 'changes', string | null>;
type MissingRow = {
  id: string;
  name: string;
  sourceKey: string | null;
  lastSeenAt: string | null;
  missedRuns: unknown;
};

/** Shows imports and what became of their rows. */
@Injectable()
export class ImportQueries {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly imports: ImportRuns,
    private readonly missingRecords: MissingRecords,
    private readonly traces: ImportTraces,
  ) {}

  /** One import. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<ImportResponse> {
    const [row] = await this.db.rows<RunRow>(`${RUN} WHERE id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toImport(row, await this.traces.names(obstaclesOf(row)));
  }

  /** Imports, the latest first. */
  async list(query: ImportQuery): Promise<Page<ImportResponse>> {
    const { kind, status, completeness, sha256, createdByAccountId } = query;
    const filter = ['imports', kind, status, completeness, sha256, createdByAccountId];
    const where = allOf(
      ...[equal('kind', kind), equal('status', status), equal('completeness', completeness)],
      ...[equal('sha256', sha256), equal('createdByAccountId', createdByAccountId)],
    );
    const [before] = this.cursors.keysOf(query, filter) ?? [];
    const page = allOf(where, before === undefined ? undefined : { sql: 'id < ?', values: [before] });
    const sql = `${RUN} WHERE ${page.sql} ORDER BY id DESC LIMIT ?`;
    const rows = await this.db.rows<RunRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('import_run', where) : undefined;
    const names = await this.traces.names(rows.flatMap(obstaclesOf));
    const item = (row: RunRow): ImportResponse => toImport(row, names);
    return this.cursors.pageOf({ rows, query, filter, total, keys: ({ id }) => [id], item });
  }

  /** Rows of an import by their lines, all or those of one state or action. Throws REQUEST.NOT_FOUND. */
  async rows(actor: Actor, id: string, query: ImportRowQuery): Promise<Page<ImportRowResponse>> {
    await this.one(id);
    // Its faults quote what the file said of people whom the service may not know yet.
    this.reads.record(actor, 'import', id, null);
    const { status, action } = query;
    const filter = ['import-rows', id, status, action];
    const where = allOf(equal('runId', id), equal('status', status), equal('action', action));
    const [after] = this.cursors.keysOf(query, filter) ?? [0];
    const rows = await this.db.rows<RowRow>(
      `SELECT line, status, action, faults, recordId, changes FROM import_row WHERE ${where.sql} AND line > ? ORDER BY line LIMIT ?`,
      [...where.values, after ?? 0, query.limit + 1],
    );
    const total = query.count ? await this.db.count('import_row', where) : undefined;
    const mask = !actor.permissions.has('import:run');
    const keys = ({ line }: RowRow): [number] => [line];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: (row) => toRow(row, mask) });
  }

  /** What its source no longer has, by a whole file; nothing for a part. Throws REQUEST.NOT_FOUND. */
  async missing(actor: Actor, id: string, query: PageQuery): Promise<Page<MissingRecordResponse>> {
    const run = await this.imports.run(id);
    if (!run) throw requestProblems.NOT_FOUND();
    const filter = ['import-missing', id];
    const found = this.missingRecords.of(run);
    const type = found?.records.type ?? 'employee';
    const mask = !actor.permissions.has('import:run');
    const item = (row: MissingRow): MissingRecordResponse => toMissing(row, type, mask);
    const keys = (row: MissingRow): [string] => [row.id];
    if (!found) return this.cursors.pageOf({ rows: [], query, filter, total: query.count ? 0 : undefined, keys, item });
    const { table, name, key } = found.records;
    const [after = ''] = this.cursors.keysOf(query, filter) ?? [];
    const rows = await this.db.rows<MissingRow>(
      `SELECT ${table}.id, ${name} AS name, ${key} AS sourceKey, ${table}.lastSeenAt, ${table}.missedRuns FROM ${table}
       WHERE ${found.where.sql} AND ${table}.id > ? ORDER BY ${table}.id LIMIT ?`,
      [...found.where.values, after, query.limit + 1],
    );
    if (type === 'employee') {
      const ids = rows.slice(0, query.limit).map((row) => row.id);
      this.reads.list(actor, 'employee', { importId: id }, ids);
    }
    const total = query.count ? await this.db.count(table, found.where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys, item });
  }
}

function toImport(row: RunRow, names: ReadonlyMap<string, string>): ImportResponse {
  const { id, kind, status, fileName, sha256, completeness, jobId, version } = row;
  const { createdByAccountId, appliedByAccountId, undoneByAccountId, sameFileAs } = row;
  return {
    ...{ id, kind, status, fileName, sha256, completeness, sameFileAs, jobId },
    counts: {
      rows: row.rowCount,
      new: row.newCount,
      changed: row.changedCount,
      unchanged: row.unchangedCount,
      missing: Number(row.missingCount),
      errors: row.errorCount,
      warnings: row.warningCount,
    },
    impact: row.impact === null ? null : { people: null, ...(JSON.parse(row.impact) as Impact) },
    problem: problemOf(row),
    ambiguousHeads: JSON.parse(row.ambiguousHeads ?? '[]') as string[],
    profile: profileOf(row),
    mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as ImportMappingResponse),
    rowsKeptUntil: isoOrNull(row.rowsKeptUntil),
    undoObstacles: obstaclesOf(row).map((one) => ({ ...one, name: names.get(one.recordId ?? '') ?? '' })),
    mode: row.mode as ImportResponse['mode'],
    confirmedCount: row.confirmedCount === null ? null : Number(row.confirmedCount),
    ...{ createdByAccountId, appliedByAccountId, undoneByAccountId },
    createdAt: isoOf(row.createdAt),
    applicationStartedAt: isoOrNull(row.applicationStartedAt),
    undoneAt: isoOrNull(row.undoneAt),
    version,
  };
}

function obstaclesOf({ undoObstacles }: RunRow): UndoObstacle[] {
  return JSON.parse(undoObstacles ?? '[]') as UndoObstacle[];
}

function profileOf({ profile }: RunRow): ImportResponse['profile'] {
  if (profile === null) return null;
  const { id, name } = JSON.parse(profile) as UsedProfile;
  return { id, name };
}

function toMissing(
  row: MissingRow,
  recordType: MissingRecordResponse['recordType'],
  mask: boolean,
): MissingRecordResponse {
  const { id: recordId, name, sourceKey, lastSeenAt } = row;
  const missedRuns = Number(row.missedRuns ?? 0);
  const key = mask && recordType === 'employee' && sourceKey !== null ? maskNumber(sourceKey) : sourceKey;
  const missingInSource = missedRuns >= MISSED_RUNS;
  return { recordType, recordId, name, key, lastSeenAt: isoOrNull(lastSeenAt), missedRuns, missingInSource };
}

function problemOf({ problemCode, problemFacts }: RunRow): ImportResponse['problem'] {
  if (problemCode === null) return null;
  const facts = JSON.parse(problemFacts ?? '{}') as Record<string, unknown>;
  const detail = problemByCode(problemCode)?.detail;
  return { code: problemCode, detail: detail ? say(detail, currentContext().language, facts) : problemCode };
}

function toRow({ faults, changes, ...row }: RowRow, mask: boolean): ImportRowResponse {
  const known = JSON.parse(faults ?? '[]') as RowFault[];
  const made = JSON.parse(changes ?? '[]') as FieldChange[];
  const hide = (value: string | null): string | null => value && HIDDEN;
  return {
    ...row,
    faults: known.map((fault) => toFault(fault, mask)),
    changes: made.map(({ field, before, after }) => {
      const isHidden = mask && SENSITIVE.includes(field);
      return isHidden ? { field, before: hide(before), after: hide(after) } : { field, before, after };
    }),
  };
}

function toFault(fault: RowFault, mask: boolean): ImportRowFaultResponse {
  const { column, code } = fault;
  const value = mask ? maskedValue(fault) : fault.value;
  const message = messageOf(fault, currentContext().language, value);
  return { column, code, severity: isWarning(fault) ? 'WARNING' : 'ERROR', message, value };
}

/** A value as those see it who may not import. */
function maskedValue({ column, value }: RowFault): string {
  if (HIDDEN_COLUMNS.includes(column)) return value && HIDDEN;
  // However it is written, with spaces or points, it is a number of a person.
  return NUMBER_COLUMNS.includes(column) ? value.replace(/[\s.]/g, '').replace(/\d(?=\d{4})/g, '•') : value;
}
