import { ApiProperty } from '@nestjs/swagger';
import {
  ITEM_TYPES,
  type ItemType,
  QUESTIONNAIRE_STATUSES,
  type QuestionnaireStatus,
  SUBJECT_KINDS,
  type SubjectKind,
} from '../domain/questionnaire.js';

/** An item of a questionnaire. */
export class ReviewItemResponse {
  /** Its name in the questionnaire. @example 'item-01' */
  id!: string;
  /** How it is answered. @example 'FREQUENCY' */
  @ApiProperty({ enum: ITEM_TYPES }) type!: ItemType;
  /** What it is about. @example 'VALUE' */
  @ApiProperty({ enum: SUBJECT_KINDS }) subjectKind!: SubjectKind;
  /** Code of the core value or competency; null of an open question. @example 'ADAPTIF' */
  subjectCode!: string | null;
  /** Its name. @example 'Adaptif' */
  subjectName!: string | null;
  /** What is said or asked. @example 'Cepat menyesuaikan diri menghadapi perubahan' */
  text!: string;
  /** The same in English. @example 'Adapts quickly to change' */
  textEn!: string | null;
  /** Texts of the answers from the least to the most; an answer is the place in this list, from 0. @example ['Tidak pernah', 'Jarang', 'Kadang-kadang', 'Sering', 'Selalu'] */
  answers!: string[];
}

/** A questionnaire in a list. */
export class ReviewQuestionnaireSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  id!: string;
  /** Id of its first edition. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  familyId!: string;
  /** 1 for the first, one more for each later one. @example 1 */
  @ApiProperty({ type: 'integer' }) edition!: number;
  /** Its title. @example 'Perilaku kerja BerAKHLAK' */
  title!: string;
  /** Where it stands. @example 'PUBLISHED' */
  @ApiProperty({ enum: QUESTIONNAIRE_STATUSES }) status!: QuestionnaireStatus;
  /** Version for If-Match. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

/** A questionnaire with its items. */
export class ReviewQuestionnaireResponse extends ReviewQuestionnaireSummaryResponse {
  /** Its items in their order. */
  items!: ReviewItemResponse[];
}
