import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { anyOf, type SqlCondition } from '../../../kernel/database/condition.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type KeptRuns, PeopleRunsQueries } from '../people-runs.queries.js';
import type { DraftOutcome } from './domain/draft-outcome.js';
import type { PlanDraftsQuery } from './http/plan-drafts.request.js';
import type { PlanDraftRecordResponse, PlanDraftRunResponse } from './http/plan-drafts.response.js';

/** Reads of drafts that were prepared, also by whoever cares for their unit. Rule QU-4. */
@Injectable()
export class PlanDraftsQueries extends PeopleRunsQueries<PlanDraftRunResponse, PlanDraftRecordResponse> {
  protected readonly kept: KeptRuns = {
    permission: 'work-plan-draft:read',
    name: 'work-plan-draft',
    objectType: 'plan-draft-run',
    columns: 'd.id, d.performancePeriodId, d.unitId, d.jobId, d.createdAt, d.finishedAt, d.version',
    from: 'plan_draft_run d',
    records: 'plan_draft_record rec',
    ofRun: 'runId',
  };

  /** Runs, the latest first: those for people or units in the care of the caller, and those that he has asked for. */
  list(actor: Actor, query: PlanDraftsQuery): Promise<Page<PlanDraftRunResponse>> {
    const { performancePeriodId, unitId } = query;
    return this.runs(actor, query, { performancePeriodId, unitId });
  }

  protected override readable(actor: Actor): SqlCondition {
    return anyOf(super.readable(actor), this.people.unitsReached(actor, this.kept.permission, 'd.unitId'));
  }

  protected countsOf(of: (outcome: DraftOutcome) => number): Partial<PlanDraftRunResponse> {
    return {
      ...{ drafted: of('DRAFTED'), alreadyThere: of('ALREADY_THERE') },
      ...{ withoutEarlierPlan: of('NO_EARLIER_PLAN'), withoutAppraiser: of('NO_APPRAISER') },
    };
  }
}
