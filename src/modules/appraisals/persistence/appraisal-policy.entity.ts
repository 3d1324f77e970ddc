import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { AnnualRule, PredicatePoints } from '../domain/annual-hint.js';
import type { SurpriseRule } from '../domain/no-surprise.js';
import type { NumericSettings } from '../domain/numeric-inputs.js';
import type { SuggestionRule } from '../domain/suggestion.js';

/** One row: how ratings are suggested, on how much they rest at least, and what a low one needs. */
@Entity('appraisal_policy')
export class AppraisalPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @TextColumn(12) suggestionRule!: SuggestionRule;
  @IntegerColumn() aboveFromPercent!: number;
  @IntegerColumn() belowPercent!: number;
  @IntegerColumn() fewestPraises!: number;
  @TextColumn(16) annualRule!: AnnualRule;
  @JsonColumn() annualPoints!: PredicatePoints;
  @IntegerColumn() minimumCoveragePercent!: number;
  @IntegerColumn() minimumEvidence!: number;
  @IntegerColumn({ default: 75 }) expectedReviewScore!: number;
  @TextColumn(8) surpriseRule!: SurpriseRule;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** What a performance year calculates with under PP 30/2019; without a row the defaults. */
@Entity('numeric_settings')
@Index('uq_numeric_settings_performancePeriodId', ['performancePeriodId'], { unique: true })
export class NumericSettingsOfYear {
  @IdColumn() id!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_numeric_settings_performancePeriodId') performancePeriodId!: string;
  @JsonColumn() settings!: NumericSettings;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
