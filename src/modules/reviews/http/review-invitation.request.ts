import { PageQuery } from '../../../kernel/http/page.request.js';
import {
  InSomeCases,
  IsFlag,
  IsListOf,
  IsOneOf,
  IsPlainText,
  IsWhole,
  Optional,
} from '../../../kernel/http/validators.js';
import { MAX_ANSWER_TEXT, MAX_ITEMS } from '../domain/questionnaire.js';

/** Why somebody declines. */
export const DECLINE_CAUSES = ['CONFLICT', 'TOO_LITTLE_CONTACT', 'OTHER'] as const;

/** An answer to one item. */
export class ReviewAnswerRequest {
  /** The item. @example 'item-01' */
  @IsPlainText(1, 40) itemId!: string;
  /** The place of the chosen answer in the list of the item, from 0. @example 3 */
  @Optional() @IsWhole(0, 9) choice?: number;
  /** True when you could not observe it; it counts nowhere, and never as zero. */
  @InSomeCases() @Optional() @IsFlag() notObserved?: boolean;
  /** Your answer to an item TEXT. @example 'Selalu mau mendengar keluhan warga sampai selesai.' */
  @InSomeCases() @Optional() @IsPlainText(1, MAX_ANSWER_TEXT) text?: string;
}

/** All answers so far. */
export class ReviewAnswersRequest {
  /** Answers, the whole list; items that are missing have none. */
  @IsListOf(() => ReviewAnswerRequest, 0, MAX_ITEMS) answers!: ReviewAnswerRequest[];
  /** Of a review that was sent: true once more where there are texts. */
  @InSomeCases() @Optional() @IsFlag() textsMayIdentifyMe?: boolean;
}

/** Sending a review. */
export class ReviewCompletionRequest {
  /** True when you know that your own words may tell who you are; needed where there are texts. @example true */
  @Optional() @IsFlag() textsMayIdentifyMe?: boolean;
}

/** Declining to review. */
export class ReviewRefusalRequest {
  /** Why. @example 'TOO_LITTLE_CONTACT' */
  @IsOneOf(DECLINE_CAUSES) cause!: (typeof DECLINE_CAUSES)[number];
}

/** The own invitations. */
export class ReviewInvitationQuery extends PageQuery {}
