import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { PlanDays } from '../plan-days.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { EvidenceAssessed } from '../work-plan.events.js';
import { needsReason } from './domain/verdicts.js';
import { evidenceProblems } from './evidence.problems.js';
import type { AssessmentRequest } from './http/evidence.request.js';
import { Evidence } from './persistence/evidence.entity.js';

/** Takes what the appraiser says of a piece of evidence (rules.md EV-8). */
@Injectable()
export class EvidenceAssessment {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly access: WorkPlanAccess,
    private readonly days: PlanDays,
  ) {}

  /**
   * Says whether a piece of evidence fits, as its appraiser; what was said before is replaced.
   * Throws REQUEST.NOT_FOUND, EVIDENCE.REASON_NEEDED, WORK_PLAN.NOT_THE_APPRAISER, WRONG_STATE, OUTSIDE_PLAN, PERIOD_RATED.
   */
  async assess(actor: Actor, id: string, input: AssessmentRequest): Promise<void> {
    const { verdict } = input;
    const reason = input.reason ?? null;
    if (needsReason(verdict) && reason === null) throw refusedAt(evidenceProblems.REASON_NEEDED, {}, '/reason');
    await this.db.transaction(async () => {
      const [found] = await this.db.find(Evidence, { id });
      if (!found) throw requestProblems.NOT_FOUND();
      const plan = await this.access.load(actor, found.workPlanId, 'evaluator');
      const evidence = await this.db.lock(Evidence, { id });
      if (!evidence || evidence.withdrawnAt) throw requestProblems.NOT_FOUND();
      await this.days.requireOpen(plan, evidence.occurredOn);
      const now = this.clock.now();
      const said = { verdict, verdictReason: reason, assessedAt: now, assessedByEmployeeId: actor.employeeId };
      await this.db.save(Evidence, { ...evidence, ...said, updatedAt: now, version: evidence.version + 1 });
      const { id: workPlanId, employeeId, performancePeriodId } = plan;
      await this.events.record(new EvidenceAssessed({ workPlanId, employeeId, performancePeriodId, evidenceId: id }));
      await this.audit.record({
        action: 'evidence.assess',
        object: { type: 'evidence', id },
        subjectEmployeeId: employeeId,
        before: { verdict: evidence.verdict, reason: evidence.verdictReason },
        after: { verdict, reason },
      });
    });
  }
}
