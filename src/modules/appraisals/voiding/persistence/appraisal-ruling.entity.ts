import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  ReferenceColumn,
  RefColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';

/** What a court or an authority rules of an appraisal: it does not count, it stands, or it has to be done anew. */
export const RULINGS = ['VOID', 'KEEP', 'REDO'] as const;
export type Ruling = (typeof RULINGS)[number];

/** The ruling of a court or an authority on a published appraisal, as the HR office has recorded it. */
@Entity('appraisal_ruling')
@Index('ix_appraisal_ruling_appraisalId', ['appraisalId'])
export class AppraisalRuling {
  @IdColumn() id!: string;
  @ReferenceColumn('Appraisal', 'fk_appraisal_ruling_appraisalId') appraisalId!: string;
  @TextColumn(4) ruling!: Ruling;
  @TextColumn(200) authority!: string;
  @TextColumn(100) letterNumber!: string;
  @DayColumn() letterOn!: string;
  @LongTextColumn({ nullable: true }) reason!: string | null;
  /** The appraisal that takes its place. */
  @RefColumn({ nullable: true }) successorId!: string | null;
  @RefColumn({ nullable: true }) recordedByAccountId!: string | null;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}
