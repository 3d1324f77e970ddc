import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsListOf, IsOneOf, IsPlainText, IsWhole, Optional } from '../../../../kernel/http/validators.js';
import { type Rating, RATINGS } from '../../domain/rule-set.js';
import { CERTIFICATION_STATES, type CertificationState } from '../domain/attempt.js';
import { CERTIFICATION_LEVELS, type CertificationLevel } from '../persistence/certification.entity.js';

/** How you rate the person of a vignette. */
export class VignetteAnswerRequest {
  /** The vignette. @example 'PELAKSANA_ARSIP' */
  @IsPlainText(1, 40) code!: string;
  /** Your rating of the results. @example 'SESUAI_EKSPEKTASI' */
  @IsOneOf(RATINGS) resultRating!: Rating;
  /** Your rating of the behaviour. @example 'SESUAI_EKSPEKTASI' */
  @IsOneOf(RATINGS) behaviourRating!: Rating;
}

/** The answers to all vignettes of an attempt. */
export class CertificationAnswersRequest {
  /** One for each vignette. */
  @IsListOf(() => VignetteAnswerRequest, 1, 30) answers!: VignetteAnswerRequest[];
}

/** What a government asks of its appraisers; what is left out stays. */
export class CertificationPolicyPatch {
  /** OFF: nothing; WARN: appraisers are reminded; REQUIRED: nobody rates without a valid certificate. @example 'WARN' */
  @Optional() @IsOneOf(CERTIFICATION_LEVELS) level?: CertificationLevel;
  /** How many vignettes an attempt has. @example 8 */
  @Optional() @IsWhole(5, 15) vignettes?: number;
  /** How many ratings have to be equal to the reference, in per cent. @example 70 */
  @Optional() @IsWhole(40, 100) passPercent?: number;
  /** How lenient or severe the mean may be, in hundredths of a level. @example 35 */
  @Optional() @IsWhole(5, 100) mostLeniencyHundredths?: number;
  /** For how many months a certificate holds. @example 12 */
  @Optional() @IsWhole(1, 60) validMonths?: number;
}

/** Which appraisers are listed. */
export class CertificationQuery extends PageQuery {
  /** Only those with a definitive post in this unit or below it. */
  @Optional() @IsId() unitId?: string;
  /** Only those in this state. @example 'NONE' */
  @Optional() @IsOneOf(CERTIFICATION_STATES) state?: CertificationState;
}
