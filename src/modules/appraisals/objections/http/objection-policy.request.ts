import { Clearable, IsFlag, IsOneOf, IsWhole, Optional } from '../../../../kernel/http/validators.js';
import { DAY_COUNTS, type DayCount } from '../domain/objection-terms.js';
import { type TalkFirst, TALKS } from '../persistence/objection.entity.js';

/** The terms of objections from now on; what is left out stays. */
export class ObjectionPolicyPatch {
  /** How many days after the receipt somebody may object; the law gives 14, so it is never less. @example 14 */
  @Optional() @IsWhole(14, 60) objectionDays?: number;
  /** Whether those are calendar or working days. @example 'CALENDAR_DAYS' */
  @Optional() @IsOneOf(DAY_COUNTS) objectionDaysAre?: DayCount;
  /** After how many working days a published result counts as received without an acknowledgement. @example 14 */
  @Optional() @IsWhole(1, 60) receiptWorkingDays?: number;
  /** How many working days both sides have for their explanations. @example 5 */
  @Optional() @IsWhole(1, 30) explanationWorkingDays?: number;
  /** How many working days the examiner has for the decision. @example 14 */
  @Optional() @IsWhole(1, 90) decisionWorkingDays?: number;
  /** How many working days before that day the examiner is reminded. @example 3 */
  @Optional() @IsWhole(1, 30) reminderWorkingDays?: number;
  /** After how many more working days without a decision of the highest examiner an objection expires; null for never. @example 30 */
  @Clearable() @IsWhole(1, 250) expiryWorkingDays?: number | null;
  /** Whether a talk with the appraiser is advised before an objection, or has to be asked for. @example 'ADVISED' */
  @Optional() @IsOneOf(TALKS) talkFirst?: TalkFirst;
  /** Whether a decision may give a lower predicate than the one objected to. @example false */
  @Optional() @IsFlag() decisionMayLower?: boolean;
}
