import type { Predicate, Rating } from '../domain/rule-set.js';
import { CoverageResponse, FiguresResponse, ItemRatingResponse, NewIdeaResponse } from './appraisal.response.js';
import type { AppraisalKind } from '../persistence/appraisal.entity.js';

/** Somebody on a published appraisal, as he was on that day. */
export class AppraisalPartyResponse {
  /** Name with titles. @example 'Siti Aminah, S.Kom.' */
  name!: string;
  /** NIP or NI PPPK. @example '198707222019032005' */
  nip!: string | null;
  /** Name of the golongan. @example 'III/c' */
  grade!: string | null;
  /** The post. @example 'Analis Anggaran Ahli Muda' */
  position!: string | null;
  /** The unit of the post. @example 'Bidang Anggaran' */
  unit!: string | null;
}

/** A signed appraisal in a list. */
export class SignedAppraisalSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d61' */
  id!: string;
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** One evaluation period, or the whole year. @example 'PERIODIC' */
  kind!: AppraisalKind;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The employee's name with titles at the signature. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** Name of the time it is about. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** The predicate that was published. @example 'BAIK' */
  predicate!: Predicate;
  /** The appraiser who signed. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  signedByEmployeeId!: string;
  /** The name with titles of the appraiser at the signature. @example 'Budi Santoso, S.E.' */
  signedByName!: string;
  /** When it was published. @example '2026-04-12T01:30:00.000Z' */
  signedAt!: string;
  /** The version of the plan or appraisal that was signed; it never changes. @example 3 */
  version!: number;
}

/** An appraisal as it was published; what became of the appraisal afterwards does not show. */
export class SignedAppraisalResponse extends SignedAppraisalSummaryResponse {
  /** Who was appraised, at the publication. */
  employee!: AppraisalPartyResponse;
  /** Who published it as the appraiser, at the publication. */
  appraiser!: AppraisalPartyResponse;
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
  /** On how much the ratings rest. */
  coverage!: CoverageResponse | null;
  /** When it was rated last. @example '2026-04-10T04:00:00.000Z' */
  ratedAt!: string | null;
  /** SHA-256 of the copy as canonical JSON, by which a change shows; null of copies from before there was one. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  contentsHash!: string | null;
}
