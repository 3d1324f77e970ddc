import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { employeeTables } from '../../employees/index.js';
import { AppraisalDutyAccess } from '../appraisal-duty.access.js';
import type { Taker } from './domain/handover.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';

const { assignment } = employeeTables;

/** The post `old` for which a closed plan `wp` was made: the definitive one of its last day. */
export const POST_OF_PLAN = `${assignment} old ON old.employeeId = wp.employeeId AND old.kind = 'DEFINITIF'
  AND old.validFrom <= wp.endsOn AND old.validUntil >= wp.endsOn`;

/** The assignment of the successor on a day (`?`, twice): whoever holds the post since after the plan's last day, or its owner, who holds it still. */
export const SUCCESSOR = `(SELECT sx.id FROM ${assignment} sx WHERE sx.positionId = old.positionId AND sx.kind = 'DEFINITIF'
  AND sx.validFrom <= ? AND sx.validUntil >= ? AND (sx.validFrom > wp.endsOn OR sx.employeeId = wp.employeeId)
  ORDER BY sx.validFrom, sx.id LIMIT 1)`;

const HOLDERS = `SELECT s.employeeId FROM work_plan wp JOIN ${POST_OF_PLAN} JOIN ${assignment} s ON s.positionId = old.positionId
  AND s.kind = 'DEFINITIF' AND s.validFrom <= ? AND s.validUntil >= ? AND (s.validFrom > wp.endsOn OR s.employeeId = wp.employeeId)
  WHERE wp.id = ?`;

/** Knows who has come after whom in a post. Rule CA-11. */
@Injectable()
export class HandoverPosts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly duties: AppraisalDutyAccess,
  ) {}

  /** How somebody stands to a closed plan of which he would take over a result. */
  async takerOf(plan: Pick<WorkPlan, 'id' | 'employeeId'>, employeeId: string): Promise<Omit<Taker, 'classification'>> {
    const today = this.clock.today();
    const holders = await this.db.rows<{ employeeId: string }>(HOLDERS, [today, today, plan.id]);
    return {
      isOwner: plan.employeeId === employeeId,
      isSuccessor: holders.some((holder) => holder.employeeId === employeeId),
      isVacant: holders.length === 0,
      isEvaluator: (await this.duties.holderOf(plan.id)) === employeeId,
    };
  }
}
