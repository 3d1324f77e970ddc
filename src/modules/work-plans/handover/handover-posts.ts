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

/** Nobody else holds the post of an assignment while it lasts: of a post that several share none of them is the successor of another. */
const alone = (
  x: string,
): string => `NOT EXISTS (SELECT 1 FROM ${assignment} sh WHERE sh.positionId = ${x}.positionId AND sh.kind = 'DEFINITIF'
  AND sh.employeeId <> ${x}.employeeId AND sh.validFrom <= ${x}.validUntil AND sh.validUntil >= ${x}.validFrom)`;
const follows = (x: string): string =>
  `(${x}.employeeId = wp.employeeId OR (${x}.validFrom > wp.endsOn AND ${alone(x)}))`;

/** The assignment of the successor on a day (`?`, twice): who alone holds the post since after the plan's last day, or its owner, who holds it still. */
export const SUCCESSOR = `(SELECT sx.id FROM ${assignment} sx WHERE sx.positionId = old.positionId AND sx.kind = 'DEFINITIF'
  AND sx.validFrom <= ? AND sx.validUntil >= ? AND ${follows('sx')} ORDER BY sx.validFrom, sx.id LIMIT 1)`;

/** Somebody (`?`) is the successor on a day (`?`, twice), by the same rule; on a closed plan `wp`. */
export const IS_SUCCESSOR = `EXISTS (SELECT 1 FROM ${assignment} sn JOIN ${assignment} old ON old.positionId = sn.positionId
  AND old.kind = 'DEFINITIF' WHERE sn.employeeId = ? AND sn.kind = 'DEFINITIF' AND sn.validFrom <= ? AND sn.validUntil >= ?
  AND sn.validFrom > wp.endsOn AND ${alone('sn')} AND old.employeeId = wp.employeeId AND old.validFrom <= wp.endsOn
  AND old.validUntil >= wp.endsOn)`;

const HOLDERS = `SELECT s.employeeId FROM work_plan wp JOIN ${POST_OF_PLAN} JOIN ${assignment} s ON s.positionId = old.positionId
  AND s.kind = 'DEFINITIF' AND s.validFrom <= ? AND s.validUntil >= ? AND ${follows('s')}
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
