import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { SERVED_STATES } from '../domain/cascade.js';
import type { WorkPlanStatus } from '../domain/work-plan.states.js';
import { RoleMatrix, RoleMatrixCell } from '../persistence/role-matrix.entity.js';
import { type WorkPlan, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import type { Link } from './alignments.service.js';
import { cascadeProblems } from './cascade.problems.js';
import { LeaderResults } from './leader-results.js';

interface Taken extends Pick<WorkPlan, 'employeeId' | 'performancePeriodId' | 'startsOn' | 'endsOn'> {
  readonly id: string;
  readonly leaderResultId: string;
  readonly workPlanId: string;
}

/** Makes results of what leaders have handed down, and forgets cells whose results go. Rule CA-8. */
@Injectable()
export class RoleTaking {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: WorkPlanAccess,
    private readonly leaders: LeaderResults,
  ) {}

  /**
   * Takes a cell up into a result of this plan. It is linked at once where the leader's plan is agreed, otherwise as soon as that is.
   * Throws CASCADE.CELL_UNKNOWN, CIRCLE.
   */
  async take(plan: WorkPlan, cellId: string, resultId: string): Promise<Link> {
    // The leader's plan first: it is agreed, or the cell changed, before or after.
    const [known] = await this.db.find(RoleMatrixCell, { id: cellId });
    const leader = known && (await this.access.hold(known.leaderWorkPlanId));
    const cell = await this.db.lock(RoleMatrixCell, { id: cellId });
    const isFree = cell?.employeeId === plan.employeeId && cell.shownAt !== null && cell.resultId === null;
    if (!isFree || !leader || leader.status === 'CANCELLED' || !(await this.leaders.isLed(plan, leader)))
      throw refusedAt(cascadeProblems.CELL_UNKNOWN, { plan: plan.id }, '/roleMatrixCellId');
    const { leaderResultId, version } = cell;
    if (await this.leaders.closesCircle(resultId, leaderResultId))
      throw refusedAt(cascadeProblems.CIRCLE, {}, '/roleMatrixCellId');
    // One result contributes one thing: what it took up before is free again.
    await this.free(resultId);
    await this.db.update(RoleMatrixCell, { id: cellId }, { resultId, version: version + 1 });
    if (isServed(leader.status)) return { alignment: 'LINKED', leaderResultId, treeNodeId: null };
    return { alignment: 'PENDING', leaderResultId: null, treeNodeId: null };
  }

  /**
   * The plan of a leader is agreed: whoever has taken up something of it is linked now, unless he has chosen otherwise, is no longer led by
   * him, or the leader serves him.
   */
  async linkTaken(leader: WorkPlan): Promise<void> {
    const taken = await this.db.rows<Taken>(
      `SELECT r.id, c.leaderResultId, r.workPlanId, wp.employeeId, wp.performancePeriodId, wp.startsOn, wp.endsOn
        FROM role_matrix_cell c JOIN work_plan_result r ON r.id = c.resultId JOIN work_plan wp ON wp.id = r.workPlanId
        WHERE c.leaderWorkPlanId = ? AND r.alignment = 'PENDING' AND r.removedAt IS NULL
          AND wp.status NOT IN ('CLOSED', 'CANCELLED') ORDER BY r.workPlanId, r.id`,
      [leader.id],
    );
    const now = this.clock.now();
    for (const { id, leaderResultId, workPlanId, ...plan } of taken) {
      const { employeeId } = plan;
      const fits = await this.leaders.isLed({ id: workPlanId, ...plan }, leader);
      if (!fits || (await this.leaders.closesCircle(id, leaderResultId))) continue;
      const link = { alignment: 'LINKED', leaderResultId } as const;
      if (!(await this.db.update(WorkPlanResult, { id, alignment: 'PENDING' }, link))) continue;
      await this.db.change('UPDATE work_plan SET version = version + 1, updatedAt = ? WHERE id = ?', [now, workPlanId]);
      await this.audit.record({
        action: 'work-plan.align',
        object: { type: 'work-plan', id: workPlanId },
        subjectEmployeeId: employeeId,
        facts: { partId: id },
        after: { alignment: 'LINKED', leaderResultId },
      });
    }
  }

  /** A result goes: what was handed down of it goes with it, and what it was made of can be taken up again. */
  async forgetResult(id: string): Promise<void> {
    await this.db.remove(RoleMatrixCell, { leaderResultId: id });
    await this.free(id);
  }

  /** A draft goes with its matrix. */
  async forgetPlan(workPlanId: string): Promise<void> {
    for (const { id } of await this.db.find(WorkPlanResult, { workPlanId })) await this.forgetResult(id);
    await this.db.remove(RoleMatrix, { id: workPlanId });
  }

  /** A plan is cancelled: what was taken up in it can be taken up in another. */
  async freeOf(workPlanId: string): Promise<void> {
    for (const { id } of await this.db.find(WorkPlanResult, { workPlanId })) await this.free(id);
  }

  /** The results that were made of what was handed down of any result of a plan. */
  async takenOfPlan(leaderWorkPlanId: string): Promise<string[]> {
    const cells = await this.db.find(RoleMatrixCell, { leaderWorkPlanId });
    return cells.flatMap(({ resultId }) => resultId ?? []);
  }

  /** The results that were made of what was handed down of one. */
  async takenOf(leaderResultId: string): Promise<string[]> {
    const cells = await this.db.find(RoleMatrixCell, { leaderResultId });
    return cells.flatMap(({ resultId }) => resultId ?? []);
  }

  /** What was not published as it is now is shown again with the next publication. */
  private async free(resultId: string): Promise<void> {
    await this.db.change(
      `UPDATE role_matrix_cell SET resultId = NULL, version = version + 1, shownAt = CASE WHEN updatedAt > shownAt THEN NULL ELSE shownAt END
        WHERE resultId = ?`,
      [resultId],
    );
  }

  /** An indicator goes, or has no number any more: shares of it are handed down in words. */
  async forgetIndicator(indicatorId: string): Promise<void> {
    await this.db.change(
      `UPDATE role_matrix_cell SET way = 'NON_DIRECT', indicatorId = NULL, shareHundredths = NULL, updatedAt = ?, version = version + 1,
        shownAt = CASE WHEN resultId IS NULL THEN NULL ELSE shownAt END WHERE indicatorId = ?`,
      [this.clock.now(), indicatorId],
    );
  }
}

const isServed = (status: WorkPlanStatus): boolean => SERVED_STATES.some((one) => one === status);
