import { IsOneOf, IsWhole, Optional } from '../../../../kernel/http/validators.js';
import { RATING_GATES, type RatingGate } from '../domain/criteria-policy.js';

/** What counts for criteria from now on; what is left out stays. */
export class CriteriaPolicyPatch {
  /** How many days a consultation lasts at least. @example 7 */
  @Optional() @IsWhole(1, 90) consultationDays?: number;
  /** How many days somebody has to acknowledge who came into the unit within the period. @example 14 */
  @Optional() @IsWhole(0, 90) newcomerDays?: number;
  /** After how many days each time people are reminded who have not acknowledged. @example 7 */
  @Optional() @IsWhole(1, 90) reminderEveryDays?: number;
  /** Whether ratings need criteria that count and were acknowledged: not asked, warned of, or refused without. @example 'WARN' */
  @Optional() @IsOneOf(RATING_GATES) ratingGate?: RatingGate;
}
