import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { PeriodsApi } from '../periods/index.js';
import { WorkPlansApi } from '../work-plans/index.js';
import { AppraisalAnnulled } from './appraisal.events.js';
import { isPublished, nextStatus } from './domain/appraisal.states.js';
import { Appraisal, AppraisalPlan } from './persistence/appraisal.entity.js';

/** What becomes of the appraisals of a plan that is cancelled, closed or goes on (rules.md AP-9). */
@Injectable()
export class AppraisalAnnulmentService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly periods: PeriodsApi,
    private readonly workPlans: WorkPlansApi,
  ) {}

  /** Annuls the periodic appraisals of the plan; the annual one goes on without it. Safe to run twice. */
  async withPlan(workPlanId: string): Promise<void> {
    await this.db.transaction(async () => {
      for (const { appraisalId } of await this.db.find(AppraisalPlan, { workPlanId })) {
        const appraisal = await this.db.lock(Appraisal, { id: appraisalId });
        if (!appraisal) continue;
        if (appraisal.kind === 'PERIODIC') await this.annul(appraisal, workPlanId);
        else await this.leaveOut(appraisal, workPlanId);
      }
    });
  }

  /**
   * Annuls the appraisals of a plan that do not fit it any more: of periods in which it does not hold, and of those that were opened
   * before their day, once it goes on. What is published stays. Safe to run twice.
   */
  async thatDoNotFit(workPlanId: string): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.workPlans.find(workPlanId);
      if (!plan) return;
      const today = this.clock.today();
      for (const { appraisalId } of await this.db.find(AppraisalPlan, { workPlanId })) {
        const appraisal = await this.db.lock(Appraisal, { id: appraisalId });
        const period = appraisal?.evaluationPeriodId
          ? await this.periods.findEvaluationPeriod(appraisal.evaluationPeriodId)
          : undefined;
        if (!appraisal || !period) continue;
        const isOutside = period.startsOn > plan.endsOn || period.endsOn < plan.startsOn;
        const isEarly = plan.status === 'ACTIVE' && period.appraisalOpensOn > today;
        if (isOutside || isEarly) await this.annul(appraisal, workPlanId);
      }
    });
  }

  private async annul(appraisal: Appraisal, workPlanId: string): Promise<void> {
    const { id, employeeId, performancePeriodId, evaluationPeriodId, status: from } = appraisal;
    const status = nextStatus(from, 'annul', 'system');
    if (!status) return;
    // Its time is free for another appraisal.
    await this.touch(appraisal, { status, subjectKey: `N:${id}` });
    await this.events.record(
      new AppraisalAnnulled({ appraisalId: id, employeeId, performancePeriodId, evaluationPeriodId }),
    );
    await this.record('annul', appraisal, { status, workPlanId }, { from, to: status });
  }

  private async leaveOut(appraisal: Appraisal, workPlanId: string): Promise<void> {
    if (isPublished(appraisal)) return;
    await this.db.remove(AppraisalPlan, { appraisalId: appraisal.id, workPlanId });
    await this.touch(appraisal, {});
    await this.record('leave-out', appraisal, { workPlanId });
  }

  private async touch({ id, version }: Appraisal, facts: Partial<Appraisal>): Promise<void> {
    await this.db.update(Appraisal, { id }, { ...facts, version: version + 1, updatedAt: this.clock.now() });
  }

  private record(
    verb: string,
    { id, employeeId }: Appraisal,
    after: object,
    facts?: Record<string, string>,
  ): Promise<void> {
    const object = { type: 'appraisal', id };
    return this.audit.record({ action: `appraisal.${verb}`, object, subjectEmployeeId: employeeId, facts, after });
  }
}
