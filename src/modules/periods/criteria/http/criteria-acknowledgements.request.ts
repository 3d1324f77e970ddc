import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsOneOf, Optional } from '../../../../kernel/http/validators.js';

/** Whether somebody has acknowledged. */
const ACKNOWLEDGEMENT_FILTERS = ['MISSING', 'DONE'] as const;

/** Of which criteria, and who. */
export class CriteriaAcknowledgementQuery extends PageQuery {
  /** The version of criteria. */
  @IsId() criteriaSetId!: string;
  /** Only those who have not acknowledged it, or only those who have. @example 'MISSING' */
  @Optional() @IsOneOf(ACKNOWLEDGEMENT_FILTERS) state?: (typeof ACKNOWLEDGEMENT_FILTERS)[number];
}

/** Of which criteria. */
export class AcknowledgementCountQuery extends PageQuery {
  /** The version of criteria. */
  @IsId() criteriaSetId!: string;
}
