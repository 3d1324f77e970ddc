import { ApiProperty } from '@nestjs/swagger';
import { ANNEX_KINDS, type AnnexKind } from '../domain/annexes.js';
import { type Aspect, ASPECTS } from '../domain/forms.js';

/** What the government asks of plans beyond the law. */
export class WorkPlanPolicyResponse {
  /** Annexes that must hold an entry before a plan is submitted. @example ['DUKUNGAN_SUMBER_DAYA', 'SKEMA_PERTANGGUNGJAWABAN', 'KONSEKUENSI'] */
  @ApiProperty({ enum: ANNEX_KINDS, isArray: true }) requiredAnnexes!: readonly AnnexKind[];
  /** Aspects for which each result is expected to have an indicator. @example ['KUANTITAS'] */
  @ApiProperty({ enum: ASPECTS, isArray: true }) expectedAspects!: readonly Aspect[];
  /** How many main results are usual at least. @example 3 */
  fewestMainResults!: number;
  /** How many main results are usual at most. @example 8 */
  mostMainResults!: number;
  /** How many days somebody has to hand in a plan who has a new post or work agreement, where plans of the year are due earlier. @example 30 */
  newPostDueDays!: number;
  /** How many working days whoever decides about a plan has to answer. @example 7 */
  answerDueWorkingDays!: number;
  /** From how many percent on the words of two results count as alike. @example 85 */
  similarityPercent!: number;
  /** Whether people write a daily log. @example true */
  keepsDailyLog!: boolean;
  /** The minutes of a working day, above which the daily log shows a hint; null where nobody has said. @example 450 */
  @ApiProperty({ type: 'integer', nullable: true }) workingDayMinutes!: number | null;
  /** From how many per cent of what its schedule expects on an indicator is on track. @example 90 */
  onTrackPercent!: number;
  /** Below how many per cent of what its schedule expects an indicator is late; at risk between both. @example 70 */
  latePercent!: number;
  /** Version for If-Match. @example 1 */
  version!: number;
}
