import { Entity, PrimaryColumn } from 'typeorm';
import {
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { HeadRatingMode, HeadRatings } from '../../organisation-performance/domain/head-rating.js';
import type { CheckLevel } from '../domain/check.js';

/** Whose predicates are held against a pattern: all of the agency, of the unit alone, or those whom its head appraises. */
export const POPULATIONS = ['OPD', 'UNIT', 'DIRECT_REPORTS'] as const;
export type Population = (typeof POPULATIONS)[number];

/** One row: what a government has decided about predicates of organisations and people where the regulation leaves it open. */
@Entity('predicate_policy')
export class PredicatePolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @IntegerColumn() excellentAbovePercent!: number;
  @IntegerColumn() goodFromPercent!: number;
  @IntegerColumn() improvementFromPercent!: number;
  @IntegerColumn() poorFromPercent!: number;
  @JsonColumn() headRatings!: HeadRatings;
  @TextColumn(8) headRatingMode!: HeadRatingMode;
  @TextColumn(8) checkLevel!: CheckLevel;
  @IntegerColumn() fewestPeople!: number;
  @TextColumn(16) population!: Population;
  @FlagColumn() appraisersMayDecide!: boolean;
  @IntegerColumn() mostLevelsPerChange!: number;
  @IntegerColumn() mostChangesPerAppraisal!: number;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
