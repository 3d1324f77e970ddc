import { PageQuery } from '../../../../kernel/http/page.request.js';
import { InSomeCases, IsId, IsOneOf, IsPlainText, Optional, QueryFlag } from '../../../../kernel/http/validators.js';
import { FEEDBACK_KINDS, FEEDBACK_PARTS, type FeedbackKind, type FeedbackPart } from '../domain/giver.js';

/** Feedback to somebody, on your own account or because you were asked. */
export class FeedbackGivenRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** To whom; left out with `requestId`. */
  @Optional() @IsId() employeeId?: string;
  /** The request that this answers. */
  @InSomeCases() @Optional() @IsId() requestId?: string;
  /** What it is about; the work as a whole by default. Who does not see the plan speaks of that or of a core value. @example 'BEHAVIOUR' */
  @Optional() @IsOneOf(FEEDBACK_PARTS) part?: FeedbackPart;
  /** Which one: the id of a result, report or piece of evidence, the code of a core value. @example 'KOLABORATIF' */
  @Optional() @IsPlainText(1, 36) partId?: string;
  /** What it is meant as. @example 'APRESIASI' */
  @IsOneOf(FEEDBACK_KINDS) kind!: FeedbackKind;
  /** What you say. @example 'Terima kasih, data dari tim Anda selalu datang sebelum diminta.' */
  @IsPlainText(1, 2000) text!: string;
}

/** An answer to feedback. */
export class FeedbackReplyRequest {
  /** What you say. @example 'Terima kasih; bulan depan saya bagikan caranya.' */
  @IsPlainText(1, 2000) text!: string;
}

/** A question to somebody about the work on a plan. */
export class FeedbackAskedRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Who is asked. */
  @IsId() fromEmployeeId!: string;
  /** What it is about; the work as a whole by default. @example 'BEHAVIOUR' */
  @Optional() @IsOneOf(FEEDBACK_PARTS) part?: FeedbackPart;
  /** Which one: the id of a result, report or piece of evidence, the code of a core value. @example 'KOLABORATIF' */
  @Optional() @IsPlainText(1, 36) partId?: string;
  /** The question. @example 'Apa yang dapat saya perbaiki dalam kerja sama kita?' */
  @IsPlainText(1, 1000) question!: string;
}

/** Which feedback. */
export class FeedbackQuery extends PageQuery {
  /** Only on this plan. */
  @Optional() @IsId() workPlanId?: string;
  /** Only to this employee. */
  @Optional() @IsId() employeeId?: string;
  /** True: only what you have given. */
  @QueryFlag() given!: boolean;
}

/** Which requests. */
export class FeedbackRequestQuery extends PageQuery {
  /** Only on this plan. */
  @Optional() @IsId() workPlanId?: string;
  /** True: only those that wait for your answer. */
  @QueryFlag() waiting!: boolean;
}
