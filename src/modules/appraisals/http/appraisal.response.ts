import { ApiProperty } from '@nestjs/swagger';
import { CRITERIA_STANDINGS, type CriteriaStanding } from '../domain/known-criteria.js';
import type { AppraisalStatus } from '../domain/appraisal.states.js';
import type { ItemPart } from '../domain/item-rating.js';
import type { SurpriseFault } from '../domain/no-surprise.js';
import type { IdeaLevel } from '../domain/numeric-inputs.js';
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
  /** Whether nobody had spoken in time of what made the predicate low; null before the reader may know of a rating. @example false */
  isSurprise!: boolean | null;
  /** Civil date since when the result is final; null before, when nothing may follow from it. @example '2026-04-28' */
  finalOn!: string | null;
  /** Version; it moves with every step but a rating, which its publication reveals. @example 3 */
  version!: number;
}

/** One result or core value with what both sides say of it; null where a side said nothing. */
export class ItemRatingResponse {
  /** A planned result or a core value. @example 'RESULT' */
  part!: ItemPart;
  /** The id of the result, the code of the core value. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  partId!: string;
  /** The words of the result as they were rated; the code of the core value. @example 'Laporan pelayanan terbit tepat waktu' */
  label!: string;
  /** What the employee says. @example 'DI_ATAS_EKSPEKTASI' */
  ownRating!: Rating | null;
  /** Why. @example 'Dua laporan terbit lebih cepat.' */
  ownReason!: string | null;
  /** What the appraiser says; null to the employee before publication. @example 'SESUAI_EKSPEKTASI' */
  rating!: Rating | null;
  /** Why. @example 'Terbit tepat waktu, tanpa catatan reviu.' */
  reason!: string | null;
}

/** The numbers behind a predicate, rounded half up to two digits; it follows from the exact ones. */
export class FiguresResponse {
  /** Value of the SKP. @example '102.25' */
  results!: string;
  /** Value of behaviour. @example '95.50' */
  behaviour!: string;
  /** Both together. @example '100.23' */
  score!: string;
}

/** The statement of a new idea. */
export class NewIdeaResponse {
  /** What is new. @example 'Antrean loket diatur lewat pesan singkat' */
  title!: string;
  /** Whom it serves. @example 'INSTANSI' */
  level!: IdeaLevel;
  /** Name and post of the official who states it. @example 'Rina Wulandari, Kepala Dinas Kesehatan' */
  statedBy!: string;
  /** Number of the statement. @example '800/112/2026' */
  letterNumber!: string | null;
  /** Day of the statement. @example '2026-11-20' */
  letterOn!: string | null;
}

/** On how much a rating rests. */
export class CoverageResponse {
  /** Results in all. @example 4 */
  results!: number;
  /** Results on which something was reported in that time. @example 3 */
  withProgress!: number;
  /** Results with evidence of that time. @example 2 */
  withEvidence!: number;
  /** Results of which feedback of that time speaks. @example 1 */
  withFeedback!: number;
  /** Pieces of evidence in all. @example 3 */
  evidence!: number;
  /** Results with progress, in whole per cent. @example 75 */
  progressPercent!: number;
  /** Whether the published minimum was reached. @example true */
  isEnough!: boolean;
}

/** What a low rating lacks. */
export class SurpriseResponse {
  /** What is missing. @example 'NO_FEEDBACK' */
  code!: SurpriseFault;
  /** The same in words. @example 'Tidak ada umpan balik yang meminta perbaikan sebelum masa penilaian berakhir.' */
  text!: string;
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
  /** The version of that rule set. @example 1 */
  ruleSetVersion!: number | null;
  /**
   * How the predicate came about, step by step.
   * @example ['rating hasil kerja: SESUAI_EKSPEKTASI', 'rating perilaku kerja: SESUAI_EKSPEKTASI', 'kuadran kinerja (PermenPANRB 6/2022): BAIK']
   */
  steps!: string[];
  /** Single results and core values, both sides beside each other. */
  items!: ItemRatingResponse[];
  /** The numbers behind the predicate; null under a regulation that judges and does not calculate. */
  figures!: FiguresResponse | null;
  /** The statement of a new idea; null without one. */
  newIdea!: NewIdeaResponse | null;
  /** On how much the ratings rest; null before the reader may know of a rating. */
  coverage!: CoverageResponse | null;
  /** By which version of criteria; null before the reader may know of a rating, and where none was published in time. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d84' */
  criteriaSetId!: string | null;
  /** Whether the employee knew them: acknowledged in time, late or not at all, or NONE were published in time. @example 'IN_TIME' */
  @ApiProperty({ type: String, enum: [...CRITERIA_STANDINGS, null], nullable: true })
  criteriaStanding!: CriteriaStanding | null;
  /** What a low rating lacks to be no surprise; empty where it lacks nothing. */
  surprise!: SurpriseResponse[];
  /** Who rated. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  appraiserId!: string | null;
  /** Who decided about an objection that was upheld: ratings and reasons are his; null otherwise. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d18' */
  decidedById!: string | null;
  /** His name with titles. @example 'Dra. Sri Wahyuni, M.M.' */
  decidedByName!: string | null;
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
