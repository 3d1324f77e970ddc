import type { AppraisalStatus } from '../domain/appraisal.states.js';
import type { Predicate, Rating } from '../domain/rule-set.js';
import type { AppraisalKind } from '../persistence/appraisal.entity.js';

/** An appraisal in a list. */
export class AppraisalSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  id!: string;
  /** One evaluation period, or the whole year. @example 'PERIODIC' */
  kind!: AppraisalKind;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The employee's name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The evaluation period; null for the annual appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string | null;
  /** Name of the time it is about. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** Where it stands, as far as the reader may know. @example 'PUBLISHED' */
  status!: AppraisalStatus;
  /** Last day for the self-assessment; with days that an outage took; afterwards the appraiser may rate without it. @example '2026-04-14' */
  selfAssessmentDueOn!: string;
  /** The predicate; null to the employee before publication. @example 'BAIK' */
  predicate!: Predicate | null;
  /** Civil date since when the result is final; null before, when nothing may follow from it. @example '2026-04-28' */
  finalOn!: string | null;
  /** Version; it moves with every step but a rating, which its publication reveals. @example 3 */
  version!: number;
}

/** An appraisal with judgement and reasons. */
export class AppraisalResponse extends AppraisalSummaryResponse {
  /** The plans it is about. @example ['01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30'] */
  workPlanIds!: string[];
  /** The employee's view of the results. @example 'Semua target triwulan tercapai.' */
  ownResultSummary!: string | null;
  /** The employee's view of the behaviour. @example 'Keluhan warga saya jawab pada hari yang sama.' */
  ownBehaviourSummary!: string | null;
  /** When the employee assessed himself last. @example '2026-04-02T02:00:00.000Z' */
  selfAssessedAt!: string | null;
  /** Rating of results. @example 'SESUAI_EKSPEKTASI' */
  resultRating!: Rating | null;
  /** Reason of that rating. @example 'Tiga dari tiga dokumen terbit tepat waktu.' */
  resultReason!: string | null;
  /** Rating of behaviour. @example 'SESUAI_EKSPEKTASI' */
  behaviourRating!: Rating | null;
  /** Reason of that rating. @example 'Selalu menjawab keluhan pada hari yang sama.' */
  behaviourReason!: string | null;
  /** The regulation that was applied. @example 'PERMENPANRB_6_2022' */
  ruleSetCode!: string | null;
  /**
   * How the predicate came about, step by step.
   * @example ['rating hasil kerja: SESUAI_EKSPEKTASI', 'rating perilaku kerja: SESUAI_EKSPEKTASI', 'kuadran kinerja (PermenPANRB 6/2022): BAIK']
   */
  steps!: string[];
  /** Who rated. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  appraiserId!: string | null;
  /** The appraiser's name with titles. @example 'Budi Santoso, S.E.' */
  appraiserName!: string | null;
  /** When it was rated last. @example '2026-04-10T04:00:00.000Z' */
  ratedAt!: string | null;
  /** When the employee could see it first. @example '2026-04-12T01:30:00.000Z' */
  publishedAt!: string | null;
  /** Civil date on which the employee confirmed the receipt. @example '2026-04-13' */
  acknowledgedOn!: string | null;
  /** Last civil day on which the employee may object, with days that an outage took; null before publication. @example '2026-04-27' */
  objectionDueOn!: string | null;
  /** The annulled appraisal in whose place this one was ordered. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d51' */
  predecessorId!: string | null;
  /** The appraisal that was ordered in place of this one. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d52' */
  successorId!: string | null;
}
