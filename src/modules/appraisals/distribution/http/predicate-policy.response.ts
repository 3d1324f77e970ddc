import { ApiProperty } from '@nestjs/swagger';
import { type Rating, RATINGS } from '../../domain/rule-set.js';
import {
  HEAD_RATING_MODES,
  type HeadRatingMode,
  type HeadRatings,
} from '../../organisation-performance/domain/head-rating.js';
import { CHECK_LEVELS, type CheckLevel } from '../domain/check.js';
import { type Population, POPULATIONS } from '../persistence/predicate-policy.entity.js';

/** Which rating of results the head of a unit has by its predicate. */
export class HeadRatingsResponse implements HeadRatings {
  /** Of ISTIMEWA. @example 'DI_ATAS_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) ISTIMEWA!: Rating;
  /** Of BAIK. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) BAIK!: Rating;
  /** Of BUTUH_PERBAIKAN. @example 'DI_BAWAH_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) BUTUH_PERBAIKAN!: Rating;
  /** Of KURANG. @example 'DI_BAWAH_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) KURANG!: Rating;
  /** Of SANGAT_KURANG. @example 'DI_BAWAH_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS }) SANGAT_KURANG!: Rating;
}

/** What a government has decided about predicates of units and people. */
export class PredicatePolicyResponse {
  /** Above how many per cent, with expectations exceeded, a unit is ISTIMEWA. @example 110 */
  excellentAbovePercent!: number;
  /** From how many per cent on a unit is BAIK. @example 90 */
  goodFromPercent!: number;
  /** From how many per cent on a unit is BUTUH_PERBAIKAN. @example 70 */
  improvementFromPercent!: number;
  /** From how many per cent on a unit is KURANG; below it SANGAT_KURANG. @example 50 */
  poorFromPercent!: number;
  /** Which rating of results the head of a unit has by its predicate. */
  headRatings!: HeadRatingsResponse;
  /** Whether that rating is a suggestion, or what the appraiser has to give in a year under PermenPANRB 6/2022. @example 'REQUIRE' */
  @ApiProperty({ enum: HEAD_RATING_MODES }) headRatingMode!: HeadRatingMode;
  /** What a broken pattern does: it informs, it asks for a justification, or nothing is published until it is met. @example 'WARN' */
  @ApiProperty({ enum: CHECK_LEVELS }) checkLevel!: CheckLevel;
  /** Below how many people a broken pattern only informs. @example 10 */
  fewestPeople!: number;
  /** Whose predicates are held against a pattern: all of the agency, of the unit alone, or those whom its head appraises. @example 'OPD' */
  @ApiProperty({ enum: POPULATIONS }) population!: Population;
  /** Whether appraisers may change ratings of their own people at a calibration. @example false */
  appraisersMayDecide!: boolean;
  /** By how many levels one change at a calibration may move both ratings together. @example 1 */
  mostLevelsPerChange!: number;
  /** How often an appraisal may be changed in one session. @example 2 */
  mostChangesPerAppraisal!: number;
  /** Version for If-Match. @example 1 */
  version!: number;
}
