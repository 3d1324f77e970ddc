import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, EmployeeAccess, employeeTables, type Titled } from '../../employees/index.js';
import type { DistributionOutcome } from './domain/distribution.js';
import type { DistributionRecordQuery } from './http/library-distributions.request.js';
import type { DistributionRecordResponse, LibraryDistributionResponse } from './http/library-distributions.response.js';

const DISTRIBUTION = `SELECT d.id, d.libraryResultId, lr.statement, d.performancePeriodId, d.unitId, d.positionTitle, d.jobId,
  d.createdByAccountId, d.createdAt, d.finishedAt, d.version FROM library_distribution d
  JOIN library_result lr ON lr.id = d.libraryResultId WHERE d.id = ?`;
const RECORDS = `library_distribution_record rec JOIN ${employeeTables.employee} e ON e.id = rec.employeeId`;

type Counts = Pick<
  LibraryDistributionResponse,
  'people' | 'waiting' | 'added' | 'already' | 'full' | 'otherForm' | 'notEditable' | 'noPlan'
>;
type DistributionRow = Omit<LibraryDistributionResponse, keyof Counts> & { readonly createdByAccountId: string };
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
    const [row] = await this.db.rows<DistributionRow>(DISTRIBUTION, [id]);
    const counts = row && (await this.countsOf(actor, id));
    if (!row || !counts || (counts.people === 0 && !this.isUpTo(actor, row))) throw requestProblems.NOT_FOUND();
    const { createdByAccountId: _, ...shown } = row;
    const times = { createdAt: isoOf(row.createdAt), finishedAt: isoOrNull(row.finishedAt) };
    return { ...shown, ...counts, ...times, version: Number(row.version) };
  }

  /** What became of it for each person, in the order in which they are served. Throws REQUEST.NOT_FOUND. */
  async records(actor: Actor, id: string, query: DistributionRecordQuery): Promise<Page<DistributionRecordResponse>> {
    await this.one(actor, id);
    const { outcome } = query;
    const filter = ['library-distribution-records', id, outcome];
    const where = allOf(this.seen(actor, id), equal('rec.outcome', outcome));
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

  private async countsOf(actor: Actor, id: string): Promise<Counts> {
    const seen = this.seen(actor, id);
    const sql = `SELECT rec.outcome, COUNT(*) AS n FROM ${RECORDS} WHERE ${seen.sql} GROUP BY rec.outcome`;
    const rows = await this.db.rows<{ outcome: DistributionOutcome | null; n: number }>(sql, seen.values);
    const by = new Map(rows.map(({ outcome, n }) => [outcome, Number(n)]));
    const of = (outcome: DistributionOutcome | null): number => by.get(outcome) ?? 0;
    return {
      people: [...by.values()].reduce((sum, n) => sum + n, 0),
      ...{ waiting: of(null), added: of('ADDED'), already: of('ALREADY'), full: of('FULL') },
      ...{ otherForm: of('OTHER_FORM'), notEditable: of('NOT_EDITABLE'), noPlan: of('NO_PLAN') },
    };
  }

  private seen(actor: Actor, id: string): SqlCondition {
    const reach = this.people.reached(actor, 'library-distribution:read', 'rec.employeeId');
    return allOf({ sql: 'rec.distributionId = ?', values: [id] }, reach);
  }

  /** Whoever has asked for it finds it, also when all of those people have gone elsewhere. */
  private isUpTo(actor: Actor, { createdByAccountId }: DistributionRow): boolean {
    return createdByAccountId === actor.accountId || reachOf(actor, 'library-distribution:read').has('ALL');
  }
}

function toRecord({ id, employeeId, nip, outcome, ...names }: RecordRow): DistributionRecordResponse {
  return { id, employeeId, employeeName: displayName(names), nip, outcome };
}
