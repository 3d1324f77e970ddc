import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { Item, QuestionnaireStatus } from '../domain/questionnaire.js';

/** A list of items in one edition; once published it never changes. */
@Entity('review_questionnaire')
@Index('uq_review_questionnaire_familyId_edition', ['familyId', 'edition'], { unique: true })
export class ReviewQuestionnaire {
  @IdColumn() id!: string;
  /** The id of its first edition. */
  @RefColumn() familyId!: string;
  /** 1 for the first, one more for each later one. */
  @IntegerColumn() edition!: number;
  @TextColumn(200) title!: string;
  @TextColumn(12) status!: QuestionnaireStatus;
  @JsonColumn() items!: readonly Item[];
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
