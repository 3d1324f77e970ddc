import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  ReferenceColumn,
} from '../../../../kernel/database/columns.js';

/** A talk over a published appraisal that was asked for, or was held, with what was noted of it. */
@Entity('appraisal_talk')
@Index('ix_appraisal_talk_appraisalId', ['appraisalId'])
export class AppraisalTalk {
  @IdColumn() id!: string;
  @ReferenceColumn('Appraisal', 'fk_appraisal_talk_appraisalId') appraisalId!: string;
  @ReferenceColumn('Employee', 'fk_appraisal_talk_byEmployeeId') byEmployeeId!: string;
  /** The day of the talk; null where it is asked for. */
  @DayColumn({ nullable: true }) heldOn!: string | null;
  @LongTextColumn({ nullable: true }) note!: string | null;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}
