import { ApiProperty } from '@nestjs/swagger';
import { REVIEWER_GROUPS, type ReviewerGroup } from '../domain/groups.js';
import { type Adjuster, ADJUSTERS } from '../domain/policy.js';

/** Weights of the groups, in whole per cent. */
export class GroupWeightsResponse {
  /** Of the superior. @example 60 */
  @ApiProperty({ type: 'integer' }) SUPERIOR!: number;
  /** Of peers. @example 20 */
  @ApiProperty({ type: 'integer' }) PEER!: number;
  /** Of direct reports. @example 10 */
  @ApiProperty({ type: 'integer' }) SUBORDINATE!: number;
  /** Of people of units that are served. @example 10 */
  @ApiProperty({ type: 'integer' }) SERVED!: number;
}

/** Which units a unit serves. */
export class ServedUnitsResponse {
  /** The unit whose people are reviewed. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Units whose people review them. @example ['01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12'] */
  servedUnitIds!: string[];
}

/** How the government holds reviews. */
export class ReviewPolicyResponse {
  /** From how many answers on a group is shown. @example 3 */
  @ApiProperty({ type: 'integer' }) minimumPerGroup!: number;
  /** From how many people on figures of a unit are shown. @example 5 */
  @ApiProperty({ type: 'integer' }) minimumPerUnit!: number;
  /** From where people are reviewed. @example ['SELF', 'SUPERIOR', 'PEER', 'SUBORDINATE', 'SERVED'] */
  @ApiProperty({ enum: REVIEWER_GROUPS, isArray: true }) groups!: readonly ReviewerGroup[];
  /** Weights of the groups. */
  weights!: GroupWeightsResponse;
  /** How many peers are proposed. @example 5 */
  @ApiProperty({ type: 'integer' }) peerCount!: number;
  /** How many direct reports are proposed. @example 5 */
  @ApiProperty({ type: 'integer' }) subordinateCount!: number;
  /** How many people of served units are proposed. @example 5 */
  @ApiProperty({ type: 'integer' }) servedCount!: number;
  /** Most people whom somebody is drawn to review in a round. @example 10 */
  @ApiProperty({ type: 'integer' }) mostPerReviewer!: number;
  /** Who may adjust whom the rules propose. @example ['APPRAISER'] */
  @ApiProperty({ enum: ADJUSTERS, isArray: true }) adjusters!: readonly Adjuster[];
  /** Most adjustments for one person by each of them. @example 2 */
  @ApiProperty({ type: 'integer' }) mostAdjustments!: number;
  /** Whether what the reviewed person wishes waits for the appraiser. @example true */
  wishesNeedApproval!: boolean;
  /** How far self and others must be apart, in points of 100, to stand out. @example 15 */
  @ApiProperty({ type: 'integer' }) gapPoints!: number;
  /** Which units are served by which. */
  servedUnits!: ServedUnitsResponse[];
  /** How many days there are to adjust. @example 7 */
  @ApiProperty({ type: 'integer' }) adjustDays!: number;
  /** How many days there are to answer after those. @example 14 */
  @ApiProperty({ type: 'integer' }) answerDays!: number;
  /** How many days before the last one people are reminded. @example 3 */
  @ApiProperty({ type: 'integer' }) reminderDaysBefore!: number;
  /** Whether managers of units read results of their people. @example false */
  unitHrReadsResults!: boolean;
  /** Version for If-Match. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}
