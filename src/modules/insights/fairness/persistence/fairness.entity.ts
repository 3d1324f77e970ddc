import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { Verdict } from '../domain/verdicts.js';
import type { AnalysisSettings } from '../fairness-settings.js';
import type { AnalysisSummary, AppraiserFigures, HintKind, StoredDifference } from '../fairness-figures.js';

/** How fairly a year was appraised, as it was calculated once; what is shown of it never changes. */
@Entity('fairness_analysis')
@Index('ix_fairness_analysis_performancePeriodId', ['performancePeriodId'])
@Index('ix_fairness_analysis_createdAt_id', ['createdAt', 'id'])
export class FairnessAnalysis {
  @IdColumn() id!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_fairness_analysis_performancePeriodId') performancePeriodId!: string;
  @TextColumn(20) methodVersion!: string;
  @JsonColumn() settings!: AnalysisSettings;
  /** SHA-256 of the settings and the method's version: equal ones were calculated alike. */
  @TextColumn(64) settingsHash!: string;
  /** From when on others see appraisers who have not answered; counted from the day on which it is finished. */
  @DayColumn() othersFromOn!: string;
  @RefColumn({ nullable: true }) jobId!: string | null;
  /** Null until it is finished, as are the next ones. */
  @JsonColumn({ nullable: true }) summary!: AnalysisSummary | null;
  @JsonColumn({ nullable: true }) differences!: readonly StoredDifference[] | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn({ nullable: true }) finishedAt!: Date | null;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** The figures of one appraiser in an analysis, with what he says to them. */
@Entity('fairness_appraiser')
@Index('uq_fairness_appraiser_analysisId_appraiserId', ['analysisId', 'appraiserId'], { unique: true })
@Index('ix_fairness_appraiser_appraiserId', ['appraiserId'])
export class FairnessAppraiser {
  @IdColumn() id!: string;
  @ReferenceColumn('FairnessAnalysis', 'fk_fairness_appraiser_analysisId') analysisId!: string;
  @ReferenceColumn('Employee', 'fk_fairness_appraiser_appraiserId') appraiserId!: string;
  @TextColumn(16) verdict!: Verdict;
  @FlagColumn() isListed!: boolean;
  @JsonColumn() figures!: AppraiserFigures;
  @TextColumn(2000, { nullable: true }) comment!: string | null;
  /** When he said that he has seen them, with or without a comment; from then on others see them, too. */
  @InstantColumn({ nullable: true }) answeredAt!: Date | null;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** Something that is worth a talk with an appraiser. */
@Entity('fairness_hint')
@Index('ix_fairness_hint_analysisId_appraiserId', ['analysisId', 'appraiserId'])
@Index('ix_fairness_hint_appraiserId', ['appraiserId'])
@Index('ix_fairness_hint_employeeId', ['employeeId'])
export class FairnessHint {
  @IdColumn() id!: string;
  @ReferenceColumn('FairnessAnalysis', 'fk_fairness_hint_analysisId') analysisId!: string;
  @ReferenceColumn('Employee', 'fk_fairness_hint_appraiserId') appraiserId!: string;
  /** Whom it concerns besides; null where it is the appraiser's way with all. */
  @ReferenceColumn('Employee', 'fk_fairness_hint_employeeId', { nullable: true }) employeeId!: string | null;
  @TextColumn(24) kind!: HintKind;
  /** The figure behind it. */
  @TextColumn(20, { nullable: true }) value!: string | null;
  /** False for what the appraiser alone is told, because it does not hold when all are looked at together. */
  @FlagColumn({ default: 1 }) isListed!: boolean;
}
