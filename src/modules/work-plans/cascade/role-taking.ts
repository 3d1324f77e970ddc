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

interface Taken {
  readonly id: string;
  readonly leaderResultId: string;
  readonly workPlanId: string;
  readonly employeeId: string;
}

/** Makes results of what leaders have handed down, and forgets cells whose results go. Rule CA-8. */
@Injectable()
export class RoleTaking {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: WorkPlanAccess,
  ) {}

  /**
   * Takes a cell up into a new result of this plan. It is linked at once where the leader's plan is agreed, otherwise as soon as that is.
   * Throws CASCADE.CELL_UNKNOWN.
   */
  async take(plan: WorkPlan, cellId: string, resultId: string): Promise<Link> {
    // The leader's plan first: it is agreed, or the cell changed, before or after.
    const [known] = await this.db.find(RoleMatrixCell, { id: cellId });
    const leader = known && (await this.access.hold(known.leaderWorkPlanId));
    const cell = await this.db.lock(RoleMatrixCell, { id: cellId });
    const isMine = cell?.employeeId === plan.employeeId && leader?.performancePeriodId === plan.performancePeriodId;
    if (!cell || !isMine || cell.shownAt === null || cell.resultId !== null || leader?.status === 'CANCELLED')
      throw refusedAt(cascadeProblems.CELL_UNKNOWN, { plan: plan.id }, '/roleMatrixCellId');
    await this.db.update(RoleMatrixCell, { id: cellId }, { resultId, version: cell.version + 1 });
    const { leaderResultId } = cell;
    if (leader && isServed(leader.status)) return { alignment: 'LINKED', leaderResultId, treeNodeId: null };
    return { alignment: 'PENDING', leaderResultId: null, treeNodeId: null };
  }

  /** The plan of a leader is agreed: whoever has taken up something of it is linked now, unless he has chosen otherwise. */
  async linkTaken(leaderWorkPlanId: string): Promise<void> {
    const taken = await this.db.rows<Taken>(
      `SELECT r.id, c.leaderResultId, r.workPlanId, wp.employeeId FROM role_matrix_cell c JOIN work_plan_result r ON r.id = c.resultId
        JOIN work_plan wp ON wp.id = r.workPlanId
        WHERE c.leaderWorkPlanId = ? AND r.alignment = 'PENDING' AND r.removedAt IS NULL
          AND wp.status NOT IN ('CLOSED', 'CANCELLED') ORDER BY r.workPlanId, r.id`,
      [leaderWorkPlanId],
    );
    const now = this.clock.now();
    for (const { id, leaderResultId, workPlanId, employeeId } of taken) {
      await this.db.update(WorkPlanResult, { id }, { alignment: 'LINKED', leaderResultId });
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
    await this.db.update(RoleMatrixCell, { resultId: id }, { resultId: null });
  }

  /** A draft goes with its matrix. */
  async forgetPlan(workPlanId: string): Promise<void> {
    for (const { id } of await this.db.find(WorkPlanResult, { workPlanId })) await this.forgetResult(id);
    await this.db.remove(RoleMatrix, { id: workPlanId });
  }

  /** An indicator goes: shares of it are handed down in words. */
  async forgetIndicator(indicatorId: string): Promise<void> {
    const words = { way: 'NON_DIRECT', indicatorId: null, shareHundredths: null } as const;
    await this.db.update(RoleMatrixCell, { indicatorId }, words);
  }
}

const isServed = (status: WorkPlanStatus): boolean => SERVED_STATES.some((one) => one === status);
