import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { SERVED_STATES } from '../domain/cascade.js';
import type { FollowerResponse, LeaderResultResponse } from '../http/cascade.response.js';
import { type WorkPlan, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';

const { employee, reportingLine, teamMember } = employeeTables;
/** Longer than any line of leaders. */
const LONGEST_CHAIN = 30;
const STATES = SERVED_STATES.map((state) => `'${state}'`).join(', ');

/** Of whose results the owner of a plan may serve: his appraisers within the days of the plan, and the leaders of his teams. */
const LEADERS = `SELECT l.appraiserId AS leaderId, 'APPRAISER' AS via FROM ${reportingLine} l
    WHERE l.employeeId = ? AND l.validFrom <= ? AND l.validUntil >= ? AND l.appraiserId IS NOT NULL
  UNION SELECT lead.employeeId, 'TEAM_LEADER' FROM ${teamMember} m
    JOIN ${teamMember} lead ON lead.teamId = m.teamId AND lead.role = 'LEADER'
      AND lead.validFrom <= m.validUntil AND lead.validUntil >= m.validFrom AND lead.validFrom <= ? AND lead.validUntil >= ?
    WHERE m.employeeId = ? AND m.validFrom <= ? AND m.validUntil >= ? AND lead.employeeId <> m.employeeId`;
const FROM = `(${LEADERS}) leader JOIN work_plan lp ON lp.employeeId = leader.leaderId AND lp.status IN (${STATES})
  JOIN work_plan_result lr ON lr.workPlanId = lp.id AND lr.removedAt IS NULL
  JOIN ${employee} e ON e.id = lp.employeeId`;

type OfPlan = Pick<WorkPlan, 'id' | 'employeeId' | 'performancePeriodId' | 'startsOn' | 'endsOn'>;
type LeaderRow = Omit<LeaderResultResponse, 'leaderId' | 'leaderName'> & Titled;
type FollowerRow = Omit<FollowerResponse, 'employeeName' | 'toBeAligned'> & Titled & { realignSince: string | null };

/** What of leaders can be served, and who serves it. Rule CA-3. */
@Injectable()
export class LeaderResults {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** True when a result of this plan may serve that result. */
  async canServe(plan: OfPlan, leaderResultId: string): Promise<boolean> {
    const where = allOf(servedBy(plan), { sql: 'lr.id = ?', values: [leaderResultId] });
    const sql = `SELECT lr.id FROM ${FROM} WHERE ${where.sql} LIMIT 1`;
    return (await this.db.rows(sql, [...leadersOf(plan), ...where.values])).length > 0;
  }

  /** True when that plan is of a leader of this plan's owner, with days in common, whether or not it is agreed yet. */
  async isLed(plan: OfPlan, leader: Pick<WorkPlan, 'id'>): Promise<boolean> {
    const where = allOf(ledBy(plan), { sql: 'lp.id = ?', values: [leader.id] });
    return (await this.db.count('work_plan lp', where)) > 0;
  }

  /** The results of a plan that serve what they could not be linked to any more. */
  async strangersOf(plan: OfPlan): Promise<string[]> {
    const linked = await this.db.find(WorkPlanResult, { workPlanId: plan.id, alignment: 'LINKED' });
    const found: string[] = [];
    for (const { id, leaderResultId } of linked)
      if (leaderResultId !== null && !(await this.canServe(plan, leaderResultId))) found.push(id);
    return found;
  }

  /**
   * True when a result would serve itself, over however many steps, if it served that one. The results above are locked on the way up: two
   * links at once can not close a circle. Rule CA-4.
   */
  async closesCircle(resultId: string, leaderResultId: string): Promise<boolean> {
    let above: string | null = leaderResultId;
    for (let step = 0; above !== null; step += 1) {
      if (above === resultId || step >= LONGEST_CHAIN) return true;
      const next: WorkPlanResult | undefined = await this.db.lock(WorkPlanResult, { id: above });
      above = next?.leaderResultId ?? null;
    }
    return false;
  }

  /** What results of this plan may serve, by the leader's name. Throws REQUEST.NOT_FOUND. */
  async choices(actor: Actor, workPlanId: string, query: PageQuery): Promise<Page<LeaderResultResponse>> {
    this.reads.record(actor, 'work-plan', workPlanId, await this.access.requireReadable(actor, workPlanId));
    const [plan] = await this.db.rows<OfPlan>(
      'SELECT id, employeeId, performancePeriodId, startsOn, endsOn FROM work_plan WHERE id = ?',
      [workPlanId],
    );
    if (!plan) throw requestProblems.NOT_FOUND();
    const filter = ['leader-results', workPlanId];
    const where = servedBy(plan);
    const page = allOf(where, after(['e.nameKey', 'lr.id'], this.cursors.keysOf(query, filter)));
    const columns = 'lr.id, lr.statement, lr.kind, lp.employeeId, e.name, e.frontTitle, e.backTitle, e.nameKey';
    const rows = await this.db.rows<LeaderRow & { nameKey: string; employeeId: string }>(
      `SELECT ${columns}, MIN(leader.via) AS via FROM ${FROM} WHERE ${page.sql} GROUP BY ${columns} ORDER BY e.nameKey, lr.id LIMIT ?`,
      [...leadersOf(plan), ...page.values, query.limit + 1],
    );
    const total = query.count ? await this.count(plan, where) : undefined;
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'work-plan', { servedBy: workPlanId }, shown);
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: (row) => [row.nameKey, row.id],
      item: ({ id, statement, kind, employeeId: leaderId, via, ...row }) => {
        return { id, statement, kind, leaderId, leaderName: displayName(row), via };
      },
    });
  }

  /**
   * Who serves a result, by name: all of them for the owner of the plan that it is of, for others who may read that plan those whose
   * plans they may read, too. Throws REQUEST.NOT_FOUND.
   */
  async followers(actor: Actor, resultId: string, query: PageQuery): Promise<Page<FollowerResponse>> {
    const workPlanId = await this.access.planOf('work_plan_result', resultId);
    const leaderId = await this.access.requireReadable(actor, workPlanId);
    this.reads.record(actor, 'work-plan', workPlanId, leaderId);
    const filter = ['followers', resultId];
    const from = `work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId JOIN ${employee} e ON e.id = wp.employeeId`;
    const where = allOf(
      { sql: `r.leaderResultId = ? AND r.removedAt IS NULL AND wp.status <> 'CANCELLED'`, values: [resultId] },
      leaderId === actor.employeeId ? undefined : this.access.readable(actor),
    );
    const page = allOf(where, after(['e.nameKey', 'r.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<FollowerRow & { nameKey: string }>(
      `SELECT r.id, r.statement, r.workPlanId, wp.employeeId, wp.status, e.name, e.frontTitle, e.backTitle, e.nameKey, r.realignSince
        FROM ${from} WHERE ${page.sql} ORDER BY e.nameKey, r.id LIMIT ?`,
      [...page.values, query.limit + 1],
    );
    const total = query.count ? await this.db.count(from, where) : undefined;
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'work-plan', { leaderResultId: resultId }, shown);
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: (row) => [row.nameKey, row.id],
      item: ({ id, statement, workPlanId: planId, employeeId, status, realignSince, ...row }) => ({
        ...{ id, statement, workPlanId: planId, employeeId, employeeName: displayName(row), status },
        toBeAligned: realignSince !== null,
      }),
    });
  }

  private async count(plan: OfPlan, where: SqlCondition): Promise<number> {
    const sql = `SELECT COUNT(DISTINCT lr.id) AS total FROM ${FROM} WHERE ${where.sql}`;
    const [row] = await this.db.rows<{ total: number }>(sql, [...leadersOf(plan), ...where.values]);
    return Number(row?.total ?? 0);
  }
}

function leadersOf({ employeeId, startsOn, endsOn }: OfPlan): string[] {
  return [employeeId, endsOn, startsOn, endsOn, startsOn, employeeId, endsOn, startsOn];
}

/** Plans `lp` of leaders of a plan's owner in the same year, with days in common. */
export function ledBy(plan: OfPlan): SqlCondition {
  const isLeader = {
    sql: `lp.employeeId IN (SELECT leader.leaderId FROM (${LEADERS}) leader)`,
    values: leadersOf(plan),
  };
  return allOf(isLeader, servedBy(plan));
}

/** Plans of the same year with days in common. */
function servedBy({ performancePeriodId, employeeId, startsOn, endsOn }: OfPlan): SqlCondition {
  return {
    sql: 'lp.performancePeriodId = ? AND lp.employeeId <> ? AND lp.startsOn <= ? AND lp.endsOn >= ?',
    values: [performancePeriodId, employeeId, endsOn, startsOn],
  };
}
