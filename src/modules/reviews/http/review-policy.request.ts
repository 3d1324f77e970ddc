import {
  IsFlag,
  IsId,
  IsIdList,
  IsListOf,
  IsPart,
  IsSetOf,
  IsWhole,
  Optional,
} from '../../../kernel/http/validators.js';
import { REVIEWER_GROUPS, type ReviewerGroup } from '../domain/groups.js';
import { type Adjuster, ADJUSTERS } from '../domain/policy.js';

/** Weights of the groups, in whole per cent; those in use total 100. */
export class GroupWeightsRequest {
  /** Of the superior. @example 60 */
  @IsWhole(0, 100) SUPERIOR!: number;
  /** Of peers. @example 20 */
  @IsWhole(0, 100) PEER!: number;
  /** Of direct reports. @example 10 */
  @IsWhole(0, 100) SUBORDINATE!: number;
  /** Of people of units that are served. @example 10 */
  @IsWhole(0, 100) SERVED!: number;
}

/** Which units a unit serves. */
export class ServedUnitsRequest {
  /** The unit whose people are reviewed. */
  @IsId() unitId!: string;
  /** Units whose people, with all below, review them. */
  @IsIdList(1, 50) servedUnitIds!: string[];
}

/** How reviews are held from now on; what is left out stays. */
export class ReviewPolicyPatch {
  /** From how many answers on a group is shown. @example 3 */
  @Optional() @IsWhole(2, 10) minimumPerGroup?: number;
  /** From how many people on figures of a unit are shown. @example 5 */
  @Optional() @IsWhole(3, 50) minimumPerUnit?: number;
  /** From where people are reviewed. @example ['SELF', 'SUPERIOR', 'PEER', 'SUBORDINATE', 'SERVED'] */
  @Optional() @IsSetOf(REVIEWER_GROUPS, 1, REVIEWER_GROUPS.length) groups?: ReviewerGroup[];
  /** Weights of the groups. */
  @Optional() @IsPart(() => GroupWeightsRequest) weights?: GroupWeightsRequest;
  /** How many peers are proposed. @example 5 */
  @Optional() @IsWhole(0, 15) peerCount?: number;
  /** How many direct reports are proposed. @example 5 */
  @Optional() @IsWhole(0, 15) subordinateCount?: number;
  /** How many people of served units are proposed. @example 5 */
  @Optional() @IsWhole(0, 15) servedCount?: number;
  /** Most people whom somebody is drawn to review in a round; the own review and those of a superior do not count. @example 10 */
  @Optional() @IsWhole(1, 50) mostPerReviewer?: number;
  /** Who may adjust whom the rules propose. @example ['APPRAISER'] */
  @Optional() @IsSetOf(ADJUSTERS, 0, ADJUSTERS.length) adjusters?: Adjuster[];
  /** Most adjustments for one person by each of them; less than the minimum of a group. @example 2 */
  @Optional() @IsWhole(0, 9) mostAdjustments?: number;
  /** Whether what the reviewed person wishes waits for the appraiser. @example true */
  @Optional() @IsFlag() wishesNeedApproval?: boolean;
  /** How far self and others must be apart, in points of 100, to stand out. @example 15 */
  @Optional() @IsWhole(5, 50) gapPoints?: number;
  /** Which units are served by which. */
  @Optional() @IsListOf(() => ServedUnitsRequest, 0, 500) servedUnits?: ServedUnitsRequest[];
  /** How many days there are to adjust, unless a round says otherwise. @example 7 */
  @Optional() @IsWhole(0, 60) adjustDays?: number;
  /** How many days there are to answer after those, unless a round says otherwise. @example 14 */
  @Optional() @IsWhole(1, 90) answerDays?: number;
  /** How many days before the last one people are reminded, beside the last day itself. @example 3 */
  @Optional() @IsWhole(1, 30) reminderDaysBefore?: number;
  /** Whether managers of units read results of their people. @example false */
  @Optional() @IsFlag() unitHrReadsResults?: boolean;
}
