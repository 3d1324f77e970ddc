import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsDay, IsId, IsOneOf, Optional, QueryFlag } from '../../../../kernel/http/validators.js';
import { FINDING_CODES, type FindingCode } from '../kinds/finding-kinds.js';

/** Of which day and units the findings are counted. */
export class DataQualityQuery extends PageQuery {
  /** The day asked about; today when it is left out. Accounts are always those of today. */
  @Optional() @IsDay() on?: string;
  /** Only findings of this unit and all below it on that day. */
  @Optional() @IsId() unitId?: string;
  /** True counts those as well that the HR office has settled: what differs is right all the same. */
  @QueryFlag() settled!: boolean;
}

/** Which findings are listed. */
export class FindingQuery extends PageQuery {
  /** The kind of finding. */
  @IsOneOf(FINDING_CODES) kind!: FindingCode;
  /** The day asked about; today when it is left out. Accounts are always those of today. */
  @Optional() @IsDay() on?: string;
  /** Only findings of this unit and all below it on that day. */
  @Optional() @IsId() unitId?: string;
  /** True lists those as well that the HR office has settled: what differs is right all the same. */
  @QueryFlag() settled!: boolean;
}

/** Which days the course of the findings is told for; without `from` the last 30. */
export class FindingTrendQuery extends PageQuery {
  /** First day. */
  @Optional() @IsDay() from?: string;
  /** Last day; today when it is left out. */
  @Optional() @IsDay() until?: string;
  /** Only this kind of finding. */
  @Optional() @IsOneOf(FINDING_CODES) kind?: FindingCode;
  /** Only findings of this unit and all that is below it today. */
  @Optional() @IsId() unitId?: string;
}
