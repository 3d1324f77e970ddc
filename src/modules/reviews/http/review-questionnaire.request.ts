import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsId, IsListOf, IsOneOf, IsPlainText, IsTextList, Optional } from '../../../kernel/http/validators.js';
import {
  ITEM_TYPES,
  type ItemType,
  MAX_ITEMS,
  QUESTIONNAIRE_STATUSES,
  type QuestionnaireStatus,
  SUBJECT_KINDS,
  type SubjectKind,
} from '../domain/questionnaire.js';

/** An item of a questionnaire. */
export class ReviewItemRequest {
  /** A short name that is its own in the questionnaire. @example 'item-01' */
  @IsPlainText(1, 40) id!: string;
  /** How it is answered: on a scale, by a frequency, yes or no, by one of described answers, or in words. @example 'FREQUENCY' */
  @IsOneOf(ITEM_TYPES) type!: ItemType;
  /** Whether it is about a core value or a competency, or an open question. @example 'VALUE' */
  @IsOneOf(SUBJECT_KINDS) subjectKind!: SubjectKind;
  /** Code of the core value or competency; left out of an open question. @example 'ADAPTIF' */
  @Optional() @IsPlainText(1, 40) subjectCode?: string;
  /** Its name; left out of an open question. @example 'Adaptif' */
  @Optional() @IsPlainText(1, 200) subjectName?: string;
  /** What is said or asked. @example 'Cepat menyesuaikan diri menghadapi perubahan' */
  @IsPlainText(3, 500) text!: string;
  /** The same in English. @example 'Adapts quickly to change' */
  @Optional() @IsPlainText(3, 500) textEn?: string;
  /** Texts of the answers from the least to the most; of a frequency and of yes or no the usual ones where they are left out. @example ['Tidak pernah', 'Jarang', 'Kadang-kadang', 'Sering', 'Selalu'] */
  @Optional() @IsTextList(0, 10, [1, 200]) answers?: string[];
}

/** A new questionnaire. */
export class ReviewQuestionnaireRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Its title. @example 'Kepemimpinan BerAKHLAK' */
  @IsPlainText(3, 200) title!: string;
  /** Its items in their order. */
  @IsListOf(() => ReviewItemRequest, 1, MAX_ITEMS) items!: ReviewItemRequest[];
}

/** A change of a draft; what is left out stays. */
export class ReviewQuestionnairePatch {
  /** Its title. @example 'Kepemimpinan BerAKHLAK' */
  @Optional() @IsPlainText(3, 200) title?: string;
  /** Its items, the whole list. */
  @Optional() @IsListOf(() => ReviewItemRequest, 1, MAX_ITEMS) items?: ReviewItemRequest[];
}

/** Which questionnaires. */
export class ReviewQuestionnaireQuery extends PageQuery {
  /** Only in this state. @example 'PUBLISHED' */
  @Optional() @IsOneOf(QUESTIONNAIRE_STATUSES) status?: QuestionnaireStatus;
}
