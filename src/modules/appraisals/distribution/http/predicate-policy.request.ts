import { IsFlag, IsOneOf, IsPart, IsWhole, Optional } from '../../../../kernel/http/validators.js';
import { type Rating, RATINGS } from '../../domain/rule-set.js';
import { HEAD_RATING_MODES, type HeadRatingMode } from '../../organisation-performance/domain/head-rating.js';
import { CHECK_LEVELS, type CheckLevel } from '../domain/check.js';
import { type Population, POPULATIONS } from '../persistence/predicate-policy.entity.js';

/** Which rating of results the head of a unit has by its predicate; what is left out stays. */
export class HeadRatingsPatch {
  /** Of ISTIMEWA. @example 'DI_ATAS_EKSPEKTASI' */
  @Optional() @IsOneOf(RATINGS) ISTIMEWA?: Rating;
  /** Of BAIK. @example 'SESUAI_EKSPEKTASI' */
  @Optional() @IsOneOf(RATINGS) BAIK?: Rating;
  /** Of BUTUH_PERBAIKAN. @example 'DI_BAWAH_EKSPEKTASI' */
  @Optional() @IsOneOf(RATINGS) BUTUH_PERBAIKAN?: Rating;
  /** Of KURANG. @example 'DI_BAWAH_EKSPEKTASI' */
  @Optional() @IsOneOf(RATINGS) KURANG?: Rating;
  /** Of SANGAT_KURANG. @example 'DI_BAWAH_EKSPEKTASI' */
  @Optional() @IsOneOf(RATINGS) SANGAT_KURANG?: Rating;
}

/** What holds from now on; what is left out stays. */
export class PredicatePolicyPatch {
  /** Above how many per cent, with expectations exceeded, a unit is ISTIMEWA. @example 110 */
  @Optional() @IsWhole(1, 120) excellentAbovePercent?: number;
  /** From how many per cent on a unit is BAIK. @example 90 */
  @Optional() @IsWhole(1, 120) goodFromPercent?: number;
  /** From how many per cent on a unit is BUTUH_PERBAIKAN, and BAIK no more below it. @example 70 */
  @Optional() @IsWhole(1, 120) improvementFromPercent?: number;
  /** From how many per cent on a unit is KURANG; below it SANGAT_KURANG. @example 50 */
  @Optional() @IsWhole(1, 120) poorFromPercent?: number;
  /** Which rating of results the head of a unit has by its predicate. */
  @Optional() @IsPart(() => HeadRatingsPatch) headRatings?: HeadRatingsPatch;
  /** Whether that rating is a suggestion, or what the appraiser has to give. @example 'REQUIRE' */
  @Optional() @IsOneOf(HEAD_RATING_MODES) headRatingMode?: HeadRatingMode;
  /** What a broken pattern does: it informs, it asks for a justification, or nothing is published until it is met. @example 'WARN' */
  @Optional() @IsOneOf(CHECK_LEVELS) checkLevel?: CheckLevel;
  /** Below how many people a broken pattern only informs. @example 10 */
  @Optional() @IsWhole(0, 1000) fewestPeople?: number;
  /** Whose predicates are held against a pattern. @example 'OPD' */
  @Optional() @IsOneOf(POPULATIONS) population?: Population;
  /** True: at a calibration appraisers may change ratings of their own people; otherwise they only speak. @example false */
  @Optional() @IsFlag() appraisersMayDecide?: boolean;
  /** By how many levels one change at a calibration may move both ratings together. @example 1 */
  @Optional() @IsWhole(1, 4) mostLevelsPerChange?: number;
  /** How often an appraisal may be changed in one session. @example 2 */
  @Optional() @IsWhole(1, 10) mostChangesPerAppraisal?: number;
}
