import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { EVERYTHING } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { EmployeeAccess } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { PeriodsApi } from '../../periods/index.js';
import type { DraftPlansPayload } from './draft-plans.job.js';
import type { PlanDraftsRequest } from './http/plan-drafts.request.js';
import { PlanDraftRun } from './persistence/plan-drafts.entity.js';
import { qualityProblems } from './quality.problems.js';

/** Has drafts prepared for many people from their plans of the year before. Rule QU-4. */
@Injectable()
export class PlanDrafts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly people: EmployeeAccess,
    private readonly periods: PeriodsApi,
  ) {}

  /** Notes what is asked for and puts the job into the queue; answers the id of the run. Throws QUALITY.YEAR_UNKNOWN, YEAR_OVER, UNIT_UNKNOWN. */
  async start(actor: Actor, { performancePeriodId, unitId }: PlanDraftsRequest): Promise<string> {
    await this.requireUnit(actor, unitId);
    const years = await this.periods.allYears();
    const at = years.findIndex(({ id }) => id === performancePeriodId);
    if (at < 1) throw refusedAt(qualityProblems.YEAR_UNKNOWN, {}, '/performancePeriodId');
    if ((years[at]?.endsOn ?? '') < this.clock.today())
      throw refusedAt(qualityProblems.YEAR_OVER, {}, '/performancePeriodId');
    const [id, asked] = [newId(), { performancePeriodId, unitId: unitId ?? null }];
    await this.db.transaction(async () => {
      const payload: DraftPlansPayload = { draftRunId: id };
      const jobId = await this.jobs.enqueue('work-plans.draft', payload);
      const now = this.clock.now();
      const stamps = { createdByAccountId: actor.accountId, createdAt: now, updatedAt: now, version: 1 };
      await this.db.insert(PlanDraftRun, { id, ...asked, jobId, ...stamps });
      const object = { type: 'plan-draft-run', id };
      await this.audit.record({ action: 'work-plan.prepare-drafts', object, facts: { ...asked, jobId } });
    });
    return id;
  }

  private async requireUnit(actor: Actor, unitId: string | undefined): Promise<void> {
    const care = this.people.unitsReached(actor, 'work-plan:prepare', 'u.id');
    if (unitId === undefined) {
      if (care !== EVERYTHING) throw refusedAt(qualityProblems.UNIT_UNKNOWN, {}, '/unitId');
      return;
    }
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    if ((await this.db.rows(sql, [unitId, ...care.values])).length === 0)
      throw refusedAt(qualityProblems.UNIT_UNKNOWN, {}, '/unitId');
  }
}
