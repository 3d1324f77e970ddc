import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { OrganizationApi } from '../organization/index.js';
import type { BehaviourCode } from './domain/behaviours.js';
import type { RealignCause } from './domain/cascade.js';
import { MAX_INDICATORS, MAX_RESULTS } from './domain/limits.js';
import { TOLD_FIELDS } from './domain/plan-changes.js';
import type {
  AnnexesRequest,
  ExpectationPatch,
  IndicatorPatch,
  IndicatorRequest,
  ResultPatch,
  ResultRequest,
} from './http/work-plan.request.js';
import { WorkPlan, WorkPlanBehaviour, WorkPlanIndicator, WorkPlanResult } from './persistence/work-plan.entity.js';
import { AlignmentsService, type Link } from './cascade/alignments.service.js';
import { AlignmentFlags } from './cascade/alignment-flags.js';
import { cascadeProblems } from './cascade/cascade.problems.js';
import { RoleTaking } from './cascade/role-taking.js';
import { PlanEdits } from './plan-edits.js';
import { Handovers } from './handover/handovers.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { WorkPlanAnnexes } from './work-plan-annexes.js';
import { columnsOf, given, measureOf, requireFit, requirePerspective, scaled, shownMeasure } from './plan-parts.js';
import { workPlanProblems } from './work-plans.problems.js';

const RESULT = 'work_plan_result';
const INDICATOR = 'work_plan_indicator';

/**
 * Fills a plan: results and indicators by its owner while it is a draft or returned, expectations by the appraiser.
 * Every change answers the id of the plan, whose version stands for all parts.
 */
@Injectable()
export class WorkPlanPartsService {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly edits: PlanEdits,
    private readonly organization: OrganizationApi,
    private readonly annexes: WorkPlanAnnexes,
    private readonly alignments: AlignmentsService,
    private readonly roles: RoleTaking,
    private readonly flags: AlignmentFlags,
    private readonly handovers: Handovers,
  ) {}

  /**
   * Adds a result, with indicators when they are given.
   * Throws WORK_PLAN.WRONG_STATE, TOO_MANY_RESULTS, NOT_IN_FORM, PERSPECTIVE_UNKNOWN, REQUEST.ID_TAKEN, CASCADE.ONE_LINK,
   * LEADER_RESULT_UNKNOWN, NODE_UNKNOWN, CELL_UNKNOWN.
   */
  addResult(actor: Actor, workPlanId: string, input: ResultRequest): Promise<string> {
    const { id = newId(), kind = 'UTAMA', classification = 'INDIVIDU', statement, assignedBy = null } = input;
    const { perspective = null, indicators = [] } = input;
    return this.edits.edit(actor, { workPlanId, action: 'result.add', partId: id, after: input }, async (plan) => {
      await this.requirePerspective(plan, perspective);
      for (const [index, indicator] of indicators.entries())
        requireFit(plan, measureOf(indicator), `/indicators/${index}`);
      const { count, sequence } = await this.edits.nextPlace(RESULT, 'workPlanId', workPlanId);
      if (count >= MAX_RESULTS) throw workPlanProblems.TOO_MANY_RESULTS({ limit: MAX_RESULTS });
      const link = await this.linkOf(plan, id, input);
      const facts = { kind, classification, statement, assignedBy, perspective, ...link };
      await refuseTaken(this.db.insert(WorkPlanResult, { id, workPlanId, sequence, ...facts }));
      for (const [index, indicator] of indicators.entries())
        await this.insertIndicator({ workPlanId, resultId: id, sequence: index + 1 }, indicator);
    });
  }

  /** Changes a result. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE, NOT_IN_FORM, PERSPECTIVE_UNKNOWN. */
  async changeResult(actor: Actor, id: string, patch: ResultPatch, version: number | null): Promise<string> {
    const workPlanId = await this.access.planOf(RESULT, id);
    const edit = { workPlanId, action: 'result.change', partId: id, after: patch, version };
    return this.edits.edit(actor, edit, async (plan) => {
      await this.requirePerspective(plan, patch.perspective ?? null);
      const result = await this.db.lock(WorkPlanResult, { id });
      const isOther = patch.statement !== undefined && patch.statement !== result?.statement;
      if (isOther) await this.tellTakers(id, 'CHANGED');
      const touched = await this.db.update(WorkPlanResult, { id }, patch);
      if (touched > 0) await this.edits.noteReviewed(id);
      return touched;
    });
  }

  /** Removes a result with its indicators. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE. */
  async removeResult(actor: Actor, id: string, version: number | null): Promise<string> {
    const workPlanId = await this.access.planOf(RESULT, id);
    return this.edits.edit(actor, { workPlanId, action: 'result.remove', partId: id, version }, async () => {
      await this.tellTakers(id, 'REMOVED');
      await this.roles.forgetResult(id);
      await this.handovers.forgetResult(id);
      await this.db.remove(WorkPlanIndicator, { resultId: id });
      await this.db.remove(WorkPlanResult, { id });
    });
  }

  /** Adds an indicator to a result. Throws REQUEST.NOT_FOUND, REQUEST.ID_TAKEN, WORK_PLAN.WRONG_STATE, TOO_MANY_INDICATORS, NOT_IN_FORM. */
  async addIndicator(actor: Actor, resultId: string, input: IndicatorRequest): Promise<string> {
    const { id = newId() } = input;
    const workPlanId = await this.access.planOf(RESULT, resultId);
    return this.edits.edit(actor, { workPlanId, action: 'indicator.add', partId: id, after: input }, async (plan) => {
      requireFit(plan, measureOf(input), '');
      // Now that the plan is locked: somebody may have removed the result meanwhile.
      await this.access.planOf(RESULT, resultId);
      const { count, sequence } = await this.edits.nextPlace(INDICATOR, 'resultId', resultId);
      if (count >= MAX_INDICATORS) throw workPlanProblems.TOO_MANY_INDICATORS({ limit: MAX_INDICATORS });
      await this.insertIndicator({ workPlanId, resultId, sequence }, { ...input, id });
      await this.edits.noteReviewed(resultId);
    });
  }

  /** Changes an indicator; the whole must fit the form of the plan. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE, NOT_IN_FORM. */
  async changeIndicator(actor: Actor, id: string, patch: IndicatorPatch, version: number | null): Promise<string> {
    const workPlanId = await this.access.planOf(INDICATOR, id);
    const edit = { workPlanId, action: 'indicator.change', partId: id, after: patch, version };
    return this.edits.edit(actor, edit, async (plan) => {
      const indicator = await this.db.lock(WorkPlanIndicator, { id });
      if (!indicator) throw requestProblems.NOT_FOUND();
      const { target, targetUntil, ...facts } = patch;
      const numbers = { targetHundredths: scaled(target), targetUntilHundredths: scaled(targetUntil) };
      const before = { statement: indicator.statement, ...shownMeasure(indicator) };
      const after = { ...before, ...given(patch), statement: patch.statement ?? indicator.statement };
      requireFit(plan, measureOf(after), '');
      const touched = await this.db.update(WorkPlanIndicator, { id }, { ...facts, ...numbers });
      if (touched > 0) await this.edits.noteReviewed(indicator.resultId);
      if (numbers.targetHundredths === null) await this.roles.forgetIndicator(id);
      if (TOLD_FIELDS.some((field) => before[field] !== after[field]))
        await this.tellTakers(indicator.resultId, 'CHANGED');
      return touched;
    });
  }

  /** Removes an indicator. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE. */
  async removeIndicator(actor: Actor, id: string, version: number | null): Promise<string> {
    const edit = {
      workPlanId: await this.access.planOf(INDICATOR, id),
      action: 'indicator.remove',
      partId: id,
      version,
    };
    return this.edits.edit(actor, edit, async () => {
      const [indicator] = await this.db.find(WorkPlanIndicator, { id });
      if (indicator) {
        await this.tellTakers(indicator.resultId, 'CHANGED');
        await this.edits.noteReviewed(indicator.resultId);
      }
      await this.roles.forgetIndicator(id);
      return this.db.remove(WorkPlanIndicator, { id });
    });
  }

  /** Writes annexes, each whole. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE. */
  writeAnnexes(actor: Actor, workPlanId: string, annexes: AnnexesRequest, version: number | null): Promise<string> {
    const what = { action: 'annex.write', partId: null, after: annexes, version };
    return this.edits.edit(actor, { workPlanId, ...what }, () => this.annexes.write(workPlanId, annexes));
  }

  /**
   * The appraiser says what he specially expects of one value. Once the employee has signed, the text he signed stands; to
   * change it the appraiser returns the plan. Throws REQUEST.STALE, WORK_PLAN.WRONG_STATE.
   */
  expect(
    actor: Actor,
    workPlanId: string,
    code: BehaviourCode,
    { expectation }: ExpectationPatch,
    version: number | null,
  ): Promise<string> {
    const what = { action: 'behaviour.expect', partId: code, after: { code, expectation }, version };
    return this.edits.edit(actor, { workPlanId, party: 'appraiser', ...what }, () =>
      this.db.update(WorkPlanBehaviour, { workPlanId, code }, { expectation }),
    );
  }

  private insertIndicator(
    place: Pick<WorkPlanIndicator, 'workPlanId' | 'resultId' | 'sequence'>,
    input: IndicatorRequest,
  ): Promise<void> {
    const { id = newId() } = input;
    return refuseTaken(this.db.insert(WorkPlanIndicator, { id, ...place, ...columnsOf(input) }));
  }

  /** Whoever has taken up what was handed down of a result looks again. Rule CA-5. */
  private async tellTakers(resultId: string, cause: RealignCause): Promise<void> {
    await this.flags.ofThese(await this.roles.takenOf(resultId), cause);
  }

  /** Of what a new result is made, or what it serves. */
  private async linkOf(plan: WorkPlan, resultId: string, input: ResultRequest): Promise<Link> {
    const { roleMatrixCellId, leaderResultId, treeNodeId } = input;
    if (roleMatrixCellId === undefined) return this.alignments.linkOf(plan, input);
    const others = Object.entries({ leaderResultId, treeNodeId }).filter(([, id]) => id !== undefined);
    if (others.length > 0)
      throw refusedAt(cascadeProblems.ONE_LINK, {}, '/roleMatrixCellId', ...others.map(([field]) => `/${field}`));
    return this.roles.take(plan, roleMatrixCellId, resultId);
  }

  private async requirePerspective(plan: WorkPlan, perspective: string | null): Promise<void> {
    requirePerspective(plan, perspective, '/perspective');
    if (perspective !== null && !(await this.organization.hasPerspective(perspective, plan.startsOn)))
      throw refusedAt(workPlanProblems.PERSPECTIVE_UNKNOWN, {}, '/perspective');
  }
}
