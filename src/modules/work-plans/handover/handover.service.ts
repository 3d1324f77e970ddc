import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { AlignmentsService } from '../cascade/alignments.service.js';
import { hasAspects, hasPerspectives, measureFaults } from '../domain/forms.js';
import { MAX_RESULTS } from '../domain/limits.js';
import { isEditable } from '../domain/work-plan.states.js';
import { AchievementsQueries } from '../monitoring/achievements.queries.js';
import type { IndicatorAchievementResponse } from '../monitoring/http/monitoring.response.js';
import { WorkPlan, WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { measureOf, scaled, shownMeasure } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { ResultsHandedOver } from '../work-plan.events.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { mayTake, remainderOf } from './domain/handover.js';
import { HandoverPosts } from './handover-posts.js';
import { handoverProblems } from './handover.problems.js';
import type { HandedResultRequest, HandoverRequest } from './http/handover.request.js';
import { ResultHandover } from './persistence/result-handover.entity.js';

/** A result that is taken over, with how far it has come. */
interface Handed {
  readonly source: WorkPlan;
  readonly result: WorkPlanResult;
  readonly achieved: readonly IndicatorAchievementResponse[];
  readonly input: HandedResultRequest;
  /** Where in the request it stands. */
  readonly pointer: string;
}

/** Lets results of closed plans go on in the draft of a successor. Rules CA-10 to CA-12. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly access: WorkPlanAccess,
    private readonly alignments: AlignmentsService,
    private readonly achievements: AchievementsQueries,
    private readonly posts: HandoverPosts,
  ) {}

  /**
   * Takes results over into the caller's draft; all of them or none. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE,
   * TOO_MANY_RESULTS, HANDOVER.RESULT_UNKNOWN, ALREADY_TAKEN, NOT_IN_FORM, NOTHING_REMAINS.
   */
  async take(actor: Actor, workPlanId: string, { results }: HandoverRequest): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'owner');
      const { status, employeeId, performancePeriodId } = plan;
      if (!isEditable(status)) throw workPlanProblems.WRONG_STATE({ status, needed: 'DRAFT, RETURNED' });
      const known = await this.db.find(WorkPlanResult, { workPlanId });
      if (known.length + results.length > MAX_RESULTS) throw workPlanProblems.TOO_MANY_RESULTS({ limit: MAX_RESULTS });
      const handed = await this.handedOf(plan, results);
      let sequence = Math.max(0, ...known.map((one) => one.sequence));
      for (const one of handed) await this.copy(plan, one, (sequence += 1));
      const touched = { version: plan.version + 1, updatedAt: this.clock.now() };
      await this.db.update(WorkPlan, { id: workPlanId }, touched);
      for (const fromWorkPlanId of new Set(handed.map(({ source }) => source.id)))
        await this.events.record(
          new ResultsHandedOver({ workPlanId, employeeId, performancePeriodId, fromWorkPlanId }),
        );
      await this.audit.record({
        action: 'work-plan.take-over',
        object: { type: 'work-plan', id: workPlanId },
        subjectEmployeeId: employeeId,
        facts: { version: touched.version, results: handed.length },
        after: { results: handed.map(({ input: { resultId, target = 'FULL' } }) => ({ resultId, target })) },
      });
    });
  }

  /**
   * What is taken over. The closed plans are held in the order of their ids until the transaction ends: they stay closed, and of two who
   * want the same result the second sees that it has gone.
   */
  private async handedOf(plan: WorkPlan, inputs: readonly HandedResultRequest[]): Promise<Handed[]> {
    const ids = [...new Set(inputs.map(({ resultId }) => resultId))];
    const places = await this.db.rows<{ workPlanId: string }>(
      `SELECT DISTINCT workPlanId FROM work_plan_result WHERE id IN (${ids.map(() => '?').join(', ')}) ORDER BY workPlanId`,
      ids,
    );
    const handed: Handed[] = [];
    for (const { workPlanId } of places) handed.push(...(await this.handedOfPlan(plan, workPlanId, inputs)));
    const missing = inputs.flatMap((input, at) =>
      handed.some((one) => one.input === input) ? [] : [`/results/${at}/resultId`],
    );
    if (missing.length > 0) throw refusedAt(handoverProblems.RESULT_UNKNOWN, { plan: plan.id }, ...missing);
    return handed.sort((a, b) => inputs.indexOf(a.input) - inputs.indexOf(b.input));
  }

  /** Those of one closed plan; results that the caller may not take over are left out, as if there were none. */
  private async handedOfPlan(
    plan: WorkPlan,
    sourceId: string,
    inputs: readonly HandedResultRequest[],
  ): Promise<Handed[]> {
    const { employeeId, performancePeriodId } = plan;
    const source = sourceId === plan.id ? undefined : await this.access.hold(sourceId);
    if (source?.status !== 'CLOSED' || source.performancePeriodId !== performancePeriodId) return [];
    // Others may take over what waits up to the day to which the plan was agreed; the owner takes along what is his.
    const isOver = (source.agreedEndsOn ?? source.endsOn) < this.clock.today();
    if (isOver && source.employeeId !== employeeId) return [];
    const taker = await this.posts.takerOf(source, employeeId);
    const results = await this.db.find(WorkPlanResult, { workPlanId: sourceId });
    const gone = await this.db.find(ResultHandover, { fromWorkPlanId: sourceId });
    const stand = await this.achievements.standOf(sourceId);
    const handed: Handed[] = [];
    for (const [at, input] of inputs.entries()) {
      const result = results.find(({ id, removedAt }) => id === input.resultId && removedAt === null);
      if (!result || !mayTake({ ...taker, classification: result.classification })) continue;
      const isGone = gone.some(({ fromResultId }) => fromResultId === result.id);
      const isTwice = handed.some((one) => one.result.id === result.id);
      if (isGone || isTwice) throw handoverProblems.ALREADY_TAKEN({ plan: sourceId });
      const achieved = stand.results.find(({ resultId }) => resultId === result.id)?.indicators ?? [];
      handed.push({ source, result, achieved, input, pointer: `/results/${at}` });
    }
    return handed;
  }

  private async copy(plan: WorkPlan, handed: Handed, sequence: number): Promise<void> {
    const { source, result, achieved, input } = handed;
    const { target = 'FULL' } = input;
    const { id: workPlanId } = plan;
    const id = newId();
    const { kind, classification, statement, assignedBy } = result;
    const perspective = hasPerspectives(plan) ? result.perspective : null;
    const indicators = await this.indicatorsFor(plan, handed);
    const link = await this.alignments.linkLeft(plan, result);
    const facts = { kind, classification, statement, assignedBy, perspective, ...link };
    await this.db.insert(WorkPlanResult, { id, workPlanId, sequence, ...facts });
    const rows = indicators.map((one, at) => ({ ...one, id: newId(), workPlanId, resultId: id, sequence: at + 1 }));
    await this.db.insert(WorkPlanIndicator, rows);
    const row = {
      fromWorkPlanId: source.id,
      fromResultId: result.id,
      toWorkPlanId: workPlanId,
      toResultId: id,
      target,
    };
    const soFar = achieved.map(({ statement: measured, target: goal, targetUntil, targetText, unit, realised }) => {
      return { statement: measured, target: goal, targetUntil, targetText, unit, realised };
    });
    const stamps = { createdAt: this.clock.now(), version: 1 };
    await refuseTaken(this.db.insert(ResultHandover, { id: newId(), ...row, achieved: soFar, ...stamps }), {
      fromResultId: () => handoverProblems.ALREADY_TAKEN({ plan: source.id }),
    });
  }

  /** The indicators as the new plan has them, with the targets that were asked for. */
  private async indicatorsFor(
    plan: WorkPlan,
    { result, achieved, input, pointer }: Handed,
  ): Promise<WorkPlanIndicator[]> {
    const found = await this.db.find(WorkPlanIndicator, { resultId: result.id });
    const kept = found
      .filter(({ removedAt }) => removedAt === null)
      .sort((a, b) => a.sequence - b.sequence)
      .map((one) => ({ ...one, aspect: hasAspects(plan) ? one.aspect : null }));
    const { family, approach } = plan;
    if (kept.some((one) => measureFaults(plan, measureOf(shownMeasure(one))).length > 0))
      throw refusedAt(handoverProblems.NOT_IN_FORM, { family, approach, plan: plan.id }, `${pointer}/resultId`);
    if (input.target !== 'REMAINING') return kept;
    const rest = kept.flatMap((one) => {
      const stand = achieved.find(({ indicatorId }) => indicatorId === one.id);
      const remainder = remainderOf(one, scaled(stand?.realised ?? null));
      if (remainder.left === 'NOTHING') return [];
      if (remainder.left === 'WHOLE') return [one];
      const { targetHundredths, targetUntilHundredths } = remainder;
      return [{ ...one, targetHundredths, targetUntilHundredths }];
    });
    if (kept.length > 0 && rest.length === 0)
      throw refusedAt(handoverProblems.NOTHING_REMAINS, {}, `${pointer}/target`);
    return rest;
  }
}
