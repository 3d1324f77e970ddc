import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, anyOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { EmployeeAccess } from '../employee.access.js';
import { FindingsReader, openAndSettled } from './findings.reader.js';
import type { FindingExceptionQuery } from './http/finding-exception.request.js';
import type { FindingExceptionResponse } from './http/finding-exception.response.js';

const COLUMNS = 'x.id, x.kind, x.recordId, x.employeeId, x.unitId, x.reason, x.letterNumber, x.letterOn, x.createdAt';
const FROM = 'data_quality_exception x';
type Row = Omit<FindingExceptionResponse, 'holds'>;

/** What the HR office has settled, as far as the caller sees the findings. */
@Injectable()
export class FindingExceptionQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly findings: FindingsReader,
  ) {}

  /** A page of them, by kind, in the order in which they were settled. */
  async list(actor: Actor, query: FindingExceptionQuery): Promise<Page<FindingExceptionResponse>> {
    const { kind, recordId } = query;
    const filter = ['data-quality-exceptions', kind, recordId];
    const where = allOf(this.readable(actor), equal('x.kind', kind), equal('x.recordId', recordId));
    const page = allOf(where, after(['x.kind', 'x.id'], this.cursors.keysOf(query, filter)));
    const sql = `SELECT ${COLUMNS} FROM ${FROM} WHERE ${page.sql} ORDER BY x.kind, x.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const shown = rows.slice(0, query.limit);
    const people = shown.map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'data-quality-exception', { kind, recordId }, people);
    const holding = await this.holding(shown);
    const item = (row: Row): FindingExceptionResponse => shownException(row, holding);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.kind, row.id], item });
  }

  /** One of them. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<FindingExceptionResponse> {
    const where = allOf({ sql: 'x.id = ?', values: [id] }, this.readable(actor));
    const [row] = await this.db.rows<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'data-quality-exception', id, row.employeeId);
    return shownException(row, await this.holding([row]));
  }

  private readable(actor: Actor): SqlCondition {
    return anyOf(
      this.access.reached(actor, 'data-quality:read', 'x.employeeId'),
      this.access.unitsReached(actor, 'data-quality:read', 'x.unitId'),
    );
  }

  /** Those whose record has the same values today. */
  private async holding(rows: readonly Row[]): Promise<ReadonlySet<string>> {
    const ids: string[] = [];
    const day = rows.length === 0 ? null : await this.findings.day(this.clock.today());
    for (const kind of new Set(rows.map((row) => row.kind))) {
      if (!day) break;
      const { sql, values } = openAndSettled(kind, day);
      const asked = rows.filter((row) => row.kind === kind).map(({ id }) => id);
      const of = `SELECT f.exceptionId FROM ${sql} WHERE f.exceptionId IN (${asked.map(() => '?').join(', ')})`;
      const found = await this.db.rows<{ exceptionId: string }>(of, [...values, ...asked]);
      ids.push(...found.map(({ exceptionId }) => exceptionId));
    }
    return new Set(ids);
  }
}

function shownException(row: Row, holding: ReadonlySet<string>): FindingExceptionResponse {
  return { ...row, createdAt: isoOf(row.createdAt), holds: holding.has(row.id) };
}
