import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import type { PersonPermission } from '../../kernel/auth/permissions.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { allOf, anyOf, before, equal, EVERYTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { PageQuery } from '../../kernel/http/page.request.js';
import type { Page } from '../../kernel/http/page.response.js';
import { displayName, EmployeeAccess, employeeTables, type Titled } from '../employees/index.js';

/** What is told of every run, whatever it does for people. */
interface RunFacts {
  readonly id: string;
  readonly people: number;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly version: number;
}

/** What became of it for one person. */
interface RunRecord {
  readonly id: string;
  readonly employeeId: string;
  readonly employeeName: string;
  readonly nip: string | null;
  readonly outcome: string | null;
}
type RecordRow = Omit<RunRecord, 'employeeName'> & Titled;

/** How runs of one kind are kept and known. */
export interface KeptRuns {
  readonly permission: PersonPermission;
  /** What lists of them are called. */
  readonly name: string;
  /** What they are called in the record of reads. */
  readonly objectType: string;
  /** A run `d`. */
  readonly columns: string;
  readonly from: string;
  /** A record `rec` of one person, and its column that names the run. */
  readonly records: string;
  readonly ofRun: string;
}

interface CountRow {
  readonly runId: string;
  readonly outcome: string | null;
  readonly n: number;
}

/**
 * Reads of runs over many people: whoever cares for some of the people finds the run with what became of it for these, and whoever has
 * asked for it finds it also when all of them have gone elsewhere.
 */
@Injectable()
export abstract class PeopleRunsQueries<Run extends RunFacts, Person extends RunRecord> {
  protected abstract readonly kept: KeptRuns;

  constructor(
    private readonly db: Database,
    protected readonly people: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One run with its counts, of the people whom the caller reaches. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<Run> {
    const { columns, from } = this.kept;
    const { sql, values } = allOf(equal('d.id', id), this.readable(actor));
    const rows = await this.db.rows<RunFacts>(`SELECT ${columns} FROM ${from} WHERE ${sql}`, values);
    const [shown] = await this.shown(actor, rows);
    if (!shown) throw requestProblems.NOT_FOUND();
    return shown;
  }

  /** What became of each person, by the order of their records. Throws REQUEST.NOT_FOUND. */
  async records(
    actor: Actor,
    id: string,
    query: PageQuery & { readonly outcome?: NonNullable<Person['outcome']> },
  ): Promise<Page<Person>> {
    await this.one(actor, id);
    const { name, ofRun, objectType } = this.kept;
    const { outcome } = query;
    const filter = [`${name}-records`, id, outcome];
    const where = allOf(equal(`rec.${ofRun}`, id), this.reached(actor), equal('rec.outcome', outcome));
    const [last] = this.cursors.keysOf(query, filter) ?? [];
    const page = allOf(where, last === undefined ? undefined : { sql: 'rec.id > ?', values: [last] });
    const sql = `SELECT rec.id, rec.employeeId, e.nip, e.name, e.frontTitle, e.backTitle, rec.outcome FROM ${this.served}
      WHERE ${page.sql} ORDER BY rec.id LIMIT ?`;
    const rows = await this.db.rows<RecordRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(this.served, where) : undefined;
    const people = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, objectType, { id, outcome }, people);
    const item = (row: RecordRow): Person => toRecord(row) as Person;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item });
  }

  /** What is told of the numbers of people, from how many there are of each outcome. */
  protected abstract countsOf(of: (outcome: Person['outcome']) => number): Partial<Run>;

  /** Runs whose columns have these values, the latest first. */
  protected async runs(
    actor: Actor,
    query: PageQuery,
    values: Readonly<Record<string, string | undefined>>,
  ): Promise<Page<Run>> {
    const { name, columns, from } = this.kept;
    const filter = [`${name}s`, ...Object.values(values)];
    const where = allOf(
      this.readable(actor),
      ...Object.entries(values).map(([column, value]) => equal(`d.${column}`, value)),
    );
    const page = allOf(where, before(['d.createdAt', 'd.id'], this.cursors.keysOf(query, filter)));
    const sql = `SELECT ${columns} FROM ${from} WHERE ${page.sql} ORDER BY d.createdAt DESC, d.id DESC LIMIT ?`;
    const rows = await this.db.rows<RunFacts>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(from, where) : undefined;
    const shown = new Map((await this.shown(actor, rows)).map((run) => [run.id, run]));
    const item = ({ id }: RunFacts): Run => shown.get(id) as Run;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item });
  }

  /** Which runs the caller may know of. */
  protected readable(actor: Actor): SqlCondition {
    const { permission, ofRun } = this.kept;
    if (reachOf(actor, permission).has('ALL')) return EVERYTHING;
    const { sql, values } = this.reached(actor);
    return anyOf(
      { sql: 'd.createdByAccountId = ?', values: [actor.accountId] },
      { sql: `EXISTS (SELECT 1 FROM ${this.served} WHERE rec.${ofRun} = d.id AND ${sql})`, values },
    );
  }

  private reached(actor: Actor): SqlCondition {
    return this.people.reached(actor, this.kept.permission, 'rec.employeeId');
  }

  private get served(): string {
    return `${this.kept.records} JOIN ${employeeTables.employee} e ON e.id = rec.employeeId`;
  }

  private async shown(actor: Actor, rows: readonly RunFacts[]): Promise<Run[]> {
    const ids = rows.map(({ id }) => id);
    const counted = Map.groupBy(await this.counted(actor, ids), ({ runId }) => runId);
    return rows.map((row) => {
      const counts = new Map((counted.get(row.id) ?? []).map(({ outcome, n }) => [outcome, Number(n)]));
      const people = [...counts.values()].reduce((sum, n) => sum + n, 0);
      const shown = {
        createdAt: isoOf(row.createdAt),
        finishedAt: isoOrNull(row.finishedAt),
        version: Number(row.version),
      };
      return { ...row, people, ...this.countsOf((outcome) => counts.get(outcome) ?? 0), ...shown } as Run;
    });
  }

  private async counted(actor: Actor, ids: readonly string[]): Promise<CountRow[]> {
    if (ids.length === 0) return [];
    const run = `rec.${this.kept.ofRun}`;
    const of = { sql: `${run} IN (${ids.map(() => '?').join(', ')})`, values: ids };
    const { sql, values } = allOf(of, this.reached(actor));
    return this.db.rows(
      `SELECT ${run} AS runId, rec.outcome, COUNT(*) AS n FROM ${this.served} WHERE ${sql} GROUP BY ${run}, rec.outcome`,
      values,
    );
  }
}

function toRecord({ id, employeeId, nip, outcome, ...names }: RecordRow): RunRecord {
  return { id, employeeId, employeeName: displayName(names), nip, outcome };
}
