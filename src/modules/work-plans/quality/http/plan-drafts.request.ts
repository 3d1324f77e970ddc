import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsOneOf, Optional } from '../../../../kernel/http/validators.js';
import { DRAFT_OUTCOMES, type DraftOutcome } from '../domain/draft-outcome.js';

/** For whom drafts are prepared. */
export class PlanDraftsRequest {
  /** The performance year of the drafts. */
  @IsId() performancePeriodId!: string;
  /** Only for people with a definitive post in this unit or below it; everybody by default. */
  @Optional() @IsId() unitId?: string;
}

/** Which drafts. */
export class PlanDraftsQuery extends PageQuery {
  /** Only those of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only those for the people of this unit. */
  @Optional() @IsId() unitId?: string;
}

/** Which people. */
export class PlanDraftRecordQuery extends PageQuery {
  /** Only those for whom it came to this. */
  @Optional() @IsOneOf(DRAFT_OUTCOMES) outcome?: DraftOutcome;
}
