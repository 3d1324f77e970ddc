import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsOneOf, IsPlainText, IsWhole, Optional, QueryFlag } from '../../../../kernel/http/validators.js';
import { HINT_KINDS, type HintKind } from '../fairness-figures.js';

/** Which year is analysed, and from how many people on something is said. */
export class FairnessAnalysisRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** From how many ratees on something is said of an appraiser. @example 6 */
  @Optional() @IsWhole(6, 100) fewestRatees?: number;
  /** From how many people on a group is shown. @example 10 */
  @Optional() @IsWhole(5, 1000) smallestGroup?: number;
  /** How many days after it is finished others see an appraiser who has not answered. @example 14 */
  @Optional() @IsWhole(7, 90) othersAfterDays?: number;
}

/** Which analyses. */
export class FairnessAnalysisQuery extends PageQuery {
  /** Only those of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
}

/** Which appraisers of an analysis. */
export class FairnessAppraiserQuery extends PageQuery {
  /** True: only those whose leniency or severity holds when all appraisers are looked at together. */
  @QueryFlag() listed!: boolean;
}

/** Which hints of an analysis. */
export class FairnessHintQuery extends PageQuery {
  /** Only those of this kind. */
  @Optional() @IsOneOf(HINT_KINDS) kind?: HintKind;
  /** Only those about this appraiser. */
  @Optional() @IsId() appraiserId?: string;
}

/** What an appraiser says to his figures. */
export class FairnessCommentRequest {
  /** Shown beside the figures; left out, it is only noted that they were seen. @example 'Tim saya menangani dua proyek prioritas.' */
  @Optional() @IsPlainText(1, 2000) comment?: string;
}
