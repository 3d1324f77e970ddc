import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import type { PlanForm } from '../domain/forms.js';
import { WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { decimal } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { libraryProblems } from './library.problems.js';
import type { LibraryIndicator, LibraryResult } from './persistence/library-result.entity.js';

/** What a result says, of a plan or of the library, and on which form. */
export type Said = PlanForm &
  Pick<LibraryResult, 'kind' | 'classification' | 'statement' | 'perspective' | 'indicators'>;

const PLAN = `SELECT wp.id, wp.employeeId, wp.family, wp.approach FROM work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId
  WHERE r.id = ? AND r.removedAt IS NULL`;

/** Results of plans as the library takes them over: without who assigned them and what they serve. */
@Injectable()
export class PlannedResults {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly reads: ReadLog,
  ) {}

  /** A result of a plan that the caller may read. Throws LIBRARY.RESULT_UNKNOWN. */
  async one(actor: Actor, id: string): Promise<Said> {
    const scope = this.access.readable(actor);
    const sql = `${PLAN} AND ${scope.sql}`;
    const [plan] = await this.db.rows<PlanForm & { id: string; employeeId: string }>(sql, [id, ...scope.values]);
    const [result] = plan ? await this.db.find(WorkPlanResult, { id }) : [];
    if (!plan || !result) throw refusedAt(libraryProblems.RESULT_UNKNOWN, {}, '/fromResultId');
    this.reads.record(actor, 'work-plan', plan.id, plan.employeeId);
    const rows = await this.db.find(WorkPlanIndicator, { resultId: id });
    const left = rows.filter(({ removedAt }) => removedAt === null);
    const indicators = left.toSorted((a, b) => a.sequence - b.sequence).map(keptIndicator);
    const { kind, classification, statement, perspective } = result;
    const { family, approach } = plan;
    return { family, approach, kind, classification, statement, perspective, indicators };
  }
}

function keptIndicator(row: WorkPlanIndicator): LibraryIndicator {
  const { aspect, statement, targetText, unit, direction, isMaximum, schedule, dataSource, monitoring } = row;
  const targets = {
    target: decimal(row.targetHundredths),
    targetUntil: decimal(row.targetUntilHundredths),
    targetText,
  };
  return { aspect, statement, ...targets, unit, direction, isMaximum, schedule, dataSource, monitoring };
}
