import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type KeptRuns, PeopleRunsQueries } from '../people-runs.queries.js';
import type { DistributionOutcome } from './domain/distribution.js';
import type { DistributionQuery } from './http/library-distributions.request.js';
import type { DistributionRecordResponse, LibraryDistributionResponse } from './http/library-distributions.response.js';

/** Reads of what was handed out. Rule LB-6. */
@Injectable()
export class LibraryDistributionsQueries extends PeopleRunsQueries<
  LibraryDistributionResponse,
  DistributionRecordResponse
> {
  protected readonly kept: KeptRuns = {
    permission: 'library-distribution:read',
    name: 'library-distribution',
    objectType: 'library-distribution',
    columns: `d.id, d.libraryResultId, lr.statement, d.performancePeriodId, d.unitId, d.positionTitle, d.jobId, d.createdAt,
      d.finishedAt, d.version`,
    from: 'library_distribution d JOIN library_result lr ON lr.id = d.libraryResultId',
    records: 'library_distribution_record rec',
    ofRun: 'distributionId',
  };

  /** Distributions, the latest first: those for people whom the caller reaches, and those that he has asked for. */
  list(actor: Actor, query: DistributionQuery): Promise<Page<LibraryDistributionResponse>> {
    const { libraryResultId, performancePeriodId, unitId } = query;
    return this.runs(actor, query, { libraryResultId, performancePeriodId, unitId });
  }

  protected countsOf(of: (outcome: DistributionOutcome | null) => number): Partial<LibraryDistributionResponse> {
    return {
      ...{ waiting: of(null), added: of('ADDED'), already: of('ALREADY'), full: of('FULL') },
      ...{ otherForm: of('OTHER_FORM'), notEditable: of('NOT_EDITABLE'), noPlan: of('NO_PLAN') },
    };
  }
}
