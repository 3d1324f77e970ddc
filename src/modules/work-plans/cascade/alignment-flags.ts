import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import type { SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import type { RealignCause } from '../domain/cascade.js';
import { WorkPlanResult } from '../persistence/work-plan.entity.js';
import { WorkPlanToBeAligned } from '../work-plan.events.js';

interface Follower {
  readonly id: string;
  readonly workPlanId: string;
  readonly employeeId: string;
  readonly performancePeriodId: string;
}

/** Says to those whose results serve something that has changed that they should look again ("perlu penyelarasan"). Rule CA-5. */
@Injectable()
export class AlignmentFlags {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
  ) {}

  /** For results that serve this node of the tree. */
  ofNode(treeNodeId: string, cause: RealignCause): Promise<void> {
    return this.flag({ sql: 'r.treeNodeId = ?', values: [treeNodeId] }, cause);
  }

  /** For one result. */
  ofOne(resultId: string, cause: RealignCause): Promise<void> {
    return this.flag({ sql: 'r.id = ?', values: [resultId] }, cause);
  }

  /** For results that serve these results of a leader. */
  async ofResults(leaderResultIds: readonly string[], cause: RealignCause): Promise<void> {
    if (leaderResultIds.length === 0) return;
    const marks = leaderResultIds.map(() => '?').join(', ');
    await this.flag({ sql: `r.leaderResultId IN (${marks})`, values: [...leaderResultIds] }, cause);
  }

  /** For results that serve any result of this plan of a leader. */
  ofPlan(workPlanId: string, cause: RealignCause): Promise<void> {
    const sql = 'r.leaderResultId IN (SELECT l.id FROM work_plan_result l WHERE l.workPlanId = ?)';
    return this.flag({ sql, values: [workPlanId] }, cause);
  }

  /** A plan that was closed by mistake is open again: there is nothing to look at any more. */
  async withdraw(workPlanId: string, cause: RealignCause): Promise<void> {
    const flagged = await this.db.rows<{ id: string }>(
      `SELECT r.id FROM work_plan_result r JOIN work_plan_result l ON l.id = r.leaderResultId
        WHERE l.workPlanId = ? AND r.realignCause = ?`,
      [workPlanId, cause],
    );
    for (const { id } of flagged)
      await this.db.update(WorkPlanResult, { id }, { realignSince: null, realignCause: null });
  }

  private async flag(served: SqlCondition, cause: RealignCause): Promise<void> {
    const found = await this.db.rows<Follower>(
      `SELECT r.id, r.workPlanId, wp.employeeId, wp.performancePeriodId FROM work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId
        WHERE ${served.sql} AND r.removedAt IS NULL AND wp.status NOT IN ('CLOSED', 'CANCELLED')`,
      served.values,
    );
    if (found.length === 0) return;
    const now = this.clock.now();
    const plans = new Map(found.map((one) => [one.workPlanId, one]));
    for (const { id } of found)
      await this.db.change(
        'UPDATE work_plan_result SET realignSince = COALESCE(realignSince, ?), realignCause = ? WHERE id = ?',
        [now, cause, id],
      );
    for (const workPlanId of plans.keys())
      await this.db.change('UPDATE work_plan SET version = version + 1, updatedAt = ? WHERE id = ?', [now, workPlanId]);
    for (const { workPlanId, employeeId, performancePeriodId } of plans.values())
      await this.events.record(new WorkPlanToBeAligned({ workPlanId, employeeId, performancePeriodId }));
    await this.audit.recordAll(
      [...plans.values()].map(({ workPlanId, employeeId }) => ({
        action: 'work-plan.to-be-aligned',
        object: { type: 'work-plan', id: workPlanId },
        subjectEmployeeId: employeeId,
        facts: { cause, results: found.filter((one) => one.workPlanId === workPlanId).map(({ id }) => id) },
      })),
    );
  }
}
