import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { periodTables } from '../../periods/index.js';
import { AchievementsQueries } from '../monitoring/achievements.queries.js';
import type { IndicatorAchievementResponse } from '../monitoring/http/monitoring.response.js';
import type { WorkPlan, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { decimal, scaled } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { type HandoverTarget, remainderOf } from './domain/handover.js';
import { POST_OF_PLAN, SUCCESSOR } from './handover-posts.js';
import type { HandoverQuery } from './http/handover.request.js';
import type {
  AchievedIndicatorResponse,
  HandedOverToResponse,
  HandoverIndicatorResponse,
  HandoverResponse,
  HandoverResultResponse,
  HandoverSummaryResponse,
  TakenResultResponse,
} from './http/handover.response.js';

const { employee, assignment } = employeeTables;
const { orgUnit, position } = organizationTables;

const UNTAKEN = `work_plan_result r WHERE r.workPlanId = wp.id AND r.classification = 'ORGANISASI' AND r.removedAt IS NULL
  AND NOT EXISTS (SELECT 1 FROM result_handover h WHERE h.fromResultId = r.id)`;
/** Takes the day twice. */
const FROM = `work_plan wp JOIN ${employee} e ON e.id = wp.employeeId JOIN ${POST_OF_PLAN}
  JOIN ${orgUnit} u ON u.id = old.unitId JOIN ${position} p ON p.id = old.positionId
  LEFT JOIN appraisal_duty ad ON ad.workPlanId = wp.id
  LEFT JOIN ${assignment} s ON s.id = ${SUCCESSOR} LEFT JOIN ${employee} se ON se.id = s.employeeId`;
const POST = `p.title AS positionTitle, u.name AS unitName, s.employeeId AS successorId, se.name AS successorGivenName,
  se.frontTitle AS successorFrontTitle, se.backTitle AS successorBackTitle`;
/** For whom the results of a closed plan wait. */
const TAKER = 'COALESCE(s.employeeId, ad.appraiserId)';
const WAITING = `SELECT wp.id AS workPlanId, wp.performancePeriodId, wp.employeeId, e.name, e.frontTitle, e.backTitle, wp.endsOn,
  ad.appraiserId AS evaluatorId, ${POST}, (SELECT COUNT(*) FROM ${UNTAKEN}) AS waiting FROM ${FROM}`;
const GIVEN = `SELECT h.fromResultId, h.toWorkPlanId AS workPlanId, h.toResultId AS resultId, h.target, h.createdAt, wp.employeeId,
  e.name, e.frontTitle, e.backTitle FROM result_handover h JOIN work_plan wp ON wp.id = h.toWorkPlanId
  JOIN ${employee} e ON e.id = wp.employeeId WHERE h.fromWorkPlanId = ?`;
const TAKEN = `SELECT h.toResultId AS resultId, h.fromWorkPlanId, h.fromResultId, h.target, h.achieved, h.createdAt,
  wp.employeeId AS fromEmployeeId, wp.endsOn AS fromEndsOn, e.name, e.frontTitle, e.backTitle FROM result_handover h
  JOIN work_plan wp ON wp.id = h.fromWorkPlanId JOIN ${employee} e ON e.id = wp.employeeId
  JOIN work_plan_result r ON r.id = h.toResultId WHERE h.toWorkPlanId = ? ORDER BY r.sequence`;

interface PostRow {
  readonly positionTitle: string;
  readonly unitName: string;
  readonly successorId: string | null;
  readonly successorGivenName: string | null;
  readonly successorFrontTitle: string | null;
  readonly successorBackTitle: string | null;
}
type WaitingRow = Omit<HandoverSummaryResponse, 'employeeName' | 'successorName'> & Titled & PostRow;
interface GivenRow extends Titled {
  readonly fromResultId: string;
  readonly workPlanId: string;
  readonly resultId: string;
  readonly employeeId: string;
  readonly target: HandoverTarget;
  readonly createdAt: string;
}
type TakenRow = Omit<TakenResultResponse, 'fromEmployeeName' | 'achieved' | 'handedOverAt'> &
  Titled & { readonly achieved: string; readonly createdAt: string };

/** A closed plan of which somebody has not been told yet what waits for him. */
export interface Untold extends Pick<WorkPlan, 'employeeId' | 'performancePeriodId'> {
  readonly workPlanId: string;
  readonly toEmployeeId: string;
}
/** A closed plan of which results wait for one successor. */
export interface Succeeded extends Titled {
  readonly workPlanId: string;
  readonly employeeId: string;
  readonly year: number;
  /** Up to when they wait. */
  readonly agreedEndsOn: string;
  /** Since when he holds the post. */
  readonly since: string;
  readonly waiting: number;
}

/** Says what of closed plans waits for successors, and what has gone on where. Rules CA-10 to CA-12. */
@Injectable()
export class HandoverQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly achievements: AchievementsQueries,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Closed plans of which results of the organisation wait, by their last day. */
  async waiting(actor: Actor, query: HandoverQuery): Promise<Page<HandoverSummaryResponse>> {
    const { performancePeriodId, isVacant } = query;
    const filter = ['handovers', performancePeriodId, isVacant];
    const where = allOf(
      this.stillWaiting(),
      this.access.handedOver(actor),
      equal('wp.performancePeriodId', performancePeriodId),
      isVacant ? { sql: 's.id IS NULL', values: [] } : undefined,
    );
    const page = allOf(where, after(['wp.endsOn', 'wp.id'], this.cursors.keysOf(query, filter)));
    const days = [this.clock.today(), this.clock.today()];
    const rows = await this.db.rows<WaitingRow>(`${WAITING} WHERE ${page.sql} ORDER BY wp.endsOn, wp.id LIMIT ?`, [
      ...days,
      ...page.values,
      query.limit + 1,
    ]);
    const counted = { sql: where.sql, values: [...days, ...where.values] };
    const total = query.count ? await this.db.count(FROM, counted) : undefined;
    const shown = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'handover', { performancePeriodId, isVacant }, shown);
    const keys = (row: WaitingRow): string[] => [row.endsOn, row.workPlanId];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toSummary });
  }

  /** What of a plan goes on in others, and what has come into it. Throws REQUEST.NOT_FOUND. */
  async handover(actor: Actor, id: string): Promise<HandoverResponse> {
    const plan = await this.visible(actor, id);
    this.reads.record(actor, 'handover', id, plan.employeeId);
    const isReader = (await this.one(id, this.access.readable(actor, 'handover:read'))) !== undefined;
    const isClosed = plan.status === 'CLOSED';
    const [post] = isClosed ? await this.post(id) : [];
    return {
      workPlanId: id,
      positionTitle: post?.positionTitle ?? null,
      unitName: post?.unitName ?? null,
      endsOn: plan.endsOn,
      isVacant: isClosed ? !post?.successorId : null,
      successorId: post?.successorId ?? null,
      successorName: post ? successorOf(post) : null,
      results: isClosed ? await this.results(id, isReader) : [],
      taken: isReader ? (await this.db.rows<TakenRow>(TAKEN, [id])).map(toTaken) : [],
    };
  }

  /**
   * Closed plans, or one, of which results wait for somebody else who was not told yet: the successor or, while the post is vacant, whoever
   * evaluates the plan.
   */
  untold(workPlanId?: string): Promise<Untold[]> {
    const where = allOf(this.stillWaiting(), equal('wp.id', workPlanId));
    const today = this.clock.today();
    const sql = `SELECT wp.id AS workPlanId, wp.employeeId, wp.performancePeriodId, ${TAKER} AS toEmployeeId FROM ${FROM}
      WHERE ${where.sql} AND ${TAKER} <> wp.employeeId AND NOT EXISTS (SELECT 1 FROM handover_notice hn
      WHERE hn.workPlanId = wp.id AND hn.employeeId = ${TAKER}) ORDER BY wp.id`;
    return this.db.rows<Untold>(sql, [today, today, ...where.values]);
  }

  /** Closed plans of others of which results wait for somebody as the successor in the post. */
  waitingFor(successorId: string): Promise<Succeeded[]> {
    const where = this.stillWaiting();
    const today = this.clock.today();
    const sql = `SELECT wp.id AS workPlanId, wp.employeeId, y.year, wp.agreedEndsOn, s.validFrom AS since, e.name, e.frontTitle, e.backTitle,
      (SELECT COUNT(*) FROM ${UNTAKEN}) AS waiting FROM ${FROM} JOIN ${periodTables.performancePeriod} y ON y.id = wp.performancePeriodId
      WHERE ${where.sql} AND s.employeeId = ? AND wp.employeeId <> s.employeeId AND old.positionId IN (SELECT mine.positionId
      FROM ${assignment} mine WHERE mine.employeeId = ? AND mine.kind = 'DEFINITIF' AND mine.validFrom <= ? AND mine.validUntil >= ?)`;
    return this.db.rows<Succeeded>(sql, [today, today, ...where.values, successorId, successorId, today, today]);
  }

  /** A plan waits up to the day to which it was agreed. */
  private stillWaiting(): SqlCondition {
    const sql = `wp.status = 'CLOSED' AND wp.agreedEndsOn >= ? AND EXISTS (SELECT 1 FROM ${UNTAKEN})`;
    return { sql, values: [this.clock.today()] };
  }

  private async visible(actor: Actor, id: string): Promise<Pick<WorkPlan, 'employeeId' | 'status' | 'endsOn'>> {
    const plan = await this.one(id, this.access.handedOver(actor));
    if (!plan) throw requestProblems.NOT_FOUND();
    return plan;
  }

  private async one(
    id: string,
    scope: SqlCondition,
  ): Promise<Pick<WorkPlan, 'employeeId' | 'status' | 'endsOn'> | undefined> {
    const sql = `SELECT wp.employeeId, wp.status, wp.endsOn FROM work_plan wp WHERE wp.id = ? AND ${scope.sql}`;
    return (await this.db.rows<Pick<WorkPlan, 'employeeId' | 'status' | 'endsOn'>>(sql, [id, ...scope.values]))[0];
  }

  private post(id: string): Promise<PostRow[]> {
    const today = this.clock.today();
    return this.db.rows<PostRow>(`SELECT ${POST} FROM ${FROM} WHERE wp.id = ?`, [today, today, id]);
  }

  private async results(id: string, isReader: boolean): Promise<HandoverResultResponse[]> {
    const stand = await this.achievements.standOf(id);
    const classes = await this.db.rows<Pick<WorkPlanResult, 'id' | 'classification'>>(
      'SELECT id, classification FROM work_plan_result WHERE workPlanId = ?',
      [id],
    );
    const given = new Map((await this.db.rows<GivenRow>(GIVEN, [id])).map((row) => [row.fromResultId, row]));
    const classOf = new Map(classes.map((row) => [row.id, row.classification]));
    const maximal = await this.maximal(id);
    return stand.results.flatMap(({ resultId, statement, indicators }) => {
      const classification = classOf.get(resultId) ?? 'INDIVIDU';
      if (classification === 'INDIVIDU' && !isReader) return [];
      const shown = indicators.map((one) => shownIndicator(one, maximal.has(one.indicatorId)));
      const gone = given.get(resultId);
      return [{ resultId, statement, classification, indicators: shown, handedOverTo: gone ? toGiven(gone) : null }];
    });
  }

  private async maximal(id: string): Promise<ReadonlySet<string>> {
    const sql = 'SELECT id FROM work_plan_indicator WHERE workPlanId = ? AND isMaximum = 1';
    return new Set((await this.db.rows<{ id: string }>(sql, [id])).map((row) => row.id));
  }
}

function shownIndicator(stand: IndicatorAchievementResponse, isMaximum: boolean): HandoverIndicatorResponse {
  const { indicatorId, statement, aspect, target, targetUntil, targetText, unit, direction, realised, percent } = stand;
  const goal = { targetHundredths: scaled(target), targetUntilHundredths: scaled(targetUntil) };
  const remainder = remainderOf({ ...goal, unit, direction, isMaximum }, scaled(realised));
  const remaining =
    remainder.left === 'NOTHING' ? null : remainder.left === 'WHOLE' ? target : decimal(remainder.targetHundredths);
  const measure = { indicatorId, statement, aspect, target, targetUntil, targetText, unit, direction };
  return { ...measure, realised, percent, remaining };
}

function successorOf({ successorGivenName: name, successorFrontTitle, successorBackTitle }: PostRow): string | null {
  if (name === null) return null;
  return displayName({ name, frontTitle: successorFrontTitle, backTitle: successorBackTitle });
}

function toSummary(row: WaitingRow): HandoverSummaryResponse {
  const { workPlanId, performancePeriodId, employeeId, positionTitle, unitName, endsOn, successorId, evaluatorId } =
    row;
  return {
    ...{ workPlanId, performancePeriodId, employeeId, employeeName: displayName(row), positionTitle, unitName, endsOn },
    ...{ waiting: Number(row.waiting), successorId, successorName: successorOf(row), evaluatorId },
  };
}

function toGiven({ workPlanId, resultId, employeeId, target, createdAt, ...names }: GivenRow): HandedOverToResponse {
  const employeeName = displayName(names);
  return { workPlanId, resultId, employeeId, employeeName, target, handedOverAt: isoOf(createdAt) };
}

function toTaken({ achieved, createdAt, ...row }: TakenRow): TakenResultResponse {
  const { resultId, fromWorkPlanId, fromResultId, fromEmployeeId, fromEndsOn, target } = row;
  return {
    ...{ resultId, fromWorkPlanId, fromResultId, fromEmployeeId, fromEmployeeName: displayName(row), fromEndsOn },
    ...{ target, achieved: JSON.parse(achieved) as AchievedIndicatorResponse[], handedOverAt: isoOf(createdAt) },
  };
}
