import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { PeriodsApi } from '../../periods/index.js';
import { DistributionTargets } from './distribution-targets.js';
import type { DistributionRequest } from './http/library-distributions.request.js';
import { LibraryAccess } from './library.access.js';
import { libraryProblems } from './library.problems.js';
import { LibraryDistribution, LibraryDistributionRecord } from './persistence/library-distribution.entity.js';
import { LibraryResult } from './persistence/library-result.entity.js';

/** Has a result of the library handed out to many people; a job does it. Rule LB-5. */
@Injectable()
export class LibraryDistributions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly periods: PeriodsApi,
    private readonly access: LibraryAccess,
    private readonly targets: DistributionTargets,
  ) {}

  /**
   * Notes for whom a result is, and asks for the job. Throws REQUEST.NOT_FOUND, REQUEST.ID_TAKEN, LIBRARY.NOT_FOR_YOUR_PEOPLE, RETIRED, UNFINISHED,
   * PERIOD_UNKNOWN, WHOM_NEEDED, UNIT_UNKNOWN, EMPLOYEE_UNKNOWN, NOBODY.
   */
  async start(actor: Actor, libraryResultId: string, input: DistributionRequest): Promise<string> {
    const { id = newId(), performancePeriodId, unitId = null, positionTitle = null } = input;
    await this.db.transaction(async () => {
      const [result] = await this.db.find(LibraryResult, { id: libraryResultId });
      if (!result) throw requestProblems.NOT_FOUND();
      if (!(await this.access.isMeantForCare(actor, result.unitId))) throw libraryProblems.NOT_FOR_YOUR_PEOPLE();
      if (result.status === 'RETIRED') throw libraryProblems.RETIRED();
      // What nobody could hand in is not put into anybody's plan (WP-2).
      if (result.indicators.length === 0) throw libraryProblems.UNFINISHED();
      if (!(await this.periods.findYear(performancePeriodId)))
        throw refusedAt(libraryProblems.PERIOD_UNKNOWN, {}, '/performancePeriodId');
      const employeeIds = await this.targets.of(actor, input);
      const jobId = await this.jobs.enqueue(
        'library.distribute',
        { distributionId: id },
        { total: employeeIds.length, uniqueKey: `library.distribute:${id}` },
      );
      const now = this.clock.now();
      const facts = { libraryResultId, performancePeriodId, unitId, positionTitle };
      const stamps = { createdByAccountId: actor.accountId, createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(LibraryDistribution, { id, ...facts, jobId, ...stamps }));
      const records = employeeIds.map((employeeId) => ({ distributionId: id, employeeId, updatedAt: now, version: 1 }));
      await this.db.insert(
        LibraryDistributionRecord,
        records.map((record) => ({ id: newId(), ...record })),
      );
      const object = { type: 'library-distribution', id };
      const told = { ...facts, count: employeeIds.length };
      await this.audit.record({ action: 'library-distribution.start', object, facts: told });
    });
    return id;
  }
}
