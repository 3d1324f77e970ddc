import { Clearable, IsFlag, IsSetOf, IsWhole, Optional } from '../../../kernel/http/validators.js';
import { ANNEX_KINDS, type AnnexKind } from '../domain/annexes.js';
import { type Aspect, ASPECTS } from '../domain/forms.js';
import { MAX_RESULTS } from '../domain/limits.js';

/** What is asked of plans from now on; what is left out stays. */
export class WorkPlanPolicyPatch {
  /** Annexes that must hold an entry before a plan is submitted. @example ['DUKUNGAN_SUMBER_DAYA', 'SKEMA_PERTANGGUNGJAWABAN', 'KONSEKUENSI'] */
  @Optional() @IsSetOf(ANNEX_KINDS, 0, ANNEX_KINDS.length) requiredAnnexes?: AnnexKind[];
  /** Aspects for which each result is expected to have an indicator; only a warning. @example ['KUANTITAS'] */
  @Optional() @IsSetOf(ASPECTS, 0, ASPECTS.length) expectedAspects?: Aspect[];
  /** How many main results are usual at least; only a warning. @example 3 */
  @Optional() @IsWhole(1, MAX_RESULTS) fewestMainResults?: number;
  /** How many main results are usual at most; only a warning. @example 8 */
  @Optional() @IsWhole(1, MAX_RESULTS) mostMainResults?: number;
  /** How many days somebody has to hand in a plan who has a new post or work agreement, where plans of the year are due earlier. @example 30 */
  @Optional() @IsWhole(1, 180) newPostDueDays?: number;
  /** How many working days whoever decides about a plan has to answer. @example 7 */
  @Optional() @IsWhole(1, 60) answerDueWorkingDays?: number;
  /** From how many percent on the words of two results count as alike; only a hint. @example 85 */
  @Optional() @IsWhole(50, 100) similarityPercent?: number;
  /** True: people write a daily log. @example true */
  @Optional() @IsFlag() keepsDailyLog?: boolean;
  /** The minutes of a working day, above which the daily log shows a hint; null for no hint. @example 450 */
  @Clearable() @IsWhole(60, 1440) workingDayMinutes?: number | null;
  /** From how many per cent of what its schedule expects on an indicator is on track. @example 90 */
  @Optional() @IsWhole(1, 100) onTrackPercent?: number;
  /** Below how many per cent of what its schedule expects an indicator is late; at risk between both. @example 70 */
  @Optional() @IsWhole(1, 100) latePercent?: number;
}
