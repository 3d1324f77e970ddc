import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { allOf, anyOf, before, equal, EVERYTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, EmployeeAccess, employeeTables, type Titled } from '../../employees/index.js';
import type { DistributionOutcome } from './domain/distribution.js';
import type { DistributionQuery, DistributionRecordQuery } from './http/library-distributions.request.js';
import type { DistributionRecordResponse, LibraryDistributionResponse } from './http/library-distributions.response.js';

const DISTRIBUTION = `SELECT d.id, d.libraryResultId, lr.statement, d.performancePeriodId, d.unitId, d.positionTitle, d.jobId,
  d.createdAt, d.finishedAt, d.version FROM library_distribution d
  JOIN library_result lr ON lr.id = d.libraryResultId`;
const RECORDS = `library_distribution_record rec JOIN ${employeeTables.employee} e ON e.id = rec.employeeId`;

type Counts = Pick<
  LibraryDistributionResponse,
  'people' | 'waiting' | 'added' | 'already' | 'full' | 'otherForm' | 'notEditable' | 'noPlan'
>;
type DistributionRow = Omit<LibraryDistributionResponse, keyof Counts>;
interface CountRow {
  readonly distributionId: string;
  readonly outcome: DistributionOutcome | null;
  readonly n: number;
}
type RecordRow = Pick<DistributionRecordResponse, 'id' | 'employeeId' | 'nip' | 'outcome'> & Titled;

/** Reads of what was handed out: whoever cares for the people sees what became of it for them. Rule LB-6. */
@Injectable()
export class LibraryDistributionsQueries {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One distribution with its counts, of the people whom the caller reaches. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<LibraryDistributionResponse> {
    const { sql, values } = allOf(equal('d.id', id), this.readable(actor));
    const rows = await this.db.rows<DistributionRow>(`${DISTRIBUTION} WHERE ${sql}`, values);
    const [shown] = await this.shown(actor, rows);
    if (!shown) throw requestProblems.NOT_FOUND();
    return shown;
  }

  /** Distributions, the latest first: those for people whom the caller reaches, and those that he has asked for. */
  async list(actor: Actor, query: DistributionQuery): Promise<Page<LibraryDistributionResponse>> {
    const { libraryResultId, performancePeriodId, unitId } = query;
    const filter = ['library-distributions', libraryResultId, performancePeriodId, unitId];
    const where = allOf(
      this.readable(actor),
      equal('d.libraryResultId', libraryResultId),
      equal('d.performancePeriodId', performancePeriodId),
      equal('d.unitId', unitId),
    );
    const page = allOf(where, before(['d.createdAt', 'd.id'], this.cursors.keysOf(query, filter)));
    const sql = `${DISTRIBUTION} WHERE ${page.sql} ORDER BY d.createdAt DESC, d.id DESC LIMIT ?`;
    const rows = await this.db.rows<DistributionRow>(sql, [...page.values, query.limit + 1]);
    const shown = await this.shown(actor, rows);
    const total = query.count ? await this.db.count('library_distribution d', where) : undefined;
    const keys = ({ id }: LibraryDistributionResponse): [string, string] => {
      return [rows.find((row) => row.id === id)?.createdAt ?? '', id];
    };
    return this.cursors.pageOf({ rows: shown, query, filter, total, keys, item: (row) => row });
  }

  /** What became of it for each person, in the order in which they are served. Throws REQUEST.NOT_FOUND. */
  async records(actor: Actor, id: string, query: DistributionRecordQuery): Promise<Page<DistributionRecordResponse>> {
    await this.one(actor, id);
    const { outcome } = query;
    const filter = ['library-distribution-records', id, outcome];
    const where = allOf(equal('rec.distributionId', id), this.reached(actor), equal('rec.outcome', outcome));
    const [last] = this.cursors.keysOf(query, filter) ?? [];
    const page = allOf(where, last === undefined ? undefined : { sql: 'rec.id > ?', values: [last] });
    const sql = `SELECT rec.id, rec.employeeId, e.nip, e.name, e.frontTitle, e.backTitle, rec.outcome FROM ${RECORDS}
      WHERE ${page.sql} ORDER BY rec.id LIMIT ?`;
    const rows = await this.db.rows<RecordRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(RECORDS, where) : undefined;
    const people = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'library-distribution', { id, outcome }, people);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item: toRecord });
  }

  private async shown(actor: Actor, rows: readonly DistributionRow[]): Promise<LibraryDistributionResponse[]> {
    const counts = await this.countsOf(
      actor,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      ...row,
      ...(counts.get(row.id) ?? countsOf([])),
      ...{ createdAt: isoOf(row.createdAt), finishedAt: isoOrNull(row.finishedAt), version: Number(row.version) },
    }));
  }

  private async countsOf(actor: Actor, ids: readonly string[]): Promise<Map<string, Counts>> {
    if (ids.length === 0) return new Map();
    const of = { sql: `rec.distributionId IN (${ids.map(() => '?').join(', ')})`, values: ids };
    const { sql, values } = allOf(of, this.reached(actor));
    const rows = await this.db.rows<CountRow>(
      `SELECT rec.distributionId, rec.outcome, COUNT(*) AS n FROM ${RECORDS} WHERE ${sql} GROUP BY rec.distributionId, rec.outcome`,
      values,
    );
    const each = Map.groupBy(rows, ({ distributionId }) => distributionId);
    return new Map([...each].map(([id, some]) => [id, countsOf(some)]));
  }

  private reached(actor: Actor): SqlCondition {
    return this.people.reached(actor, 'library-distribution:read', 'rec.employeeId');
  }

  /** Whoever has asked for one finds it, also when all of those people have gone elsewhere. */
  private readable(actor: Actor): SqlCondition {
    if (reachOf(actor, 'library-distribution:read').has('ALL')) return EVERYTHING;
    const { sql, values } = this.reached(actor);
    const people = { sql: `EXISTS (SELECT 1 FROM ${RECORDS} WHERE rec.distributionId = d.id AND ${sql})`, values };
    return anyOf({ sql: 'd.createdByAccountId = ?', values: [actor.accountId] }, people);
  }
}

function countsOf(rows: readonly Pick<CountRow, 'outcome' | 'n'>[]): Counts {
  const by = new Map(rows.map(({ outcome, n }) => [outcome, Number(n)]));
  const of = (outcome: DistributionOutcome | null): number => by.get(outcome) ?? 0;
  return {
    people: [...by.values()].reduce((sum, n) => sum + n, 0),
    ...{ waiting: of(null), added: of('ADDED'), already: of('ALREADY'), full: of('FULL') },
    ...{ otherForm: of('OTHER_FORM'), notEditable: of('NOT_EDITABLE'), noPlan: of('NO_PLAN') },
  };
}

function toRecord({ id, employeeId, nip, outcome, ...names }: RecordRow): DistributionRecordResponse {
  return { id, employeeId, employeeName: displayName(names), nip, outcome };
}
