import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { FAULTS, refusedAt } from '../../../kernel/http/input-faults.js';
import { EmployeesApi } from '../../employees/index.js';
import { OrganizationApi } from '../../organization/index.js';
import { idFaults } from '../domain/revised-results.js';
import type { ResultRequest } from '../http/work-plan.request.js';
import type { IndicatorResponse, ResultResponse } from '../http/work-plan.response.js';
import type { WorkPlanRevision } from '../persistence/work-plan-revision.entity.js';
import { WorkPlan, WorkPlanBehaviour, WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { columnsOfShown, indicatorOf, measureOf, requireFit, requirePerspective } from '../plan-parts.js';
import { SignedWorkPlans } from '../signed-work-plans.js';
import { WorkPlanAnnexes } from '../work-plan-annexes.js';
import { REVISION_TEXTS, workPlanProblems } from '../work-plans.problems.js';
import type { PlanContents } from '../work-plans.queries.js';

/** What a revised plan is to say, and how a plan comes to say it. */
@Injectable()
export class RevisedPlans {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly organization: OrganizationApi,
    private readonly employees: EmployeesApi,
    private readonly annexes: WorkPlanAnnexes,
    private readonly signed: SignedWorkPlans,
  ) {}

  /**
   * Results of a request as the plan is to hold them: those with the id of one that is there keep their link to the leader.
   * Throws REQUEST.INVALID, ID_TAKEN, WORK_PLAN.NOT_IN_FORM, PERSPECTIVE_UNKNOWN.
   */
  async resultsOf(
    plan: WorkPlan,
    { former, contents }: WorkPlanRevision,
    wanted: readonly ResultRequest[],
  ): Promise<ResultResponse[]> {
    const before = former?.results ?? [];
    const faults = idFaults([...before, ...(contents?.results ?? [])], wanted).map(({ pointer, code }) => ({
      pointer,
      code,
      text: code === 'DUPLICATE' ? FAULTS.DUPLICATE : REVISION_TEXTS[code],
    }));
    if (faults.length > 0) throw requestProblems.INVALID({ count: faults.length }, faults);
    await this.requireFree(plan, wanted);
    for (const [at, result] of wanted.entries()) await this.requireFit(plan, result, `/results/${at}`);
    const known = new Map(before.map((result) => [result.id, result]));
    return wanted.map((result) => shownResult(result, known.get(result.id ?? '')));
  }

  /** Writes into the plan what both have agreed, and keeps a signed copy of it. */
  async apply(
    plan: WorkPlan,
    revision: WorkPlanRevision,
    { results, behaviours, annexes }: PlanContents,
    signedById: string,
  ): Promise<void> {
    const { id: workPlanId } = plan;
    await this.writeResults(workPlanId, results);
    for (const { code, expectation } of behaviours)
      await this.db.update(WorkPlanBehaviour, { workPlanId, code }, { expectation });
    await this.annexes.write(workPlanId, annexes);
    const appraiserSnapshot = (await this.employees.identityOf(signedById)) ?? null;
    const { submittedAt, employeeSnapshot } = revision;
    const signature = { submittedAt, employeeSnapshot, appraiserSnapshot, agreedByEmployeeId: signedById };
    const now = this.clock.now();
    await this.signed.keep({ ...plan, ...signature }, signedById, appraiserSnapshot);
    const touched = { agreedAt: now, updatedAt: now, version: plan.version + 1 };
    await this.db.update(WorkPlan, { id: workPlanId }, { ...signature, ...touched });
  }

  private async writeResults(workPlanId: string, results: readonly ResultResponse[]): Promise<void> {
    const before = await this.db.find(WorkPlanResult, { workPlanId });
    const removedAt = this.clock.now();
    for (const { id } of before.filter((one) => !one.removedAt && !results.some((result) => result.id === one.id))) {
      await this.db.update(WorkPlanResult, { id }, { removedAt });
      await this.writeIndicators({ workPlanId, resultId: id }, []);
    }
    let sequence = Math.max(0, ...before.map((one) => one.sequence));
    for (const { indicators, ...facts } of results) {
      const isKnown = before.some((one) => one.id === facts.id);
      const { id, ...changed } = facts;
      if (isKnown) await this.db.update(WorkPlanResult, { id }, changed);
      else await this.db.insert(WorkPlanResult, { ...facts, workPlanId, sequence: (sequence += 1) });
      await this.writeIndicators({ workPlanId, resultId: id }, indicators);
    }
  }

  private async writeIndicators(
    place: Pick<WorkPlanIndicator, 'workPlanId' | 'resultId'>,
    indicators: readonly IndicatorResponse[],
  ): Promise<void> {
    const before = await this.db.find(WorkPlanIndicator, { resultId: place.resultId });
    const removedAt = this.clock.now();
    for (const { id } of before.filter((one) => !one.removedAt && !indicators.some((now) => now.id === one.id)))
      await this.db.update(WorkPlanIndicator, { id }, { removedAt });
    let sequence = Math.max(0, ...before.map((one) => one.sequence));
    for (const indicator of indicators) {
      const { id } = indicator;
      if (before.some((one) => one.id === id))
        await this.db.update(WorkPlanIndicator, { id }, columnsOfShown(indicator));
      else {
        sequence += 1;
        await this.db.insert(WorkPlanIndicator, { id, ...place, sequence, ...columnsOfShown(indicator) });
      }
    }
  }

  /** Ids of a client must not be those of parts of other plans, or of parts that a revision took away. */
  private async requireFree({ id }: WorkPlan, wanted: readonly ResultRequest[]): Promise<void> {
    const indicators = wanted.flatMap((result) => result.indicators ?? []);
    for (const [table, parts] of [
      ['work_plan_result', wanted],
      ['work_plan_indicator', indicators],
    ] as const) {
      const ids = parts.flatMap((part) => part.id ?? []);
      if (ids.length === 0) continue;
      const marks = ids.map(() => '?').join(', ');
      const sql = `SELECT id FROM ${table} WHERE id IN (${marks}) AND (workPlanId <> ? OR removedAt IS NOT NULL)`;
      if ((await this.db.rows(sql, [...ids, id])).length > 0) throw requestProblems.ID_TAKEN();
    }
  }

  private async requireFit(plan: WorkPlan, result: ResultRequest, pointer: string): Promise<void> {
    const { perspective = null, indicators = [] } = result;
    requirePerspective(plan, perspective, `${pointer}/perspective`);
    if (perspective !== null && !(await this.organization.hasPerspective(perspective, plan.startsOn)))
      throw refusedAt(workPlanProblems.PERSPECTIVE_UNKNOWN, {}, `${pointer}/perspective`);
    for (const [at, indicator] of indicators.entries())
      requireFit(plan, measureOf(indicator), `${pointer}/indicators/${at}`);
  }
}

function shownResult(request: ResultRequest, former: ResultResponse | undefined): ResultResponse {
  const { id = newId(), kind = 'UTAMA', classification = 'INDIVIDU', statement } = request;
  const { assignedBy = null, perspective = null, indicators = [] } = request;
  const alignment = former?.alignment ?? 'PENDING';
  return {
    ...{ id, kind, classification, statement, assignedBy, alignment, perspective },
    indicators: indicators.map((indicator) => indicatorOf(indicator, indicator.id ?? newId())),
  };
}
