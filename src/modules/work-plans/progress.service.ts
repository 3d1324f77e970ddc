import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { fromScaled, toScaled } from '../../kernel/values/scaled.js';
import type { ProgressEntryRequest } from './http/progress.request.js';
import type { ProgressEntryResponse } from './http/progress.response.js';
import { ProgressEntry, type WorkPlanIndicator } from './persistence/work-plan.entity.js';
import { PlanDays } from './plan-days.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { PROGRESS_TEXTS } from './fault-texts.js';
import { workPlanProblems } from './work-plans.problems.js';

/** Takes the employee's reports of progress. They are added, never changed. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly days: PlanDays,
    private readonly access: WorkPlanAccess,
  ) {}

  /**
   * Reports progress on one indicator of an active plan, for a day of the plan that has come; of a closed plan until it is rated.
   * Throws REQUEST.NOT_FOUND, WORK_PLAN.WRONG_STATE, INDICATOR_UNKNOWN, NO_NUMBER, OUTSIDE_PLAN, PERIOD_RATED, REQUEST.ID_TAKEN.
   */
  async report(actor: Actor, workPlanId: string, input: ProgressEntryRequest): Promise<ProgressEntryResponse> {
    const { indicatorId, occurredOn, value = null, note = null } = input;
    const entry = { id: input.id ?? newId(), workPlanId, indicatorId, occurredOn, note, version: 1 };
    const valueHundredths = value === null ? null : toScaled(value, 2);
    const createdAt = this.clock.now();
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'owner');
      await this.days.requireOpen(plan, occurredOn, '/occurredOn');
      const sql =
        'SELECT targetHundredths FROM work_plan_indicator WHERE id = ? AND workPlanId = ? AND removedAt IS NULL';
      const [indicator] = await this.db.rows<Pick<WorkPlanIndicator, 'targetHundredths'>>(sql, [
        indicatorId,
        workPlanId,
      ]);
      if (!indicator) throw refusedAt(workPlanProblems.INDICATOR_UNKNOWN, {}, '/indicatorId');
      requireFit(indicator.targetHundredths !== null, { value, note });
      await refuseTaken(this.db.insert(ProgressEntry, { ...entry, valueHundredths, createdAt }));
      await this.audit.record({
        action: 'progress-entry.report',
        object: { type: 'progress-entry', id: entry.id },
        subjectEmployeeId: plan.employeeId,
        after: { workPlanId, indicatorId, occurredOn, value },
      });
    });
    return {
      ...entry,
      value: valueHundredths === null ? null : fromScaled(valueHundredths, 2),
      createdAt: createdAt.toISOString(),
    };
  }
}

/** A target in numbers is met by numbers, one in words is told about in words. */
function requireFit(isNumber: boolean, { value, note }: { value: string | null; note: string | null }): void {
  const fault = (field: string, code: 'NEEDED' | 'NOT_BESIDE_WORDS') => ({
    pointer: `/${field}`,
    code,
    text: PROGRESS_TEXTS[code],
  });
  if (isNumber && value === null) throw workPlanProblems.NO_NUMBER({}, [fault('value', 'NEEDED')]);
  if (isNumber) return;
  if (value !== null) throw workPlanProblems.NO_NUMBER({}, [fault('value', 'NOT_BESIDE_WORDS')]);
  if (note === null) throw workPlanProblems.NO_NUMBER({}, [fault('note', 'NEEDED')]);
}
