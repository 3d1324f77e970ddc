import { ApiProperty } from '@nestjs/swagger';
import { DAY_COUNTS, type DayCount } from '../domain/objection-terms.js';
import { type TalkFirst, TALKS } from '../persistence/objection.entity.js';

/** The terms of objections. */
export class ObjectionPolicyResponse {
  /** How many days after the receipt somebody may object. @example 14 */
  objectionDays!: number;
  /** Whether those are calendar or working days. @example 'CALENDAR_DAYS' */
  @ApiProperty({ enum: DAY_COUNTS }) objectionDaysAre!: DayCount;
  /** After how many working days a published result counts as received without an acknowledgement. @example 14 */
  receiptWorkingDays!: number;
  /** How many working days both sides have for their explanations. @example 5 */
  explanationWorkingDays!: number;
  /** How many working days the examiner has for the decision. @example 14 */
  decisionWorkingDays!: number;
  /** How many working days before that day the examiner is reminded. @example 3 */
  reminderWorkingDays!: number;
  /** After how many more working days without a decision of the highest examiner an objection expires; null for never. @example null */
  @ApiProperty({ type: 'integer', nullable: true }) expiryWorkingDays!: number | null;
  /** Whether a talk with the appraiser is advised before an objection, or has to be asked for. @example 'ADVISED' */
  @ApiProperty({ enum: TALKS }) talkFirst!: TalkFirst;
  /** Whether a decision may give a lower predicate than the one objected to. @example false */
  decisionMayLower!: boolean;
  /** Version for If-Match. @example 1 */
  version!: number;
}
