import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsId, IsOneOf, IsPlainText, Optional } from '../../../kernel/http/validators.js';
import { APPRAISAL_STATUSES, type AppraisalStatus } from '../domain/appraisal.states.js';
import { type Rating, RATINGS } from '../domain/rule-set.js';
import { APPRAISAL_KINDS, type AppraisalKind } from '../persistence/appraisal.entity.js';

/** An appraisal to be opened. */
export class AppraisalRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The plan; for an annual appraisal any active plan of the person in that year. */
  @IsId() workPlanId!: string;
  /** The evaluation period; left out for the annual appraisal. */
  @Optional() @IsId() evaluationPeriodId?: string;
}

/** Which appraisals. */
export class AppraisalQuery extends PageQuery {
  /** Only of this employee. */
  @Optional() @IsId() employeeId?: string;
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of this evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** Only periodic or only annual ones. */
  @Optional() @IsOneOf(APPRAISAL_KINDS) kind?: AppraisalKind;
  /** Only in this state. */
  @Optional() @IsOneOf(APPRAISAL_STATUSES) status?: AppraisalStatus;
}

/** How the employee sees the own performance. */
export class SelfAssessmentRequest {
  /** What was achieved against the plan. @example 'Semua target triwulan tercapai; dua dokumen terbit lebih cepat.' */
  @IsPlainText(10, 4000) resultSummary!: string;
  /** How the core values were lived. @example 'Keluhan warga saya jawab pada hari yang sama; rekan baru saya dampingi.' */
  @IsPlainText(10, 4000) behaviourSummary!: string;
}

/** The appraiser's judgement on the whole, with reasons. */
export class RatingsRequest {
  /** Results, measured against what was expected. */
  @IsOneOf(RATINGS) resultRating!: Rating;
  /** Why: facts and evidence the employee can check. @example 'Tiga dari tiga dokumen terbit tepat waktu dan lolos reviu tanpa catatan.' */
  @IsPlainText(10, 4000) resultReason!: string;
  /** Behaviour, measured against what was expected. */
  @IsOneOf(RATINGS) behaviourRating!: Rating;
  /**
   * Why: facts and examples the employee can check.
   * @example 'Selalu menjawab keluhan pada hari yang sama; membantu dua rekan menyusun laporan.'
   */
  @IsPlainText(10, 4000) behaviourReason!: string;
}
