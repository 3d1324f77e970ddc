import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { type EvaluationPeriodView, PeriodsApi } from '../../periods/index.js';
import { MAX_ACTION_ITEMS } from '../domain/limits.js';
import { type WorkPlan, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { actionRefusal, STATES_WITH_ACTIONS } from './domain/action-item.js';
import type { ActionItemPatch, ActionItemRequest } from './http/monitoring.request.js';
import { monitoringProblems } from './monitoring.problems.js';
import { ActionItem } from './persistence/action-item.entity.js';

/** Keeps the steps that somebody takes for each result in each evaluation period (rencana aksi). Rules PG-3, PG-4. */
@Injectable()
export class ActionItemsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly periods: PeriodsApi,
    private readonly access: WorkPlanAccess,
  ) {}

  /**
   * Plans a step; gives its id. Throws REQUEST.NOT_FOUND, ID_TAKEN, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, MONITORING.RESULT_UNKNOWN,
   * PERIOD_UNKNOWN, PERIOD_OUTSIDE_PLAN, PERIOD_RATED, TOO_MANY_ITEMS.
   */
  async add(actor: Actor, workPlanId: string, input: ActionItemRequest): Promise<string> {
    const { id = newId(), resultId, evaluationPeriodId, statement, target = null } = input;
    await this.db.transaction(async () => {
      const plan = await this.planFor(actor, workPlanId);
      const [result] = await this.db.find(WorkPlanResult, { id: resultId, workPlanId });
      if (!result || result.removedAt) throw refusedAt(monitoringProblems.RESULT_UNKNOWN, {}, '/resultId');
      await this.requireOpen(plan, evaluationPeriodId, '/evaluationPeriodId');
      const planned = await this.db.find(ActionItem, { resultId, evaluationPeriodId });
      if (planned.length >= MAX_ACTION_ITEMS) throw monitoringProblems.TOO_MANY_ITEMS({ limit: MAX_ACTION_ITEMS });
      const now = this.clock.now();
      const facts = {
        workPlanId,
        resultId,
        evaluationPeriodId,
        statement,
        target,
        status: 'PLANNED',
        note: null,
      } as const;
      await refuseTaken(this.db.insert(ActionItem, { id, ...facts, createdAt: now, updatedAt: now, version: 1 }));
      await this.record('add', plan, id, { after: facts });
    });
    return id;
  }

  /**
   * Changes a step, or says how far it has come; an empty patch changes nothing. Throws REQUEST.NOT_FOUND, STALE,
   * WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, MONITORING.PERIOD_RATED, RESULT_UNKNOWN.
   */
  async change(actor: Actor, id: string, patch: ActionItemPatch, version: number | null): Promise<void> {
    await this.edit(actor, id, version, async (plan, item) => {
      const facts = Object.fromEntries(
        Object.entries(patch).filter(([, value]) => value !== undefined),
      ) as ActionItemPatch;
      const names = Object.keys(facts) as (keyof ActionItemPatch)[];
      if (names.length === 0) return;
      if (facts.status === 'DONE') await this.requireStanding(item.resultId);
      const before = Object.fromEntries(names.map((name) => [name, item[name]]));
      await this.db.update(ActionItem, { id }, { ...facts, updatedAt: this.clock.now(), version: item.version + 1 });
      await this.record('change', plan, id, { before, after: facts });
    });
  }

  /**
   * Takes a step out that nothing was told of. Throws REQUEST.NOT_FOUND, STALE, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE,
   * MONITORING.PERIOD_RATED, NOT_PLANNED.
   */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.edit(actor, id, version, async (plan, { status, statement, resultId, evaluationPeriodId }) => {
      if (status !== 'PLANNED') throw monitoringProblems.NOT_PLANNED();
      await this.db.remove(ActionItem, { id });
      await this.record('remove', plan, id, { before: { statement, resultId, evaluationPeriodId } });
    });
  }

  private async edit(
    actor: Actor,
    id: string,
    version: number | null,
    work: (plan: WorkPlan, item: ActionItem) => Promise<void>,
  ): Promise<void> {
    const workPlanId = await this.access.planOf('action_item', id);
    await this.db.transaction(async () => {
      const plan = await this.planFor(actor, workPlanId);
      const item = await this.db.lock(ActionItem, { id });
      if (!item) throw requestProblems.NOT_FOUND();
      assertVersion(item.version, version);
      await this.requireUnrated(plan, item.evaluationPeriodId);
      await work(plan, item);
    });
  }

  private async planFor(actor: Actor, workPlanId: string): Promise<WorkPlan> {
    const plan = await this.access.load(actor, workPlanId, 'owner');
    const { status } = plan;
    if (!STATES_WITH_ACTIONS.includes(status))
      throw workPlanProblems.WRONG_STATE({ status, needed: STATES_WITH_ACTIONS.join(', ') });
    return plan;
  }

  private async requireStanding(resultId: string): Promise<void> {
    const [result] = await this.db.find(WorkPlanResult, { id: resultId });
    if (!result || result.removedAt) throw refusedAt(monitoringProblems.RESULT_UNKNOWN, {}, '/status');
  }

  /** What was planned before a plan was shortened is dropped or taken out like anything else. */
  private async requireUnrated(plan: WorkPlan, evaluationPeriodId: string): Promise<void> {
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    if (period && refusalOf(period, plan) === 'PERIOD_RATED')
      throw monitoringProblems.PERIOD_RATED({ period: period.name });
  }

  private async requireOpen(plan: WorkPlan, evaluationPeriodId: string, ...pointers: string[]): Promise<void> {
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    if (period?.performancePeriodId !== plan.performancePeriodId)
      throw refusedAt(monitoringProblems.PERIOD_UNKNOWN, {}, ...pointers);
    const refusal = refusalOf(period, plan);
    const facts = { period: period.name };
    if (refusal === 'OUTSIDE_PLAN') throw refusedAt(monitoringProblems.PERIOD_OUTSIDE_PLAN, facts, ...pointers);
    if (refusal === 'PERIOD_RATED') throw monitoringProblems.PERIOD_RATED(facts);
  }

  private record(verb: string, { employeeId }: WorkPlan, id: string, values: { before?: object; after?: object }) {
    const object = { type: 'action-item', id };
    return this.audit.record({ action: `action-item.${verb}`, object, subjectEmployeeId: employeeId, ...values });
  }
}

function refusalOf(period: EvaluationPeriodView, { startsOn, endsOn, progressClosedUntil }: WorkPlan) {
  const days = { from: period.startsOn, until: period.endsOn };
  return actionRefusal(days, { from: startsOn, until: endsOn }, progressClosedUntil);
}
