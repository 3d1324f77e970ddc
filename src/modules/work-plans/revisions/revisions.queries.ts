import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import type { PlanForm } from '../domain/forms.js';
import { changesBetween } from '../domain/plan-changes.js';
import type { RevisionResponse, RevisionSummaryResponse } from '../http/work-plan-revision.response.js';
import { linkedAll } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { type PlanContents, WorkPlansQueries } from '../work-plans.queries.js';

const REVISION = `SELECT wr.id, wr.workPlanId, wr.number, wr.ground, wr.reason, wr.status, wr.startedByEmployeeId, wr.createdAt,
  wr.submittedAt, wr.decidedAt, wr.decisionReason, wr.version`;
const FROM = 'FROM work_plan_revision wr JOIN work_plan wp ON wp.id = wr.workPlanId';

type SummaryRow = RevisionSummaryResponse;
interface RevisionRow extends SummaryRow, PlanForm {
  readonly employeeId: string;
  readonly former: string | null;
  readonly contents: string | null;
}

/** Reads of revisions; whoever may read a plan may read what was to be changed in it. */
@Injectable()
export class RevisionsQueries {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly plans: WorkPlansQueries,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One revision with what it changes. Throws REQUEST.NOT_FOUND. */
  async revision(actor: Actor, id: string): Promise<RevisionResponse> {
    const scope = this.access.readable(actor);
    const sql = `${REVISION}, wp.employeeId, wp.family, wp.approach, wr.former, wr.contents ${FROM} WHERE wr.id = ? AND ${scope.sql}`;
    const [row] = await this.db.rows<RevisionRow>(sql, [id, ...scope.values]);
    if (!row?.contents || !row.former) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'work-plan', row.workPlanId, row.employeeId);
    const { results, ...rest } = JSON.parse(row.contents) as PlanContents;
    const contents = { ...rest, results: linkedAll(results) };
    return {
      ...toSummary(row),
      ...contents,
      changes: changesBetween(JSON.parse(row.former) as PlanContents, contents) as RevisionResponse['changes'],
      findings: await this.plans.findingsOf(row, contents),
    };
  }

  /** Revisions of one plan, the first first. Throws REQUEST.NOT_FOUND. */
  async revisions(actor: Actor, workPlanId: string, query: PageQuery): Promise<Page<RevisionSummaryResponse>> {
    this.reads.record(actor, 'work-plan', workPlanId, await this.access.requireReadable(actor, workPlanId));
    const filter = ['work-plan-revisions', workPlanId];
    const where = allOf(equal('wr.workPlanId', workPlanId));
    const page = allOf(where, after(['wr.number', 'wr.id'], this.cursors.keysOf(query, filter)));
    const sql = `${REVISION} ${FROM} WHERE ${page.sql} ORDER BY wr.number, wr.id LIMIT ?`;
    const rows = await this.db.rows<SummaryRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('work_plan_revision wr', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.number, row.id], item: toSummary });
  }
}

function toSummary(row: SummaryRow): RevisionSummaryResponse {
  const { id, workPlanId, number, ground, reason, status, startedByEmployeeId, decisionReason, version } = row;
  return {
    ...{ id, workPlanId, number, ground, reason, status, startedByEmployeeId, decisionReason, version },
    createdAt: isoOf(row.createdAt),
    submittedAt: isoOrNull(row.submittedAt),
    decidedAt: isoOrNull(row.decidedAt),
  };
}
