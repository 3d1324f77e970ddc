import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { inputFault, refusedAt } from '../../../kernel/http/input-faults.js';
import { toScaled } from '../../../kernel/values/scaled.js';
import { PROGRESS_TEXTS } from '../fault-texts.js';
import type { ProgressEntryRequest } from '../http/progress.request.js';
import type { ProgressEntryResponse } from '../http/progress.response.js';
import { ProgressEntry, type WorkPlan, WorkPlanIndicator } from '../persistence/work-plan.entity.js';
import { PlanDays } from '../plan-days.js';
import { decimal } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { EntryDays } from './entry-days.js';
import type { MeasurementRequest } from './http/monitoring.request.js';
import { monitoringProblems } from './monitoring.problems.js';
import { shownEntry } from './shown-entry.js';

/** A report before it is kept. */
type NewEntry = Omit<ProgressEntry, 'workPlanId' | 'createdAt' | 'version'>;

const TYPED = { sourceName: null, measuredAt: null, serviceAccountId: null };

/** Takes reports of progress: what the employee types, and what systems have measured. They are added, never changed. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly days: PlanDays,
    private readonly entries: EntryDays,
    private readonly access: WorkPlanAccess,
  ) {}

  /**
   * Reports progress on one indicator of an active plan, for a day of the plan that has come; of a closed plan until it is rated.
   * Throws REQUEST.NOT_FOUND, WORK_PLAN.WRONG_STATE, INDICATOR_UNKNOWN, NO_NUMBER, OUTSIDE_PLAN, PERIOD_RATED,
   * MONITORING.ENTRY_CLOSED, REQUEST.ID_TAKEN.
   */
  async report(actor: Actor, workPlanId: string, input: ProgressEntryRequest): Promise<ProgressEntryResponse> {
    const { id = newId(), indicatorId, occurredOn, value = null, note = null, isCumulative = false } = input;
    const valueHundredths = value === null ? null : toScaled(value, 2);
    const entry = { id, indicatorId, occurredOn, valueHundredths, note, isCumulative, ...TYPED };
    return this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'owner');
      await this.entries.requireOpen(plan, occurredOn, '/occurredOn');
      const sql =
        'SELECT targetHundredths FROM work_plan_indicator WHERE id = ? AND workPlanId = ? AND removedAt IS NULL';
      const [indicator] = await this.db.rows<Pick<WorkPlanIndicator, 'targetHundredths'>>(sql, [
        indicatorId,
        workPlanId,
      ]);
      if (!indicator) throw refusedAt(workPlanProblems.INDICATOR_UNKNOWN, {}, '/indicatorId');
      requireFit(indicator.targetHundredths !== null, { value, note });
      return this.keep(plan, 'progress-entry.report', entry);
    });
  }

  /**
   * Takes what a machine has measured for an indicator of somebody within its reach. Throws REQUEST.INVALID, ID_TAKEN,
   * WORK_PLAN.WRONG_STATE, OUTSIDE_PLAN, PERIOD_RATED, MONITORING.INDICATOR_UNKNOWN, NO_TARGET_IN_NUMBERS.
   */
  async measure(actor: Actor, input: MeasurementRequest): Promise<ProgressEntryResponse> {
    const { id = newId(), indicatorId, occurredOn, value, sourceName, note = null, isCumulative = false } = input;
    const now = this.clock.now();
    const measuredAt = input.measuredAt === undefined ? now : new Date(input.measuredAt);
    if (measuredAt > now)
      throw requestProblems.INVALID({ count: 1 }, [inputFault({ pointer: '/measuredAt' }, 'DAY_TO_COME')]);
    const source = { sourceName, measuredAt, serviceAccountId: actor.accountId };
    const entry = { id, indicatorId, occurredOn, valueHundredths: toScaled(value, 2), note, isCumulative, ...source };
    return this.db.transaction(async () => {
      const [indicator] = await this.db.find(WorkPlanIndicator, { id: indicatorId });
      const plan = indicator && !indicator.removedAt && (await this.access.loadMeasured(actor, indicator.workPlanId));
      if (!plan) throw refusedAt(monitoringProblems.INDICATOR_UNKNOWN, {}, '/indicatorId');
      await this.days.requireOpen(plan, occurredOn, '/occurredOn');
      if (indicator.targetHundredths === null)
        throw refusedAt(monitoringProblems.NO_TARGET_IN_NUMBERS, {}, '/indicatorId');
      return this.keep(plan, 'progress-entry.measure', entry);
    });
  }

  private async keep(
    { id: workPlanId, employeeId }: WorkPlan,
    action: string,
    entry: NewEntry,
  ): Promise<ProgressEntryResponse> {
    const row = { ...entry, workPlanId, createdAt: this.clock.now(), version: 1 };
    await refuseTaken(this.db.insert(ProgressEntry, row));
    const { indicatorId, occurredOn, isCumulative, sourceName } = entry;
    const value = decimal(entry.valueHundredths);
    await this.audit.record({
      action,
      object: { type: 'progress-entry', id: entry.id },
      subjectEmployeeId: employeeId,
      after: {
        workPlanId,
        indicatorId,
        occurredOn,
        value,
        isCumulative,
        ...(sourceName === null ? {} : { sourceName }),
      },
    });
    return shownEntry({
      ...row,
      measuredAt: row.measuredAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    });
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
