import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { PeriodsApi } from '../periods.api.js';
import { CriteriaAccess, moved } from './criteria-access.js';
import { CriteriaOpenedForConsultation, CriteriaPublished } from './criteria.events.js';
import { CriteriaPolicyService } from './criteria-policy.service.js';
import { criteriaProblems } from './criteria.problems.js';
import { countsFrom } from './domain/criteria-effect.js';
import type { ConsultationRequest } from './http/criteria-sets.request.js';
import { CriteriaProposal } from './persistence/criteria-consultation.entity.js';
import { CriteriaSet } from './persistence/criteria-set.entity.js';

/** Opens criteria for consultation and publishes what came of it. Rules CR-4, CR-6, CR-7. */
@Injectable()
export class CriteriaPublication {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly periods: PeriodsApi,
    private readonly policy: CriteriaPolicyService,
    private readonly access: CriteriaAccess,
  ) {}

  /** Opens a draft to everybody of its unit. Throws REQUEST.NOT_FOUND, REQUEST.STALE, CRITERIA.NOT_YOUR_UNIT, WRONG_STATE, WINDOW_IMPOSSIBLE. */
  async open(actor: Actor, id: string, window: ConsultationRequest, version: number | null): Promise<void> {
    const today = this.clock.today();
    const { from = today, until } = window;
    const { consultationDays: days } = await this.policy.current();
    await this.db.transaction(async () => {
      const set = await this.access.keeper(actor, id);
      assertVersion(set.version, version);
      const status = moved(set, 'consult');
      if (from < today) throw refusedAt(criteriaProblems.WINDOW_IMPOSSIBLE, { days }, '/from');
      if (until < plusDays(from, days - 1)) throw refusedAt(criteriaProblems.WINDOW_IMPOSSIBLE, { days }, '/until');
      const facts = { status, consultationFrom: from, consultationUntil: until };
      await this.save(set, { ...facts, consultedCriteria: set.criteria });
      await this.events.record(new CriteriaOpenedForConsultation(aboutOf(set)));
      await this.record('consult', id, facts);
    });
  }

  /**
   * Publishes what was consulted; it counts from the next evaluation period that begins today or later, and takes the place of the version
   * before. Throws REQUEST.NOT_FOUND, REQUEST.STALE, CRITERIA.NOT_YOUR_UNIT, WRONG_STATE, CONSULTATION_RUNS, PROPOSALS_UNANSWERED, TOO_LATE.
   */
  async publish(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const set = await this.access.keeper(actor, id);
      assertVersion(set.version, version);
      const status = moved(set, 'publish');
      const today = this.clock.today();
      const { consultationUntil: until, unitId, coversId } = set;
      if (until !== null && until >= today) throw criteriaProblems.CONSULTATION_RUNS({ until });
      const proposals = await this.db.find(CriteriaProposal, { criteriaSetId: id });
      const count = proposals.filter(({ answer }) => answer === null).length;
      if (count > 0) throw criteriaProblems.PROPOSALS_UNANSWERED({ count });
      const effectiveFrom = countsFrom(today, await this.firstDays(set));
      if (effectiveFrom === null) throw criteriaProblems.TOO_LATE();
      for (const former of await this.db.find(CriteriaSet, { unitId, coversId, status: 'PUBLISHED' }))
        await this.save(former, { status: moved(former, 'supersede') });
      await this.save(set, { status, publishedAt: this.clock.now(), effectiveFrom });
      await this.events.record(new CriteriaPublished(aboutOf(set)));
      await this.record('publish', id, { status, effectiveFrom });
    });
  }

  private async firstDays({ performancePeriodId, evaluationPeriodId }: CriteriaSet): Promise<string[]> {
    const periods = await this.periods.evaluationPeriodsOf(performancePeriodId);
    const covered = periods.filter(({ id }) => evaluationPeriodId === null || id === evaluationPeriodId);
    return covered.map(({ startsOn }) => startsOn);
  }

  private save({ id, version }: CriteriaSet, facts: Partial<CriteriaSet>): Promise<number> {
    const touched = { updatedAt: this.clock.now(), version: version + 1 };
    return this.db.update(CriteriaSet, { id }, { ...facts, ...touched });
  }

  private record(verb: string, id: string, after: object): Promise<void> {
    return this.audit.record({ action: `criteria-set.${verb}`, object: { type: 'criteria-set', id }, after });
  }
}

/** Which criteria an event is about. */
export function aboutOf({ id, unitId, performancePeriodId }: CriteriaSet): {
  criteriaSetId: string;
  unitId: string;
  performancePeriodId: string;
} {
  return { criteriaSetId: id, unitId, performancePeriodId };
}
