import { PageQuery } from '../../../../kernel/http/page.request.js';
import { InSomeCases, IsId, IsIdList, IsOneOf, IsPlainText, Optional } from '../../../../kernel/http/validators.js';
import { DISTRIBUTION_OUTCOMES, type DistributionOutcome } from '../domain/distribution.js';

/** To whom a result of the library is handed out: people by name, or everybody of a unit. */
export class DistributionRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The people; this, or a unit. */
  @InSomeCases() @Optional() @IsIdList(1, 5_000) employeeIds?: string[];
  /** Everybody with a definitive post in this unit or below it today; this, or people. */
  @Optional() @IsId() unitId?: string;
  /** Of those only the ones whose definitive post of today has this title, in capitals or not. @example 'Perawat Ahli Pertama' */
  @InSomeCases() @Optional() @IsPlainText(1, 300) positionTitle?: string;
  /** The performance year whose plans get it. */
  @IsId() performancePeriodId!: string;
}

/** Which distributions. */
export class DistributionQuery extends PageQuery {
  /** Only those of this result of the library. */
  @Optional() @IsId() libraryResultId?: string;
  /** Only those for plans of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only those for everybody of this unit. */
  @Optional() @IsId() unitId?: string;
}

/** Which people of a distribution. */
export class DistributionRecordQuery extends PageQuery {
  /** Only those for whom it came to this. */
  @Optional() @IsOneOf(DISTRIBUTION_OUTCOMES) outcome?: DistributionOutcome;
}
