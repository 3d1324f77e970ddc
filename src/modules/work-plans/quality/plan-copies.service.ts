import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { MAX_RESULTS } from '../domain/limits.js';
import { WorkPlan, WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { PlanEdits } from '../plan-edits.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { copiesOf } from './copied-rows.js';
import type { PlanCopyRequest } from './http/quality.request.js';
import { qualityProblems } from './quality.problems.js';

/** Takes results of an earlier plan over into a new one, where each is looked at. Rule QU-3. */
@Injectable()
export class PlanCopies {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly edits: PlanEdits,
  ) {}

  /**
   * Copies results of an own earlier plan, all or some, that were not copied before. Answers the plan's id.
   * Throws WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, TOO_MANY_RESULTS, QUALITY.SOURCE_UNKNOWN, RESULT_UNKNOWN, NOTHING_LEFT.
   */
  copy(actor: Actor, workPlanId: string, input: PlanCopyRequest): Promise<string> {
    const { fromWorkPlanId, resultIds } = input;
    return this.edits.edit(actor, { workPlanId, action: 'result.copy', partId: null, after: input }, async (plan) => {
      const [source] = await this.db.find(WorkPlan, { id: fromWorkPlanId });
      if (source?.employeeId !== plan.employeeId || source.id === plan.id)
        throw refusedAt(qualityProblems.SOURCE_UNKNOWN, {}, '/fromWorkPlanId');
      const there = inOrder(await this.db.find(WorkPlanResult, { workPlanId: fromWorkPlanId }));
      const unknown = (resultIds ?? []).findIndex((id) => !there.some((result) => result.id === id));
      if (unknown >= 0) throw refusedAt(qualityProblems.RESULT_UNKNOWN, {}, `/resultIds/${unknown}`);
      const known = new Set((await this.db.find(WorkPlanResult, { workPlanId })).map((row) => row.copiedFromResultId));
      const results = there.filter(({ id }) => !known.has(id) && (resultIds?.includes(id) ?? true));
      if (results.length === 0) throw qualityProblems.NOTHING_LEFT();
      const { count, sequence } = await this.edits.nextPlace('work_plan_result', 'workPlanId', workPlanId);
      if (count + results.length > MAX_RESULTS) throw workPlanProblems.TOO_MANY_RESULTS({ limit: MAX_RESULTS });
      const indicators = inOrder(await this.db.find(WorkPlanIndicator, { workPlanId: fromWorkPlanId }));
      const { family, approach } = plan;
      const rows = copiesOf({ results, indicators }, { family, approach, workPlanId, sequence, newId });
      await this.db.insert(WorkPlanResult, rows.results);
      await this.db.insert(WorkPlanIndicator, rows.indicators);
    });
  }

  /** Says of a result that was taken over that it still fits as it is. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, QUALITY.NOTHING_TO_REVIEW. */
  async review(actor: Actor, resultId: string): Promise<string> {
    const workPlanId = await this.access.planOf('work_plan_result', resultId);
    const edit = { workPlanId, action: 'result.review', partId: resultId };
    return this.edits.edit(actor, edit, async () => {
      if ((await this.edits.noteReviewed(resultId)) === 0) throw qualityProblems.NOTHING_TO_REVIEW();
    });
  }
}

/** What still stands, in its order. */
export function inOrder<Part extends { readonly removedAt: Date | null; readonly sequence: number }>(
  parts: readonly Part[],
): Part[] {
  return parts.filter(({ removedAt }) => removedAt === null).sort((a, b) => a.sequence - b.sequence);
}
