import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../kernel/database/condition.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { CORE_VALUES } from '../../kernel/values/core-values.js';
import { displayName, employeeTables, postedBelow, type Titled } from '../employees/index.js';
import { ANNEX_FIELDS, ANNEX_KINDS } from './domain/annexes.js';
import type { BehaviourCode } from './domain/behaviours.js';
import { type Finding, findingsOf } from './domain/completeness.js';
import type { PlanForm } from './domain/forms.js';
import type { ProgressQuery } from './http/progress.request.js';
import type { ProgressEntryResponse } from './http/progress.response.js';
import type { WorkPlanQuery } from './http/work-plan.request.js';
import type {
  AnnexesResponse,
  BehaviourResponse,
  IndicatorResponse,
  ResultResponse,
  WorkPlanResponse,
  WorkPlanSummaryResponse,
} from './http/work-plan.response.js';
import { PlanDeadlines } from './plan-deadlines.js';
import { decimal } from './plan-parts.js';
import { type EntryRow, shownEntry } from './monitoring/shown-entry.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { POLICY_COLUMNS, policyOf, type PolicyRow, WorkPlanPolicyService } from './work-plan-policy.service.js';

const { employee } = employeeTables;

const PLAN = `wp.id, wp.employeeId, e.name, e.frontTitle, e.backTitle, wp.performancePeriodId, wp.startsOn, wp.endsOn, wp.family,
  wp.approach, wp.status, wp.submittedAt, wp.agreedAt, wp.activatedAt, wp.returnReason, wp.returnedAt, wp.escalatedAt, wp.escalationReason, wp.endedAt, wp.endingCause, wp.endingReason, wp.agreedEndsOn,
  wp.progressClosedUntil, wp.version`;
const FROM = `FROM work_plan wp JOIN ${employee} e ON e.id = wp.employeeId`;
/** One plan with the policy of today. */
const ONE = `SELECT ${PLAN}, ad.appraiserId AS evaluatorId, ${POLICY_COLUMNS} ${FROM} JOIN work_plan_policy pol ON pol.id = 1
  LEFT JOIN appraisal_duty ad ON ad.workPlanId = wp.id`;
const RESULTS = `SELECT r.id, r.kind, r.classification, r.statement, r.assignedBy, r.alignment, r.leaderResultId, r.treeNodeId,
  COALESCE(l.statement, n.statement) AS serves, r.realignSince, r.realignCause, r.perspective, h.fromResultId AS handedOverFromId, r.copiedFromResultId,
  r.reviewedAt, r.libraryResultId, i.id AS indicatorId,
  i.aspect, i.statement AS measure, i.targetHundredths, i.targetUntilHundredths, i.targetText, i.unit, i.direction, i.isMaximum,
  i.schedule, i.dataSource, i.monitoring
  FROM work_plan_result r LEFT JOIN work_plan_indicator i ON i.resultId = r.id AND i.removedAt IS NULL
  LEFT JOIN work_plan_result l ON l.id = r.leaderResultId LEFT JOIN performance_tree_node n ON n.id = r.treeNodeId
  LEFT JOIN result_handover h ON h.toResultId = r.id
  WHERE r.workPlanId = ? AND r.removedAt IS NULL ORDER BY r.sequence, i.sequence`;
/** The behaviours in their order, then the annexes. */
const SHEETS = `SELECT code, expectation AS text, sequence FROM work_plan_behaviour WHERE workPlanId = ?
  UNION ALL SELECT kind, entries, NULL FROM work_plan_annex WHERE workPlanId = ?`;
const PROGRESS = `SELECT id, workPlanId, indicatorId, occurredOn, valueHundredths, isCumulative, note, sourceName, measuredAt, createdAt,
  version FROM progress_entry`;

type PlanFacts = Omit<WorkPlanResponse, 'employeeName' | 'dueOn' | 'findings' | keyof PlanContents>;
type PlanRow = PlanFacts & Titled;
interface SheetRow {
  readonly code: string;
  readonly text: string | null;
  readonly sequence: number | null;
}

/** What a plan says: its results with their indicators, the seven behaviours, the three annexes. */
export type PlanContents = Pick<WorkPlanResponse, 'results' | 'behaviours' | 'annexes'>;

interface ResultRow
  extends
    Omit<ResultResponse, 'indicators' | 'awaitsReview'>,
    Omit<IndicatorResponse, 'target' | 'targetUntil' | 'isMaximum'> {
  readonly reviewedAt: unknown;
  readonly indicatorId: string | null;
  readonly measure: string;
  readonly targetHundredths: number | null;
  readonly targetUntilHundredths: number | null;
  readonly isMaximum: unknown;
}
type ProgressRow = Omit<EntryRow, 'isCumulative'> & { readonly isCumulative: unknown };

/** How often a plan is read that others write to all the time, before it is shown as it came. */
const MOST_READS = 5;

/** Hot reads of plans: fixed SQL straight to the answer, filtered by whose plans the caller may see. */
@Injectable()
export class WorkPlansQueries {
  private readonly resultsSql;
  private readonly sheetsSql;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly policy: WorkPlanPolicyService,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly deadlines: PlanDeadlines,
  ) {
    this.resultsSql = db.prepare<ResultRow>(RESULTS);
    this.sheetsSql = db.prepare<SheetRow>(SHEETS);
  }

  /**
   * One plan with everything in it. Throws REQUEST.NOT_FOUND.
   * The plan's own row is read first: where it never rests, parts may be newer than its version, never older, so an ETag is never too new.
   */
  async workPlan(actor: Actor, id: string): Promise<WorkPlanResponse> {
    const scope = this.access.readable(actor);
    const sql = `${ONE} WHERE wp.id = ? AND ${scope.sql}`;
    const { plan, contents } = await this.whole(id, async () => {
      const [row] = await this.db.rows<PlanRow & PolicyRow>(sql, [id, ...scope.values]);
      if (!row) throw requestProblems.NOT_FOUND();
      return row;
    });
    this.reads.record(actor, 'work-plan', id, plan.employeeId);
    return {
      ...factsOf(plan),
      employeeName: displayName(plan),
      submittedAt: isoOrNull(plan.submittedAt),
      agreedAt: isoOrNull(plan.agreedAt),
      activatedAt: isoOrNull(plan.activatedAt),
      returnedAt: isoOrNull(plan.returnedAt),
      escalatedAt: isoOrNull(plan.escalatedAt),
      endedAt: isoOrNull(plan.endedAt),
      dueOn: await this.deadlines.dueOn(plan),
      ...contents,
      findings: findingsOf({ ...plan, ...contents }, policyOf(plan)),
    };
  }

  /** A plan with what it says, of one version: what somebody writes between both reads is read anew. */
  private async whole<T extends { readonly version: number }>(
    id: string,
    read: () => Promise<T>,
  ): Promise<{ readonly plan: T; readonly contents: PlanContents }> {
    for (let attempt = 1; ; attempt += 1) {
      const plan = await read();
      const contents = await this.contents(id);
      const [now] = await this.db.rows<{ version: number }>('SELECT version FROM work_plan WHERE id = ?', [id]);
      if (Number(now?.version) === Number(plan.version) || attempt === MOST_READS) return { plan, contents };
    }
  }

  /** What a plan says as it stands now. */
  async contents(id: string): Promise<PlanContents> {
    const [results, sheets] = await Promise.all([this.results(id), this.sheetsSql.all([id, id])]);
    return { results, behaviours: behavioursOf(sheets), annexes: annexesOf(sheets) };
  }

  /** What contents lack for a form, and what of them deserves a look. */
  async findingsOf({ family, approach }: PlanForm, contents: PlanContents): Promise<Finding[]> {
    return findingsOf({ family, approach, ...contents }, await this.policy.current());
  }

  /** Plans by first day. */
  async workPlans(actor: Actor, query: WorkPlanQuery): Promise<Page<WorkPlanSummaryResponse>> {
    const { employeeId, performancePeriodId, unitId, status } = query;
    const asked = { employeeId, performancePeriodId, unitId, status };
    const filter = ['work-plans', asked];
    const where = allOf(
      this.access.readable(actor),
      equal('wp.employeeId', employeeId),
      equal('wp.performancePeriodId', performancePeriodId),
      equal('wp.status', status),
      unitId === undefined ? undefined : postedBelow('wp.employeeId', unitId, this.clock.today()),
    );
    const page = allOf(where, after(['wp.startsOn', 'wp.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<PlanRow>(
      `SELECT ${PLAN} ${FROM} WHERE ${page.sql} ORDER BY wp.startsOn, wp.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count('work_plan wp', where) : undefined;
    this.reads.list(
      actor,
      'work-plan',
      asked,
      rows.slice(0, query.limit).map((row) => row.employeeId),
    );
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.startsOn, row.id], item: toSummary });
  }

  /** Reports of progress of one plan, earliest day first. Throws REQUEST.NOT_FOUND. */
  async progress(actor: Actor, workPlanId: string, query: ProgressQuery): Promise<Page<ProgressEntryResponse>> {
    this.reads.record(actor, 'work-plan', workPlanId, await this.access.requireReadable(actor, workPlanId));
    const filter = ['progress', workPlanId, query.indicatorId];
    const where = allOf(equal('workPlanId', workPlanId), equal('indicatorId', query.indicatorId));
    const page = allOf(where, after(['occurredOn', 'id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<ProgressRow>(`${PROGRESS} WHERE ${page.sql} ORDER BY occurredOn, id LIMIT ?`, [
      ...page.values,
      query.limit + 1,
    ]);
    const total = query.count ? await this.db.count('progress_entry', where) : undefined;
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: (row) => [row.occurredOn, row.id],
      item: toProgress,
    });
  }

  private async results(workPlanId: string): Promise<ResultResponse[]> {
    const results: ResultResponse[] = [];
    for (const row of await this.resultsSql.all([workPlanId])) {
      let result = results.at(-1);
      if (result?.id !== row.id) {
        const { id, kind, classification, statement, assignedBy, alignment, perspective } = row;
        const { leaderResultId, treeNodeId, serves, realignCause } = row;
        const { handedOverFromId, copiedFromResultId, reviewedAt, libraryResultId } = row;
        result = {
          ...{ id, kind, classification, statement, assignedBy, perspective },
          ...{ alignment, leaderResultId, treeNodeId, serves, realignSince: isoOrNull(row.realignSince), realignCause },
          ...{ handedOverFromId, copiedFromResultId, libraryResultId },
          awaitsReview: copiedFromResultId !== null && reviewedAt === null,
          indicators: [],
        };
        results.push(result);
      }
      if (row.indicatorId) result.indicators.push(toIndicator(row, row.indicatorId));
    }
    return results;
  }
}

const VALUES = new Map(CORE_VALUES.map((value) => [value.code, value]));

/** The columns of a row that are shown as they are. */
function factsOf(row: PlanRow): PlanFacts {
  const { id, employeeId, performancePeriodId, startsOn, endsOn, family, approach, status } = row;
  const { submittedAt, agreedAt, activatedAt, returnReason, progressClosedUntil, version } = row;
  const { returnedAt, escalatedAt, escalationReason, endedAt, endingCause, endingReason, agreedEndsOn, evaluatorId } =
    row;
  return {
    ...{ id, employeeId, performancePeriodId, startsOn, endsOn, family, approach, status },
    ...{ submittedAt, agreedAt, activatedAt, returnReason, progressClosedUntil, version },
    ...{ returnedAt, escalatedAt, escalationReason },
    ...{ endedAt, endingCause, endingReason, agreedEndsOn, evaluatorId },
  };
}

function behavioursOf(sheets: readonly SheetRow[]): BehaviourResponse[] {
  return sheets
    .filter(({ sequence }) => sequence !== null)
    .sort((a, b) => Number(a.sequence) - Number(b.sequence))
    .map(({ code, text: expectation }) => {
      const value = VALUES.get(code as BehaviourCode);
      return {
        code: code as BehaviourCode,
        name: value?.name ?? code,
        guides: [...(value?.guides ?? [])],
        expectation,
      };
    });
}

function annexesOf(sheets: readonly SheetRow[]): AnnexesResponse {
  const written = new Map(sheets.filter(({ sequence }) => sequence === null).map(({ code, text }) => [code, text]));
  const entries = ANNEX_KINDS.map((kind) => [ANNEX_FIELDS[kind], JSON.parse(written.get(kind) ?? '[]')] as const);
  return Object.fromEntries(entries) as unknown as AnnexesResponse;
}

function toIndicator(row: ResultRow, id: string): IndicatorResponse {
  const { aspect, measure, targetText, unit, direction, schedule, dataSource, monitoring } = row;
  const target = decimal(row.targetHundredths);
  const targetUntil = decimal(row.targetUntilHundredths);
  const isMaximum = Number(row.isMaximum) === 1;
  const goal = { target, targetUntil, targetText, unit, direction, isMaximum };
  return { id, aspect, statement: measure, ...goal, schedule, dataSource, monitoring };
}

function toSummary(row: PlanRow): WorkPlanSummaryResponse {
  const { id, employeeId, performancePeriodId, startsOn, endsOn, status, version } = row;
  return {
    id,
    employeeId,
    employeeName: displayName(row),
    performancePeriodId,
    startsOn,
    endsOn,
    status,
    version,
  };
}

function toProgress(row: ProgressRow): ProgressEntryResponse {
  const [createdAt, measuredAt] = [isoOf(row.createdAt), isoOrNull(row.measuredAt)];
  return shownEntry({ ...row, isCumulative: Number(row.isCumulative) === 1, measuredAt, createdAt });
}
