import { Entity, PrimaryColumn } from 'typeorm';
import { FlagColumn, InstantColumn, IntegerColumn, JsonColumn } from '../../../kernel/database/columns.js';
import type { AnnexKind } from '../domain/annexes.js';
import type { Aspect } from '../domain/forms.js';

/** One row: what the government asks of plans beyond the law. */
@Entity('work_plan_policy')
export class WorkPlanPolicy {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @JsonColumn() requiredAnnexes!: readonly AnnexKind[];
  @JsonColumn() expectedAspects!: readonly Aspect[];
  @IntegerColumn() fewestMainResults!: number;
  @IntegerColumn() mostMainResults!: number;
  /** How many days somebody with a new post has, and how many working days whoever decides about a plan. */
  @IntegerColumn({ default: 30 }) newPostDueDays!: number;
  @IntegerColumn({ default: 7 }) answerDueWorkingDays!: number;
  /** From how many percent on two texts count as alike. */
  @IntegerColumn({ default: 85 }) similarityPercent!: number;
  /** Whether people write a daily log, and the minutes of a working day; null where nobody has said. */
  @FlagColumn({ default: 0 }) keepsDailyLog!: boolean;
  @IntegerColumn({ nullable: true }) workingDayMinutes!: number | null;
  /** From how many per cent of what is expected on an indicator is on track, and below how many it is late. */
  @IntegerColumn({ default: 90 }) onTrackPercent!: number;
  @IntegerColumn({ default: 70 }) latePercent!: number;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
