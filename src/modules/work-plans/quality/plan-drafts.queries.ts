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
import type { DraftOutcome } from './domain/draft-outcome.js';
import type { PlanDraftRecordQuery, PlanDraftsQuery } from './http/plan-drafts.request.js';
import type { PlanDraftRecordResponse, PlanDraftRunResponse } from './http/plan-drafts.response.js';

const RUN =
  'SELECT d.id, d.performancePeriodId, d.unitId, d.jobId, d.createdAt, d.finishedAt, d.version FROM plan_draft_run d';
const RECORDS = `plan_draft_record rec JOIN ${employeeTables.employee} e ON e.id = rec.employeeId`;

type Counts = Pick<
  PlanDraftRunResponse,
  'people' | 'drafted' | 'alreadyThere' | 'withoutEarlierPlan' | 'withoutAppraiser'
>;
type RunRow = Omit<PlanDraftRunResponse, keyof Counts>;
interface CountRow {
  readonly runId: string;
  readonly outcome: DraftOutcome;
  readonly n: number;
}
type RecordRow = Pick<PlanDraftRecordResponse, 'id' | 'employeeId' | 'nip' | 'outcome'> & Titled;

/** Reads of drafts that were prepared: whoever cares for the people sees what became of it for them. Rule QU-4. */
@Injectable()
export class PlanDraftsQueries {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One run with its counts, of the people whom the caller reaches. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<PlanDraftRunResponse> {
    const { sql, values } = allOf(equal('d.id', id), this.readable(actor));
    const [shown] = await this.shown(actor, await this.db.rows<RunRow>(`${RUN} WHERE ${sql}`, values));
    if (!shown) throw requestProblems.NOT_FOUND();
    return shown;
  }

  /** Runs, the latest first: those for people or units in the care of the caller, and those that he has asked for. */
  async list(actor: Actor, query: PlanDraftsQuery): Promise<Page<PlanDraftRunResponse>> {
    const { performancePeriodId, unitId } = query;
    const filter = ['work-plan-drafts', performancePeriodId, unitId];
    const where = allOf(
      this.readable(actor),
      equal('d.performancePeriodId', performancePeriodId),
      equal('d.unitId', unitId),
    );
    const page = allOf(where, before(['d.createdAt', 'd.id'], this.cursors.keysOf(query, filter)));
    const sql = `${RUN} WHERE ${page.sql} ORDER BY d.createdAt DESC, d.id DESC LIMIT ?`;
    const rows = await this.db.rows<RunRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('plan_draft_run d', where) : undefined;
    const shown = new Map((await this.shown(actor, rows)).map((run) => [run.id, run]));
    const item = ({ id }: RunRow): PlanDraftRunResponse => shown.get(id) as PlanDraftRunResponse;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item });
  }

  /** What became of each person, by the order of their ids. Throws REQUEST.NOT_FOUND. */
  async records(actor: Actor, id: string, query: PlanDraftRecordQuery): Promise<Page<PlanDraftRecordResponse>> {
    await this.one(actor, id);
    const { outcome } = query;
    const filter = ['work-plan-draft-records', id, outcome];
    const where = allOf(equal('rec.runId', id), this.reached(actor), equal('rec.outcome', outcome));
    const [last] = this.cursors.keysOf(query, filter) ?? [];
    const page = allOf(where, last === undefined ? undefined : { sql: 'rec.id > ?', values: [last] });
    const sql = `SELECT rec.id, rec.employeeId, e.nip, e.name, e.frontTitle, e.backTitle, rec.outcome FROM ${RECORDS}
      WHERE ${page.sql} ORDER BY rec.id LIMIT ?`;
    const rows = await this.db.rows<RecordRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(RECORDS, where) : undefined;
    const people = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'plan-draft-run', { id, outcome }, people);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item: toRecord });
  }

  private async shown(actor: Actor, rows: readonly RunRow[]): Promise<PlanDraftRunResponse[]> {
    const ids = rows.map(({ id }) => id);
    const counts = Map.groupBy(await this.countsOf(actor, ids), ({ runId }) => runId);
    return rows.map((row) => ({
      ...row,
      ...shownCounts(counts.get(row.id) ?? []),
      ...{ createdAt: isoOf(row.createdAt), finishedAt: isoOrNull(row.finishedAt), version: Number(row.version) },
    }));
  }

  private async countsOf(actor: Actor, ids: readonly string[]): Promise<CountRow[]> {
    if (ids.length === 0) return [];
    const of = { sql: `rec.runId IN (${ids.map(() => '?').join(', ')})`, values: ids };
    const { sql, values } = allOf(of, this.reached(actor));
    const groups = 'GROUP BY rec.runId, rec.outcome';
    return this.db.rows(`SELECT rec.runId, rec.outcome, COUNT(*) AS n FROM ${RECORDS} WHERE ${sql} ${groups}`, values);
  }

  private reached(actor: Actor): SqlCondition {
    return this.people.reached(actor, 'work-plan-draft:read', 'rec.employeeId');
  }

  private readable(actor: Actor): SqlCondition {
    if (reachOf(actor, 'work-plan-draft:read').has('ALL')) return EVERYTHING;
    const { sql, values } = this.reached(actor);
    return anyOf(
      { sql: 'd.createdByAccountId = ?', values: [actor.accountId] },
      this.people.unitsReached(actor, 'work-plan-draft:read', 'd.unitId'),
      { sql: `EXISTS (SELECT 1 FROM ${RECORDS} WHERE rec.runId = d.id AND ${sql})`, values },
    );
  }
}

function shownCounts(rows: readonly CountRow[]): Counts {
  const of = (outcome: DraftOutcome): number => Number(rows.find((row) => row.outcome === outcome)?.n ?? 0);
  return {
    people: rows.reduce((sum, { n }) => sum + Number(n), 0),
    ...{ drafted: of('DRAFTED'), alreadyThere: of('ALREADY_THERE') },
    ...{ withoutEarlierPlan: of('NO_EARLIER_PLAN'), withoutAppraiser: of('NO_APPRAISER') },
  };
}

function toRecord({ id, employeeId, nip, outcome, ...names }: RecordRow): PlanDraftRecordResponse {
  return { id, employeeId, employeeName: displayName(names), nip, outcome };
}
