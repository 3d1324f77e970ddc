import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import type { PersonPermission } from '../../kernel/auth/permissions.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { NOTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';

/** Says in SQL what the policy means by DUTY: plans that were closed and that the caller still has to evaluate (rule WP-20). */
@Injectable()
export class AppraisalDutyAccess {
  constructor(private readonly db: Database) {}

  /** The closed plans a permission reaches by duty, as a condition on a column that holds a plan's id. */
  reached(actor: Actor, permission: PersonPermission, column: string): SqlCondition {
    const { employeeId } = actor;
    if (!employeeId || !reachOf(actor, permission).has('DUTY')) return NOTHING;
    const sql = `EXISTS (SELECT 1 FROM appraisal_duty ad WHERE ad.workPlanId = ${column} AND ad.appraiserId = ?)`;
    return { sql, values: [employeeId] };
  }

  /** True when a permission reaches this closed plan by duty. */
  async isHeldBy(actor: Actor, permission: PersonPermission, workPlanId: string): Promise<boolean> {
    if (!actor.employeeId || !reachOf(actor, permission).has('DUTY')) return false;
    return (await this.holderOf(workPlanId)) === actor.employeeId;
  }

  /**
   * Who evaluates a closed plan, whoever appraises its owner today; null where the chain decides. Holds on to the answer until the
   * transaction ends.
   */
  async holderOf(workPlanId: string): Promise<string | null> {
    const sql = `SELECT appraiserId FROM appraisal_duty WHERE workPlanId = ?${this.db.connection.forUpdate}`;
    const [duty] = await this.db.rows<{ appraiserId: string }>(sql, [workPlanId]);
    return duty?.appraiserId ?? null;
  }
}
