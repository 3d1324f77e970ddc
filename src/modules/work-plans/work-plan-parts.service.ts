import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { toScaled } from '../../kernel/values/scaled.js';
import type { BehaviourCode } from './domain/behaviours.js';
import type { IndicatorPatch, IndicatorRequest, ResultPatch, ResultRequest } from './http/work-plan.request.js';
import { WorkPlanBehaviour, WorkPlanIndicator, WorkPlanResult } from './persistence/work-plan-parts.entity.js';
import type { WorkPlan } from './persistence/work-plan.entity.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { WorkPlanEdits } from './work-plan.edits.js';

/**
 * Fills a plan: results and indicators by its owner while it is a draft or returned, expectations by the appraiser.
 * What changes a part by its own id answers the id of the plan.
 */
@Injectable()
export class WorkPlanPartsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly access: WorkPlanAccess,
    private readonly edits: WorkPlanEdits,
  ) {}

  /** Adds a result, with indicators when they are given. Throws WORK_PLAN.WRONG_STATE, REQUEST.ID_TAKEN. */
  async addResult(actor: Actor, workPlanId: string, input: ResultRequest): Promise<void> {
    const id = input.id ?? newId();
    await this.change(actor, workPlanId, 'result.add', id, input, async (plan) => {
      const { kind = 'UTAMA', classification = 'INDIVIDU', statement, assignedBy = null } = input;
      const sequence = await this.nextSequence('work_plan_result', 'workPlanId', workPlanId);
      const links = { alignment: 'PENDING' as const, leaderResultId: null };
      await this.insert(WorkPlanResult, {
        id,
        workPlanId: plan.id,
        sequence,
        kind,
        classification,
        statement,
        assignedBy,
        ...links,
      });
      for (const [index, indicator] of (input.indicators ?? []).entries())
        await this.insertIndicator(plan, id, index + 1, indicator);
    });
  }

  /** Changes a result. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE. */
  async changeResult(actor: Actor, id: string, patch: ResultPatch, version: number | null): Promise<string> {
    const workPlanId = await this.planOf('work_plan_result', id);
    await this.change(
      actor,
      workPlanId,
      'result.change',
      id,
      patch,
      async () => {
        await this.update(WorkPlanResult, id, patch);
      },
      version,
    );
    return workPlanId;
  }

  /** Removes a result with its indicators. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE. */
  async removeResult(actor: Actor, id: string, version: number | null): Promise<string> {
    const workPlanId = await this.planOf('work_plan_result', id);
    await this.change(
      actor,
      workPlanId,
      'result.remove',
      id,
      undefined,
      async () => {
        await this.db.remove(WorkPlanIndicator, { resultId: id });
        await this.db.remove(WorkPlanResult, { id });
      },
      version,
    );
    return workPlanId;
  }

  /** Adds an indicator to a result. Throws REQUEST.NOT_FOUND, REQUEST.ID_TAKEN, WORK_PLAN.WRONG_STATE. */
  async addIndicator(actor: Actor, resultId: string, input: IndicatorRequest): Promise<string> {
    const id = input.id ?? newId();
    const workPlanId = await this.planOf('work_plan_result', resultId);
    await this.change(actor, workPlanId, 'indicator.add', id, input, async (plan) => {
      // Now that the plan is locked: somebody may have removed the result meanwhile.
      await this.planOf('work_plan_result', resultId);
      const sequence = await this.nextSequence('work_plan_indicator', 'resultId', resultId);
      await this.insertIndicator(plan, resultId, sequence, { ...input, id });
    });
    return workPlanId;
  }

  /** Changes an indicator. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE. */
  async changeIndicator(actor: Actor, id: string, patch: IndicatorPatch, version: number | null): Promise<string> {
    const workPlanId = await this.planOf('work_plan_indicator', id);
    await this.change(
      actor,
      workPlanId,
      'indicator.change',
      id,
      patch,
      async () => {
        const { target, ...rest } = patch;
        await this.update(WorkPlanIndicator, id, {
          ...rest,
          ...(target === undefined ? {} : { targetHundredths: toScaled(target, 2) }),
        });
      },
      version,
    );
    return workPlanId;
  }

  /** Removes an indicator. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.WRONG_STATE. */
  async removeIndicator(actor: Actor, id: string, version: number | null): Promise<string> {
    const workPlanId = await this.planOf('work_plan_indicator', id);
    await this.change(
      actor,
      workPlanId,
      'indicator.remove',
      id,
      undefined,
      async () => {
        await this.db.remove(WorkPlanIndicator, { id });
      },
      version,
    );
    return workPlanId;
  }

  /** The appraiser says what he specially expects of one value, until the employee signs. Throws WORK_PLAN.WRONG_STATE. */
  async expect(
    actor: Actor,
    workPlanId: string,
    code: BehaviourCode,
    expectation: string | null | undefined,
    version: number | null,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'appraiser');
      this.edits.requireVersion(plan, version);
      // Once the employee has signed, the text he signed stands; to change it the appraiser returns the plan.
      this.edits.requireEditable(plan);
      if (expectation === undefined) return;
      await this.db.update(WorkPlanBehaviour, { workPlanId, code }, { expectation });
      await this.finish(plan, 'behaviour.expect', code, { code, expectation });
    });
  }

  private async change(
    actor: Actor,
    workPlanId: string,
    action: string,
    objectId: string,
    after: object | undefined,
    work: (plan: WorkPlan) => Promise<void>,
    version?: number | null,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'owner');
      if (version !== undefined) this.edits.requireVersion(plan, version);
      this.edits.requireEditable(plan);
      await work(plan);
      await this.finish(plan, action, objectId, after);
    });
  }

  private async finish(plan: WorkPlan, action: string, objectId: string, after: object | undefined): Promise<void> {
    await this.edits.touch(plan);
    await this.audit.record({
      action: `work-plan.${action}`,
      object: { type: 'work-plan', id: plan.id },
      subjectEmployeeId: plan.employeeId,
      facts: { partId: objectId, version: plan.version },
      after,
    });
  }

  /** The plan a part belongs to; whether it is the caller's is decided when the plan is loaded. */
  private async planOf(table: 'work_plan_result' | 'work_plan_indicator', id: string): Promise<string> {
    const [row] = await this.db.rows<{ workPlanId: string }>(`SELECT workPlanId FROM ${table} WHERE id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return row.workPlanId;
  }

  private async nextSequence(table: string, parentColumn: string, parentId: string): Promise<number> {
    const [row] = await this.db.rows<{ last: number | null }>(
      `SELECT MAX(sequence) AS last FROM ${table} WHERE ${parentColumn} = ?`,
      [parentId],
    );
    return Number(row?.last ?? 0) + 1;
  }

  private async insertIndicator(
    plan: WorkPlan,
    resultId: string,
    sequence: number,
    input: IndicatorRequest,
  ): Promise<void> {
    const { aspect, statement, target, unit, direction = 'NORMAL' } = input;
    const facts = { aspect, statement, targetHundredths: toScaled(target, 2), unit, direction };
    await this.insert(WorkPlanIndicator, {
      id: input.id ?? newId(),
      workPlanId: plan.id,
      resultId,
      sequence,
      ...facts,
    });
  }

  private async insert<E extends object>(entity: EntityTarget<E>, row: E): Promise<void> {
    try {
      await this.db.insert(entity, row);
    } catch (error) {
      if (isDuplicate(error)) throw requestProblems.ID_TAKEN();
      throw error;
    }
  }

  private async update(
    entity: typeof WorkPlanResult | typeof WorkPlanIndicator,
    id: string,
    facts: object,
  ): Promise<void> {
    const defined = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    if (Object.keys(defined).length > 0)
      await this.db.update<WorkPlanResult | WorkPlanIndicator>(entity, { id }, defined);
  }
}
