import { Entity, PrimaryColumn } from 'typeorm';
import { FlagColumn, InstantColumn, IntegerColumn, JsonColumn } from '../../../kernel/database/columns.js';
import type { ReviewRules, ServedUnits } from '../domain/policy.js';

/** One row: how the government holds reviews. */
@Entity('review_policy')
export class ReviewPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  /** What a round takes over when its reviewers are proposed. */
  @JsonColumn() rules!: ReviewRules;
  /** Which units' people review those of a unit. */
  @JsonColumn() servedUnits!: readonly ServedUnits[];
  @IntegerColumn() adjustDays!: number;
  @IntegerColumn() answerDays!: number;
  @IntegerColumn() reminderDaysBefore!: number;
  /** Whether the managers of units read results of their people. */
  @FlagColumn() unitHrReadsResults!: boolean;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
