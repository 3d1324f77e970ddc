import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { FAULTS, refusedAt } from '../../../kernel/http/input-faults.js';
import { EmployeesApi } from '../../employees/index.js';
import { OrganizationApi } from '../../organization/index.js';
import { changesBetween, type PlanChange, TOLD_FIELDS } from '../domain/plan-changes.js';
import { idFaults } from '../domain/revised-results.js';
import type { ResultRequest } from '../http/work-plan.request.js';
import type { IndicatorResponse, ResultResponse } from '../http/work-plan.response.js';
import type { WorkPlanRevision } from '../persistence/work-plan-revision.entity.js';
import { WorkPlan, WorkPlanBehaviour, WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { columnsOfShown, indicatorOf, measureOf, NO_ORIGIN, requireFit, requirePerspective } from '../plan-parts.js';
import { SignedWorkPlans } from '../signed-work-plans.js';
import { AlignmentFlags } from '../cascade/alignment-flags.js';
import { RoleTaking } from '../cascade/role-taking.js';
import { cascadeProblems } from '../cascade/cascade.problems.js';
import { AlignmentsService } from '../cascade/alignments.service.js';
import { WorkPlanAnnexes } from '../work-plan-annexes.js';
import { REVISION_TEXTS } from '../fault-texts.js';
import { PlanEdits } from '../plan-edits.js';
import { workPlanProblems } from '../work-plans.problems.js';
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
    private readonly alignments: AlignmentsService,
    private readonly flags: AlignmentFlags,
    private readonly roles: RoleTaking,
    private readonly edits: PlanEdits,
  ) {}

  /**
   * Results of a request as the plan is to hold them: those with the id of one that is there keep their link to the leader.
   * Throws REQUEST.INVALID, ID_TAKEN, WORK_PLAN.NOT_IN_FORM, PERSPECTIVE_UNKNOWN, CASCADE.ONE_LINK, LEADER_RESULT_UNKNOWN, NODE_UNKNOWN,
   * CELL_IN_REVISION.
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
    const shown: ResultResponse[] = [];
    for (const [at, result] of wanted.entries()) {
      const former = known.get(result.id ?? '');
      const link = former ?? (await this.newLink(plan, result, `/results/${at}`));
      shown.push(shownResult(result, link));
    }
    return shown;
  }

  /** Writes into the plan what both have agreed, and keeps a signed copy of it. */
  async apply(
    plan: WorkPlan,
    revision: WorkPlanRevision,
    { results, behaviours, annexes }: PlanContents,
    signedById: string,
  ): Promise<void> {
    const { id: workPlanId } = plan;
    const before = await this.db.find(WorkPlanResult, { workPlanId });
    await this.writeResults(plan, results);
    await this.noteReviewed(revision, { results, behaviours, annexes });
    await this.tellFollowers(revision, { results, behaviours, annexes }, before);
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

  /** What was taken over from an earlier plan and says something else now was looked at. Rule QU-3. */
  private async noteReviewed({ former }: WorkPlanRevision, contents: PlanContents): Promise<void> {
    const changes = former ? changesBetween(former, contents) : [];
    const changed = changes.flatMap(({ part, id, resultId }) => (part === 'RESULT' ? [id] : (resultId ?? [])));
    for (const id of new Set(changed)) await this.edits.noteReviewed(id);
  }

  /** Those whose results serve one that says something else now, or that is gone, look again. Rule CA-5. */
  private async tellFollowers(
    { former }: WorkPlanRevision,
    contents: PlanContents,
    before: readonly WorkPlanResult[],
  ): Promise<void> {
    const isTold = ({ change, fields }: PlanChange): boolean =>
      change !== 'CHANGED' || fields.some(({ field }) => TOLD_FIELDS.some((told) => told === field));
    const changes = former ? changesBetween(former, contents).filter(isTold) : [];
    const changed = changes.flatMap(({ part, id, resultId }) => (part === 'RESULT' ? [id] : (resultId ?? [])));
    const removed = changes.filter(({ part, change }) => part === 'RESULT' && change === 'REMOVED').map(({ id }) => id);
    const known = new Set(before.map(({ id }) => id));
    const stayed = [...new Set(changed)].filter((id) => known.has(id) && !removed.includes(id));
    await this.flags.ofResults(stayed, 'CHANGED');
    await this.flags.ofResults(removed, 'REMOVED');
  }

  private async newLink(plan: WorkPlan, result: ResultRequest, pointer: string): Promise<ShownLink> {
    if (result.roleMatrixCellId !== undefined)
      throw refusedAt(cascadeProblems.CELL_IN_REVISION, {}, `${pointer}/roleMatrixCellId`);
    const link = await this.alignments.linkOf(plan, result, pointer);
    return {
      ...link,
      serves: await this.alignments.served(link),
      realignSince: null,
      realignCause: null,
      ...NO_ORIGIN,
    };
  }

  private async writeResults(plan: WorkPlan, results: readonly ResultResponse[]): Promise<void> {
    const { id: workPlanId } = plan;
    const before = await this.db.find(WorkPlanResult, { workPlanId });
    const removedAt = this.clock.now();
    for (const { id } of before.filter((one) => !one.removedAt && !results.some((result) => result.id === one.id))) {
      await this.db.update(WorkPlanResult, { id }, { removedAt });
      await this.roles.forgetResult(id);
      await this.writeIndicators({ workPlanId, resultId: id }, []);
    }
    let sequence = Math.max(0, ...before.map((one) => one.sequence));
    for (const { indicators, ...facts } of results) {
      const isKnown = before.some((one) => one.id === facts.id);
      const { id, kind, classification, statement, assignedBy, perspective } = facts;
      const changed = { kind, classification, statement, assignedBy, perspective };
      // A link may have changed since: it is no part of what was agreed.
      if (isKnown) await this.db.update(WorkPlanResult, { id }, changed);
      else {
        sequence += 1;
        const row = { id, workPlanId, sequence, ...changed, ...(await this.alignments.linkLeft(plan, facts)) };
        await refuseTaken(this.db.insert(WorkPlanResult, row));
      }
      await this.writeIndicators({ workPlanId, resultId: id }, indicators);
    }
  }

  private async writeIndicators(
    place: Pick<WorkPlanIndicator, 'workPlanId' | 'resultId'>,
    indicators: readonly IndicatorResponse[],
  ): Promise<void> {
    const before = await this.db.find(WorkPlanIndicator, { resultId: place.resultId });
    const removedAt = this.clock.now();
    for (const { id } of before.filter((one) => !one.removedAt && !indicators.some((now) => now.id === one.id))) {
      await this.db.update(WorkPlanIndicator, { id }, { removedAt });
      await this.roles.forgetIndicator(id);
    }
    let sequence = Math.max(0, ...before.map((one) => one.sequence));
    for (const indicator of indicators) {
      const { id } = indicator;
      if (before.some((one) => one.id === id)) {
        const columns = columnsOfShown(indicator);
        await this.db.update(WorkPlanIndicator, { id }, columns);
        if (columns.targetHundredths === null) await this.roles.forgetIndicator(id);
      } else {
        sequence += 1;
        await refuseTaken(this.db.insert(WorkPlanIndicator, { id, ...place, sequence, ...columnsOfShown(indicator) }));
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

type ShownLink = Pick<
  ResultResponse,
  'alignment' | 'leaderResultId' | 'treeNodeId' | 'serves' | 'realignSince' | 'realignCause' | keyof typeof NO_ORIGIN
>;

function shownResult(request: ResultRequest, link: ShownLink): ResultResponse {
  const { id = newId(), kind = 'UTAMA', classification = 'INDIVIDU', statement } = request;
  const { assignedBy = null, perspective = null, indicators = [] } = request;
  const { alignment, leaderResultId = null, treeNodeId = null, serves = null } = link;
  const { realignSince = null, realignCause = null } = link;
  const { handedOverFromId, copiedFromResultId, awaitsReview, libraryResultId } = { ...NO_ORIGIN, ...link };
  return {
    ...{ id, kind, classification, statement, assignedBy, perspective },
    ...{ alignment, leaderResultId, treeNodeId, serves, realignSince, realignCause },
    ...{ handedOverFromId, copiedFromResultId, awaitsReview, libraryResultId },
    indicators: indicators.map((indicator) => indicatorOf(indicator, indicator.id ?? newId())),
  };
}
