import { PageQuery } from '../../../kernel/http/page.request.js';
import { InSomeCases, IsId, IsOneOf, Optional } from '../../../kernel/http/validators.js';
import { BATCH_KINDS, type BatchKind } from '../persistence/document-batch.entity.js';

/** Which documents are made for the people of a unit. */
export class DocumentBatchRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** What kind of document. @example 'SKP' */
  @IsOneOf(BATCH_KINDS) kind!: BatchKind;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** The evaluation period of appraisals; without it the appraisals of the whole year. Not for plans. */
  @InSomeCases() @Optional() @IsId() evaluationPeriodId?: string;
  /** The unit: everybody with a definitive post in it or below it today. */
  @IsId() unitId!: string;
}

/** Which batches. */
export class DocumentBatchQuery extends PageQuery {
  /** Only those of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only those of this unit. */
  @Optional() @IsId() unitId?: string;
}
