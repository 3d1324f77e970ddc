import { ApiProperty } from '@nestjs/swagger';
import { RATING_GATES, type RatingGate } from '../domain/criteria-policy.js';

/** What the government has decided about criteria. */
export class CriteriaPolicyResponse {
  /** How many days a consultation lasts at least. @example 7 */
  @ApiProperty({ type: 'integer' }) consultationDays!: number;
  /** How many days somebody has to acknowledge who came into the unit within the period. @example 14 */
  @ApiProperty({ type: 'integer' }) newcomerDays!: number;
  /** After how many days each time people are reminded who have not acknowledged. @example 7 */
  @ApiProperty({ type: 'integer' }) reminderEveryDays!: number;
  /** Whether ratings need criteria that count and were acknowledged: not asked, warned of, or refused without. @example 'WARN' */
  @ApiProperty({ enum: RATING_GATES }) ratingGate!: RatingGate;
  /** Version for If-Match. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}
