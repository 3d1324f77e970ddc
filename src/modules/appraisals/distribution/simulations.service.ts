import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { AppraisedTimes } from '../appraised-times.js';
import { WithheldFigures } from '../figures/withheld-figures.js';
import { distributionProblems } from './distribution.problems.js';
import { DistributionQueries, toDistribution } from './distribution.queries.js';
import { DistributionReader } from './distribution.reader.js';
import { afterMoves, checkDistribution, levelFor } from './domain/check.js';
import type { DistributionSimulationRequest } from './http/distribution.request.js';
import type { DistributionResponse } from './http/distribution.response.js';
import { PredicatePolicyService } from './predicate-policy.service.js';

/** Shows what the distribution of a unit would be. Nothing is changed; that somebody tried is on record. Rule DI-5. */
@Injectable()
export class Simulations {
  constructor(
    private readonly audit: AuditLog,
    private readonly times: AppraisedTimes,
    private readonly policy: PredicatePolicyService,
    private readonly reader: DistributionReader,
    private readonly withheld: WithheldFigures,
    private readonly queries: DistributionQueries,
  ) {}

  /**
   * The distribution with other counts or after some moves. Throws REQUEST.NOT_FOUND, DISTRIBUTION.PERIOD_UNKNOWN,
   * COUNTS_NEEDED, NO_ORGANISATION_PREDICATE, MOVES_TOO_MANY, NOBODY.
   */
  async run(actor: Actor, unitId: string, request: DistributionSimulationRequest): Promise<DistributionResponse> {
    const unitName = await this.queries.unitReached(actor, 'distribution:read', unitId);
    const time = await this.times.find(request);
    if (!time) throw refusedAt(distributionProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
    // Figures that are withheld could be read off what would be.
    if (!request.counts && (await this.withheld.ofTime(actor, unitId, time)))
      throw refusedAt(distributionProblems.COUNTS_NEEDED, {}, '/counts');
    const found = await this.reader.of(unitId, time, actor.employeeId);
    const predicate = request.organisationPredicate ?? found.applied?.predicate;
    if (!predicate) throw distributionProblems.NO_ORGANISATION_PREDICATE();
    const { counts = found.counts, moves = [] } = request;
    const next = afterMoves(counts, request.counts ? 0 : found.unrated, moves);
    if (!next) throw refusedAt(distributionProblems.MOVES_TOO_MANY, {}, '/moves');
    const check = checkDistribution(predicate, next.counts, next.unrated);
    if (check.people === 0) throw refusedAt(distributionProblems.NOBODY, {}, '/counts');
    const { checkLevel, fewestPeople } = await this.policy.current();
    const applied =
      found.applied?.predicate === predicate ? found.applied : { predicate, unitId, unitName, decidedAt: null };
    const level = levelFor(checkLevel, check.people, fewestPeople);
    const published = request.counts ? 0 : found.published;
    await this.audit.record({
      action: 'distribution.simulate',
      object: { type: 'distribution', id: unitId },
      facts: { organisationPredicate: predicate, headcount: check.people },
    });
    return toDistribution(
      { unitId, unitName, periodName: time.name },
      { ...found, ...next, published, applied, check, level },
      [],
    );
  }
}
