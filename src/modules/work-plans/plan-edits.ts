import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { assertVersion } from '../../kernel/http/params.js';
import { isEditable } from './domain/work-plan.states.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { workPlanProblems } from './work-plans.problems.js';

/** A change of one part of a plan, as the record tells it. */
export interface Edit {
  readonly workPlanId: string;
  /** Whose part it is; the owner's unless told otherwise. */
  readonly party?: 'owner' | 'appraiser';
  readonly action: string;
  /** Which part; null for several. */
  readonly partId: string | null;
  readonly after?: object;
  /** The version the caller has seen; left out where none is asked for. */
  readonly version?: number | null;
}

/** Changes parts of plans that are drafts or returned: each time the version of the plan moves on and the record tells of it. */
@Injectable()
export class PlanEdits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: WorkPlanAccess,
  ) {}

  /**
   * Does the work under the plan's lock and moves its version on, unless the work touched no row: an empty patch. Answers the plan's id.
   * Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.NOT_THE_OWNER, NOT_THE_APPRAISER, WRONG_STATE.
   */
  async edit(
    actor: Actor,
    { workPlanId, party = 'owner', action, partId, after, version }: Edit,
    work: (plan: WorkPlan) => Promise<number | void>,
  ): Promise<string> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, party);
      if (version !== undefined) assertVersion(plan.version, version);
      const { status, employeeId } = plan;
      if (!isEditable(status)) throw workPlanProblems.WRONG_STATE({ status, needed: 'DRAFT, RETURNED' });
      if ((await work(plan)) === 0) return;
      const touched = { version: plan.version + 1, updatedAt: this.clock.now() };
      await this.db.update(WorkPlan, { id: workPlanId }, touched);
      await this.audit.record({
        action: `work-plan.${action}`,
        object: { type: 'work-plan', id: workPlanId },
        subjectEmployeeId: employeeId,
        facts: { partId, version: touched.version },
        after,
      });
    });
    return workPlanId;
  }

  /** How many parts there are, and the place behind the last one: parts that were removed leave gaps. */
  async nextPlace(
    table: 'work_plan_result' | 'work_plan_indicator',
    parentColumn: 'workPlanId' | 'resultId',
    parentId: string,
  ): Promise<{ count: number; sequence: number }> {
    const sql = `SELECT COUNT(*) AS n, MAX(sequence) AS last FROM ${table} WHERE ${parentColumn} = ?`;
    const [row] = await this.db.rows<{ n: number; last: number | null }>(sql, [parentId]);
    return { count: Number(row?.n), sequence: Number(row?.last ?? 0) + 1 };
  }

  /** A result that was taken over from an earlier plan counts as looked at; others are not touched. Answers how many were. Rule QU-3. */
  async noteReviewed(resultId: string): Promise<number> {
    const sql =
      'UPDATE work_plan_result SET reviewedAt = ? WHERE id = ? AND copiedFromResultId IS NOT NULL AND reviewedAt IS NULL';
    return this.db.change(sql, [this.clock.now(), resultId]);
  }
}
