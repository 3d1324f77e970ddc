import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { inputFault } from '../../kernel/http/input-faults.js';
import { earlier } from '../../kernel/values/civil-date.js';
import { fromScaled, toScaled } from '../../kernel/values/scaled.js';
import type { ProgressEntryRequest } from './http/progress.request.js';
import type { ProgressEntryResponse } from './http/progress.response.js';
import { ProgressEntry } from './persistence/work-plan-parts.entity.js';
import { WorkPlanAccess } from './work-plan.access.js';
import { workPlanProblems } from './work-plans.problems.js';

/** Takes the employee's reports of progress. They are added, never changed. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: WorkPlanAccess,
  ) {}

  /**
   * Reports progress on one indicator of an active plan, for a day of the plan that has come.
   * Throws REQUEST.NOT_FOUND, WORK_PLAN.WRONG_STATE, INDICATOR_UNKNOWN, OUTSIDE_PLAN, REQUEST.ID_TAKEN.
   */
  async report(actor: Actor, workPlanId: string, input: ProgressEntryRequest): Promise<ProgressEntryResponse> {
    const { indicatorId, occurredOn, note = null } = input;
    const entry = { id: input.id ?? newId(), workPlanId, indicatorId, occurredOn, note, version: 1 };
    const valueHundredths = toScaled(input.value, 2);
    const createdAt = this.clock.now();
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'owner');
      if (plan.status !== 'ACTIVE') throw workPlanProblems.WRONG_STATE({ status: plan.status, needed: 'ACTIVE' });
      const until = earlier(plan.endsOn, this.clock.today());
      if (occurredOn < plan.startsOn || occurredOn > until) {
        throw workPlanProblems.OUTSIDE_PLAN({ startsOn: plan.startsOn, until }, [
          inputFault({ pointer: '/occurredOn' }, 'INVALID'),
        ]);
      }
      const rows = await this.db.rows('SELECT id FROM work_plan_indicator WHERE id = ? AND workPlanId = ?', [
        indicatorId,
        workPlanId,
      ]);
      if (rows.length === 0)
        throw workPlanProblems.INDICATOR_UNKNOWN({}, [inputFault({ pointer: '/indicatorId' }, 'INVALID')]);
      await this.insert({ ...entry, valueHundredths, createdAt });
      await this.audit.record({
        action: 'progress-entry.report',
        object: { type: 'progress-entry', id: entry.id },
        subjectEmployeeId: plan.employeeId,
        after: { workPlanId, indicatorId, occurredOn, value: input.value },
      });
    });
    return { ...entry, value: fromScaled(valueHundredths, 2), createdAt: createdAt.toISOString() };
  }

  private async insert(entry: ProgressEntry): Promise<void> {
    try {
      await this.db.insert(ProgressEntry, entry);
    } catch (error) {
      if (isDuplicate(error)) throw requestProblems.ID_TAKEN();
      throw error;
    }
  }
}
