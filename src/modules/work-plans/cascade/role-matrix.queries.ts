import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { balancesOf } from '../domain/role-matrix.js';
import type { BalanceResponse, RoleCellResponse, RoleMatrixResponse } from '../http/role-matrix.response.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';
import { decimal } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { ledBy } from './leader-results.js';
import { RoleMembers } from './role-members.js';

const FROM = `role_matrix_cell c JOIN ${employeeTables.employee} e ON e.id = c.employeeId
  JOIN work_plan_result lr ON lr.id = c.leaderResultId`;
const CELL = `SELECT c.id, c.leaderWorkPlanId, c.leaderResultId, lr.statement AS leaderStatement, c.employeeId, e.name, e.frontTitle,
  e.backTitle, c.statement, c.way, c.indicatorId, c.shareHundredths, c.shownAt, c.resultId, c.createdAt, c.version`;

/** What a member sees of it. */
const SHOWN = `c.shownAt IS NOT NULL AND lp.status <> 'CANCELLED'`;

interface CellRow extends Titled, Omit<RoleCellResponse, 'employeeName' | 'share'> {
  readonly shareHundredths: number | null;
  readonly createdAt: string;
}
type LeaderPlan = Pick<WorkPlan, 'id' | 'employeeId' | 'startsOn' | 'endsOn' | 'performancePeriodId'>;
interface IndicatorRow {
  readonly id: string;
  readonly statement: string;
  readonly targetHundredths: number | null;
  readonly targetUntilHundredths: number | null;
}

/** Reads of what leaders hand down. */
@Injectable()
export class RoleMatrixQueries {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly members: RoleMembers,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** The matrix of a plan, for whoever may read the plan. Throws REQUEST.NOT_FOUND. */
  async matrix(actor: Actor, planId: string): Promise<RoleMatrixResponse> {
    const leaderId = await this.access.requireReadable(actor, planId);
    this.reads.record(actor, 'role-matrix', planId, leaderId);
    const plan = await this.planOf(planId);
    const [state] = await this.db.rows<{ publishedAt: string | null; version: number }>(
      'SELECT publishedAt, version FROM role_matrix WHERE id = ?',
      [planId],
    );
    const rows = await this.db.rows<CellRow>(
      `${CELL} FROM ${FROM} WHERE c.leaderWorkPlanId = ? ORDER BY lr.sequence, e.nameKey, c.id`,
      [planId],
    );
    return {
      ...{
        id: planId,
        leaderId,
        publishedAt: isoOrNull(state?.publishedAt ?? null),
        members: await this.members.of(plan),
      },
      ...{ cells: rows.map(toCell), balances: await this.balances(planId, rows), version: Number(state?.version ?? 0) },
    };
  }

  /**
   * One cell, for whoever may read the leader's plan and, once it is shown, for the member and whoever may read a plan of his in that
   * year. Throws REQUEST.NOT_FOUND.
   */
  async cell(actor: Actor, id: string): Promise<RoleCellResponse> {
    const scope = this.access.readable(actor);
    const [row] = await this.db.rows<CellRow>(
      `${CELL} FROM ${FROM} JOIN work_plan lp ON lp.id = c.leaderWorkPlanId WHERE c.id = ? AND ((${SHOWN} AND c.employeeId = ?)
        OR EXISTS (SELECT 1 FROM work_plan wp WHERE (wp.id = lp.id OR (${SHOWN} AND wp.employeeId = c.employeeId
          AND wp.performancePeriodId = lp.performancePeriodId)) AND ${scope.sql}))`,
      [id, actor.employeeId, ...scope.values],
    );
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'role-matrix', row.leaderWorkPlanId, row.employeeId);
    return toCell(row);
  }

  /** What leaders of the owner of a plan have handed to him, once it is shown: what the plan can take up. Throws REQUEST.NOT_FOUND. */
  async assigned(actor: Actor, planId: string, query: PageQuery): Promise<Page<RoleCellResponse>> {
    const employeeId = await this.access.requireReadable(actor, planId);
    this.reads.record(actor, 'work-plan', planId, employeeId);
    const plan = await this.planOf(planId);
    const filter = ['assigned-roles', planId];
    const from = `${FROM} JOIN work_plan lp ON lp.id = c.leaderWorkPlanId`;
    const where = allOf(
      { sql: `c.employeeId = ? AND lp.status <> 'CANCELLED' AND c.shownAt IS NOT NULL`, values: [employeeId] },
      ledBy(plan),
    );
    const page = allOf(where, after(['c.createdAt', 'c.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<CellRow>(
      `${CELL} FROM ${from} WHERE ${page.sql} ORDER BY c.createdAt, c.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count(from, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item: toCell });
  }

  private async balances(planId: string, rows: readonly CellRow[]): Promise<BalanceResponse[]> {
    const indicators = await this.db.rows<IndicatorRow>(
      'SELECT id, statement, targetHundredths, targetUntilHundredths FROM work_plan_indicator WHERE workPlanId = ? AND removedAt IS NULL',
      [planId],
    );
    return balancesOf(indicators, rows).flatMap(({ indicatorId, sharedHundredths, isBalanced }) => {
      const indicator = indicators.find(({ id }) => id === indicatorId);
      if (!indicator) return [];
      const { statement, targetHundredths, targetUntilHundredths } = indicator;
      const [target, targetUntil] = [decimal(targetHundredths), decimal(targetUntilHundredths)];
      return [{ indicatorId, statement, target, targetUntil, shared: decimal(sharedHundredths) ?? '', isBalanced }];
    });
  }

  private async planOf(id: string): Promise<LeaderPlan> {
    const sql = 'SELECT id, employeeId, startsOn, endsOn, performancePeriodId FROM work_plan WHERE id = ?';
    const [plan] = await this.db.rows<LeaderPlan>(sql, [id]);
    if (!plan) throw requestProblems.NOT_FOUND();
    return plan;
  }
}

function toCell(row: CellRow): RoleCellResponse {
  const {
    id,
    leaderWorkPlanId,
    leaderResultId,
    leaderStatement,
    employeeId,
    statement,
    way,
    indicatorId,
    resultId,
    version,
  } = row;
  return {
    ...{ id, leaderWorkPlanId, leaderResultId, leaderStatement, employeeId, employeeName: displayName(row) },
    ...{
      statement,
      way,
      indicatorId,
      share: decimal(row.shareHundredths),
      shownAt: isoOrNull(row.shownAt),
      resultId,
      version,
    },
  };
}
