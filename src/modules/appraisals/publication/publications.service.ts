import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { EVERYTHING } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { EmployeeAccess } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { appraisalProblems } from '../appraisals.problems.js';
import type { PublicationRequest } from './http/publication.request.js';
import type { PublishAppraisalsPayload } from './publish-appraisals.job.js';

/** Has everything of a time published that was rated. Rule PU-1. */
@Injectable()
export class Publications {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
  ) {}

  /** Puts the job into the queue; answers its id. Throws APPRAISAL.YEAR_UNKNOWN, PERIOD_UNKNOWN, UNIT_UNKNOWN. */
  async start(actor: Actor, { performancePeriodId, evaluationPeriodId, unitId }: PublicationRequest): Promise<string> {
    if (!(await this.periods.findYear(performancePeriodId)))
      throw refusedAt(appraisalProblems.YEAR_UNKNOWN, {}, '/performancePeriodId');
    const period = evaluationPeriodId ? await this.periods.findEvaluationPeriod(evaluationPeriodId) : undefined;
    if (evaluationPeriodId && period?.performancePeriodId !== performancePeriodId)
      throw refusedAt(appraisalProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
    await this.requireUnit(actor, unitId);
    const scope = { evaluationPeriodId: evaluationPeriodId ?? null, unitId: unitId ?? null };
    const { employeeId: startedByEmployeeId } = actor;
    const payload: PublishAppraisalsPayload = { performancePeriodId, ...scope, startedByEmployeeId };
    return this.db.transaction(async () => {
      const jobId = await this.jobs.enqueue('appraisals.publish', payload);
      const object = { type: 'performance-period', id: performancePeriodId };
      await this.audit.record({ action: 'appraisal.publish-all', object, facts: { ...scope, jobId } });
      return jobId;
    });
  }

  private async requireUnit(actor: Actor, unitId: string | undefined): Promise<void> {
    const care = this.people.unitsReached(actor, 'appraisal:publish', 'u.id');
    if (unitId === undefined) {
      if (care !== EVERYTHING) throw refusedAt(appraisalProblems.UNIT_UNKNOWN, {}, '/unitId');
      return;
    }
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    if ((await this.db.rows(sql, [unitId, ...care.values])).length === 0)
      throw refusedAt(appraisalProblems.UNIT_UNKNOWN, {}, '/unitId');
  }
}
