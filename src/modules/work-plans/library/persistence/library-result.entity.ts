import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { PositionKind } from '../../../organization/index.js';
import type { Approach, Family } from '../../domain/forms.js';
import type { IndicatorResponse } from '../../http/work-plan.response.js';
import type { RESULT_CLASSES, RESULT_KINDS } from '../../persistence/work-plan.entity.js';

/** ACTIVE ones are taken up; RETIRED ones are not any more, and stay for those who have taken them. */
export const LIBRARY_STATUSES = ['ACTIVE', 'RETIRED'] as const;
export type LibraryStatus = (typeof LIBRARY_STATUSES)[number];

/** A measure of a result of the library, as a plan holds one, with a target that is suggested. */
export type LibraryIndicator = Omit<IndicatorResponse, 'id'>;

/** A result that others may take up (Pustaka Hasil Kerja): what it says, for which posts it is meant, and whose it is. */
@Entity('library_result')
@Index('ix_library_result_unitId', ['unitId'])
@Index('ix_library_result_status_positionTitleKey', ['status', 'positionTitleKey'])
export class LibraryResult {
  @IdColumn() id!: string;
  /** The unit that keeps it, and for whose people it is meant; null for the whole government. */
  @ReferenceColumn('OrgUnit', 'fk_library_result_unitId', { nullable: true }) unitId!: string | null;
  /** For which form it is written: what an indicator has, follows from it. */
  @TextColumn(8) family!: Family;
  @TextColumn(12) approach!: Approach;
  @TextColumn(10) kind!: (typeof RESULT_KINDS)[number];
  @TextColumn(12) classification!: (typeof RESULT_CLASSES)[number];
  @TextColumn(1000) statement!: string;
  /** By which it is ordered. */
  @TextColumn(300) statementKey!: string;
  /** In which words are looked for: those of the statement and of the indicators. */
  @LongTextColumn() searchText!: string;
  @TextColumn(24, { nullable: true }) perspective!: string | null;
  @JsonColumn() indicators!: readonly LibraryIndicator[];
  /** Title of the posts for which it is meant; null for every post. */
  @TextColumn(300, { nullable: true }) positionTitle!: string | null;
  @TextColumn(300, { nullable: true }) positionTitleKey!: string | null;
  /** Kind of the posts for which it is meant; null for every kind. */
  @TextColumn(16, { nullable: true }) positionKind!: PositionKind | null;
  @TextColumn(8) status!: LibraryStatus;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
