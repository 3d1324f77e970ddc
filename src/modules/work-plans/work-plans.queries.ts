import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { fromScaled } from '../../kernel/values/scaled.js';
import { displayName, employeeTables, type Titled } from '../employees/index.js';
import { type BehaviourCode, CORE_VALUES } from './domain/behaviours.js';
import { findingsOf, type PlanOutline } from './domain/completeness.js';
import { nextStepOf } from './domain/work-plan.states.js';
import type { ProgressQuery } from './http/progress.request.js';
import type { ProgressEntryResponse } from './http/progress.response.js';
import type { WorkPlanQuery } from './http/work-plan.request.js';
import type {
  BehaviourResponse,
  IndicatorResponse,
  ResultResponse,
  WorkPlanResponse,
  WorkPlanSummaryResponse,
} from './http/work-plan.response.js';
import { WorkPlanAccess } from './work-plan.access.js';

const { employee } = employeeTables;

const PLAN = `SELECT wp.id, wp.employeeId, e.name, e.frontTitle, e.backTitle, wp.performancePeriodId, wp.startsOn, wp.endsOn, wp.family,
  wp.approach, wp.status, wp.submittedAt, wp.agreedAt, wp.activatedAt, wp.returnReason, wp.progressClosedUntil, wp.version
  FROM work_plan wp JOIN ${employee} e ON e.id = wp.employeeId`;
const RESULTS = `SELECT r.id, r.kind, r.classification, r.statement, r.assignedBy, r.alignment, r.perspective, i.id AS indicatorId,
  i.aspect, i.statement AS measure, i.targetHundredths, i.targetUntilHundredths, i.targetText, i.unit, i.direction, i.isMaximum,
  i.schedule, i.dataSource, i.monitoring
  FROM work_plan_result r LEFT JOIN work_plan_indicator i ON i.resultId = r.id WHERE r.workPlanId = ? ORDER BY r.sequence, i.sequence`;
const BEHAVIOURS = 'SELECT code, expectation FROM work_plan_behaviour WHERE workPlanId = ? ORDER BY sequence';
const PROGRESS =
  'SELECT id, workPlanId, indicatorId, occurredOn, valueHundredths, note, createdAt, version FROM progress_entry';

type PlanRow = Omit<WorkPlanResponse, 'employeeName' | 'nextStep' | 'results' | 'behaviours' | 'findings'> & Titled;
interface ResultRow
  extends Omit<ResultResponse, 'indicators'>, Omit<IndicatorResponse, 'target' | 'targetUntil' | 'isMaximum'> {
  readonly indicatorId: string | null;
  readonly measure: string;
  readonly targetHundredths: number | null;
  readonly targetUntilHundredths: number | null;
  readonly isMaximum: unknown;
}
type ProgressRow = Omit<ProgressEntryResponse, 'value'> & { valueHundredths: number | null };

/** Hot reads of plans: fixed SQL straight to the answer, filtered by whose plans the caller may see. */
@Injectable()
export class WorkPlansQueries {
  private readonly resultsSql;
  private readonly behavioursSql;

  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {
    this.resultsSql = db.prepare<ResultRow>(RESULTS);
    this.behavioursSql = db.prepare<{ code: BehaviourCode; expectation: string | null }>(BEHAVIOURS);
  }

  /**
   * One plan with everything in it. Throws REQUEST.NOT_FOUND.
   * The plan's own row is read first: parts may be newer than its version, never older, so an ETag is never too new.
   */
  async workPlan(actor: Actor, id: string): Promise<WorkPlanResponse> {
    const scope = this.access.readable(actor);
    const [plan] = await this.db.rows<PlanRow>(`${PLAN} WHERE wp.id = ? AND ${scope.sql}`, [id, ...scope.values]);
    if (!plan) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'work-plan', id, plan.employeeId);
    const { results, behaviours } = await this.contents(id);
    const { name: _, frontTitle: _front, backTitle: _back, ...rest } = plan;
    return {
      ...rest,
      employeeName: displayName(plan),
      nextStep: nextStepOf(plan.status),
      submittedAt: isoOrNull(plan.submittedAt),
      agreedAt: isoOrNull(plan.agreedAt),
      activatedAt: isoOrNull(plan.activatedAt),
      results,
      behaviours,
      findings: findingsOf({ ...plan, results }),
    };
  }

  /** What a plan says: its results with their indicators, and the seven behaviours. */
  async contents(id: string): Promise<Pick<WorkPlanResponse, 'results' | 'behaviours'>> {
    const [results, behaviours] = await Promise.all([this.results(id), this.behavioursSql.all([id])]);
    return { results, behaviours: behaviours.map(toBehaviour) };
  }

  /** The results of a plan as far as completeness goes. */
  outline(workPlanId: string): Promise<PlanOutline['results']> {
    return this.results(workPlanId);
  }

  /** Plans by first day. */
  async workPlans(actor: Actor, query: WorkPlanQuery): Promise<Page<WorkPlanSummaryResponse>> {
    const filter = ['work-plans', query.employeeId, query.performancePeriodId, query.status];
    const where = allOf(
      this.access.readable(actor),
      equal('wp.employeeId', query.employeeId),
      equal('wp.performancePeriodId', query.performancePeriodId),
      equal('wp.status', query.status),
    );
    const page = allOf(where, after(['wp.startsOn', 'wp.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<PlanRow>(`${PLAN} WHERE ${page.sql} ORDER BY wp.startsOn, wp.id LIMIT ?`, [
      ...page.values,
      query.limit + 1,
    ]);
    const total = query.count ? await this.db.count('work_plan wp', where) : undefined;
    const { employeeId, performancePeriodId, status } = query;
    this.reads.list(
      actor,
      'work-plan',
      { employeeId, performancePeriodId, status },
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
        result = { id, kind, classification, statement, assignedBy, alignment, perspective, indicators: [] };
        results.push(result);
      }
      if (row.indicatorId) result.indicators.push(toIndicator(row, row.indicatorId));
    }
    return results;
  }
}

const VALUES = new Map(CORE_VALUES.map((value) => [value.code, value]));

function toBehaviour({ code, expectation }: { code: BehaviourCode; expectation: string | null }): BehaviourResponse {
  const value = VALUES.get(code);
  return { code, name: value?.name ?? code, guides: [...(value?.guides ?? [])], expectation };
}

function toIndicator(row: ResultRow, id: string): IndicatorResponse {
  const { aspect, measure, targetText, unit, direction, schedule, dataSource, monitoring } = row;
  const target = decimalOf(row.targetHundredths);
  const targetUntil = decimalOf(row.targetUntilHundredths);
  const isMaximum = Number(row.isMaximum) === 1;
  const goal = { target, targetUntil, targetText, unit, direction, isMaximum };
  return { id, aspect, statement: measure, ...goal, schedule, dataSource, monitoring };
}

const decimalOf = (hundredths: number | null): string | null =>
  hundredths === null ? null : fromScaled(hundredths, 2);

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
    nextStep: nextStepOf(status),
    version,
  };
}

function toProgress({ valueHundredths, createdAt, ...row }: ProgressRow): ProgressEntryResponse {
  return { ...row, value: decimalOf(valueHundredths), createdAt: isoOf(createdAt) };
}
