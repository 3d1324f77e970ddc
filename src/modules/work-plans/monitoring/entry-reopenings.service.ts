import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { later, plusDays } from '../../../kernel/values/civil-date.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { EntryReopened } from '../work-plan.events.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { EntryDays } from './entry-days.js';
import type { EntryReopeningRequest } from './http/monitoring.request.js';
import { monitoringProblems } from './monitoring.problems.js';
import { EntryReopening } from './persistence/entry-reopening.entity.js';

/** For how long a period is reopened at most. */
const MOST_DAYS = 60;

/** Lets appraisers take late reports on an evaluation period, with a reason. Rule PG-6. */
@Injectable()
export class EntryReopeningsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly access: WorkPlanAccess,
    private readonly entries: EntryDays,
  ) {}

  /**
   * Takes reports on an evaluation period up to another day, as whoever evaluates the plan. Throws REQUEST.NOT_FOUND,
   * WORK_PLAN.NOT_THE_APPRAISER, WRONG_STATE, MONITORING.PERIOD_OUTSIDE_PLAN, ENTRY_RATED, OPEN_UNTIL.
   */
  async reopen(actor: Actor, workPlanId: string, input: EntryReopeningRequest): Promise<void> {
    const { evaluationPeriodId, openUntil, reason } = input;
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'evaluator');
      const { status, employeeId, performancePeriodId } = plan;
      if (status !== 'ACTIVE' && status !== 'CLOSED')
        throw workPlanProblems.WRONG_STATE({ status, needed: 'ACTIVE, CLOSED' });
      const entry = (await this.entries.ofPlan(plan)).find(({ period }) => period.id === evaluationPeriodId);
      if (!entry) throw refusedAt(monitoringProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
      if (entry.state === 'RATED') throw monitoringProblems.ENTRY_RATED({ period: entry.period.name });
      const today = this.clock.today();
      const [from, until] = [later(today, plusDays(entry.dueOn, 1)), plusDays(later(today, entry.dueOn), MOST_DAYS)];
      if (openUntil < from || openUntil > until)
        throw refusedAt(monitoringProblems.OPEN_UNTIL, { from, until }, '/openUntil');
      const facts = { workPlanId, evaluationPeriodId, openUntil, reason };
      const id = newId();
      const stamps = { reopenedByEmployeeId: actor.employeeId ?? '', createdAt: this.clock.now(), version: 1 };
      await this.db.insert(EntryReopening, { id, ...facts, ...stamps });
      await this.events.record(new EntryReopened({ workPlanId, employeeId, performancePeriodId, evaluationPeriodId }));
      const object = { type: 'entry-reopening', id };
      await this.audit.record({ action: 'entry.reopen', object, subjectEmployeeId: employeeId, after: facts });
    });
  }
}
