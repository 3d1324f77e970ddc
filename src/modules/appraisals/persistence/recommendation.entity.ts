import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { Rating } from '../domain/rule-set.js';

/** What the leader of a team (ketua tim kerja) recommends for one of its members; it sets no predicate. */
@Entity('appraisal_recommendation')
@Index('uq_appraisal_recommendation_appraisalId_givenByEmployeeId', ['appraisalId', 'givenByEmployeeId'], {
  unique: true,
})
@Index('ix_appraisal_recommendation_givenByEmployeeId', ['givenByEmployeeId'])
export class AppraisalRecommendation {
  @IdColumn() id!: string;
  @ReferenceColumn('Appraisal', 'fk_appraisal_recommendation_appraisalId') appraisalId!: string;
  @ReferenceColumn('Employee', 'fk_appraisal_recommendation_givenByEmployeeId') givenByEmployeeId!: string;
  @TextColumn(24, { nullable: true }) resultRating!: Rating | null;
  @TextColumn(24, { nullable: true }) behaviourRating!: Rating | null;
  /** Null once a person is a pseudonym. */
  @LongTextColumn({ nullable: true }) text!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** What somebody who appraises, or did, leaves to whoever rates the year of a plan's owner. */
@Entity('appraiser_note')
@Index('ix_appraiser_note_workPlanId_createdAt_id', ['workPlanId', 'createdAt', 'id'])
@Index('ix_appraiser_note_authorEmployeeId', ['authorEmployeeId'])
export class AppraiserNote {
  @IdColumn() id!: string;
  @ReferenceColumn('WorkPlan', 'fk_appraiser_note_workPlanId') workPlanId!: string;
  @ReferenceColumn('Employee', 'fk_appraiser_note_authorEmployeeId') authorEmployeeId!: string;
  /** Null once a person is a pseudonym. */
  @LongTextColumn({ nullable: true }) text!: string | null;
  @InstantColumn() createdAt!: Date;
}
