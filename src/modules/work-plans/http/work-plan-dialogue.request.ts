import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsId, IsListOf, IsOneOf, IsPlainText, IsWhole, Optional, QueryFlag } from '../../../kernel/http/validators.js';
import { SPOKEN_PARTS, type SpokenPart } from '../domain/plan-lines.js';

/** What you say about a plan or a line of it: a new thread, or an answer in one. */
export class CommentRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The thread that this answers; without it a new thread begins. */
  @Optional() @IsId() threadId?: string;
  /** What it is about; the plan as a whole by default. @example 'BEHAVIOUR' */
  @Optional() @IsOneOf(SPOKEN_PARTS) part?: SpokenPart;
  /** Which line: the id of a result or indicator, a core value, an annex. @example 'ADAPTIF' */
  @Optional() @IsPlainText(1, 36) partId?: string;
  /** What you say. @example 'Apakah pelatihan daring termasuk?' */
  @IsPlainText(1, 2000) text!: string;
}

/** Which comments. */
export class CommentQuery extends PageQuery {
  /** Only of this thread. */
  @Optional() @IsId() threadId?: string;
  /** Only about this kind of part. */
  @Optional() @IsOneOf(SPOKEN_PARTS) part?: SpokenPart;
  /** Only about this line. @example 'ADAPTIF' */
  @Optional() @IsPlainText(1, 36) partId?: string;
  /** True: only of threads that are not closed. */
  @QueryFlag() open!: boolean;
}

/** Why one line of a plan is returned. */
export class ReturnLineRequest {
  /** What kind of line. @example 'BEHAVIOUR' */
  @IsOneOf(SPOKEN_PARTS) part!: SpokenPart;
  /** Which line: the id of a result or indicator, a core value, an annex. @example 'ADAPTIF' */
  @Optional() @IsPlainText(1, 36) partId?: string;
  /** What is to be changed. @example 'Sebutkan bukti bahwa perilaku ini terlihat.' */
  @IsPlainText(1, 2000) reason!: string;
}

/** Why employee and appraiser do not agree. */
export class EscalationRequest {
  /** What they do not agree on. @example 'Target 24 dokumen tidak dapat dicapai dengan satu tenaga.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** A plan that the appraiser has read, in the version that he has read. */
export class AgreedPlanRequest {
  /** The plan. */
  @IsId() workPlanId!: string;
  /** The version that you have seen. @example 3 */
  @IsWhole(1, 1_000_000_000) version!: number;
}

/** Plans to be agreed together. */
export class AgreementsRequest {
  /** The plans, each in the version that you have seen. */
  @IsListOf(() => AgreedPlanRequest, 1, 100) plans!: AgreedPlanRequest[];
}
