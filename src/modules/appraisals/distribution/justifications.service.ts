import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { type AppraisedTime, AppraisedTimes, subjectKeyOf } from '../appraised-times.js';
import { DistributionQueries } from './distribution.queries.js';
import { DistributionReader } from './distribution.reader.js';
import { distributionProblems } from './distribution.problems.js';
import type { JustificationRequest } from './http/distribution.request.js';
import { DistributionJustification } from './persistence/distribution-justification.entity.js';

/** Writes down why a unit goes on with a distribution that breaks its pattern. Rule DI-4. */
@Injectable()
export class JustificationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly times: AppraisedTimes,
    private readonly reader: DistributionReader,
    private readonly queries: DistributionQueries,
  ) {}

  /**
   * Keeps why, with what is broken now; gives its id. Throws REQUEST.NOT_FOUND, ID_TAKEN, DISTRIBUTION.PERIOD_UNKNOWN,
   * NO_ORGANISATION_PREDICATE, NOTHING_BROKEN.
   */
  async justify(actor: Actor, unitId: string, request: JustificationRequest): Promise<string> {
    return this.db.transaction(async () => {
      await this.queries.unitReached(actor, 'distribution:justify', unitId);
      const time = await this.times.find(request);
      if (!time) throw refusedAt(distributionProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
      return this.keep(actor, unitId, time, request);
    });
  }

  /** The same in the current transaction, for whoever may go on with the unit. Throws DISTRIBUTION.NO_ORGANISATION_PREDICATE, NOTHING_BROKEN. */
  async keep(
    { employeeId }: Actor,
    unitId: string,
    time: AppraisedTime,
    { id = newId(), reason }: { readonly id?: string; readonly reason: string },
  ): Promise<string> {
    const { applied, check, counts, unrated } = await this.reader.of(unitId, time, null);
    if (!applied || !check) throw distributionProblems.NO_ORGANISATION_PREDICATE();
    if (!check.isBroken) throw distributionProblems.NOTHING_BROKEN();
    const broken = check.constraints.filter(({ state }) => state === 'BROKEN').map(({ code }) => code);
    const { performancePeriodId, evaluationPeriodId } = time;
    const about = { unitId, performancePeriodId, evaluationPeriodId, subjectKey: subjectKeyOf(unitId, time) };
    const now = this.clock.now();
    const said = { organisationPredicate: applied.predicate, counts, unrated, broken, reason };
    const stamps = { byEmployeeId: employeeId, createdAt: now, updatedAt: now, version: 1 };
    await refuseTaken(this.db.insert(DistributionJustification, { id, ...about, ...said, ...stamps }));
    await this.audit.record({
      action: 'distribution.justify',
      object: { type: 'distribution-justification', id },
      facts: { unitId },
      after: { ...about, organisationPredicate: applied.predicate, broken, reason },
    });
    return id;
  }
}
