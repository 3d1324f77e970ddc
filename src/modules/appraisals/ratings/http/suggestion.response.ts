import type { AnnualHint } from '../../domain/annual-hint.js';
import type { ItemPart } from '../../domain/item-rating.js';
import type { Predicate, Rating } from '../../domain/rule-set.js';
import type { SuggestionReason } from '../../domain/suggestion.js';
import { CoverageResponse } from '../../http/appraisal.response.js';
import { AppraiserNoteResponse, RecommendationResponse } from './recommendation.response.js';

/** A rating that is suggested and never decided. */
export class SuggestedRatingResponse {
  /** What is suggested; null where nothing can be said. @example 'SESUAI_EKSPEKTASI' */
  suggestedRating!: Rating | null;
  /** Why, as a code. @example 'PROGRESS_AT' */
  reason!: SuggestionReason;
  /** Why, in words. @example 'Rata-rata capaian indikator 101.50 %, sesuai target.' */
  explanation!: string;
}

/** A hint for one result or core value, beside what both sides say. */
export class ItemSuggestionResponse extends SuggestedRatingResponse {
  /** A planned result or a core value. @example 'RESULT' */
  part!: ItemPart;
  /** The id of the result, the code of the core value. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  partId!: string;
  /** The words of the result, the code of the core value. @example 'Laporan pelayanan terbit tepat waktu' */
  label!: string;
  /** What the employee says of it. @example 'DI_ATAS_EKSPEKTASI' */
  ownRating!: Rating | null;
  /** What you have said of it. @example 'SESUAI_EKSPEKTASI' */
  rating!: Rating | null;
}

/** A hint for the predicate of a year. */
export class AnnualHintResponse {
  /** By which rule. @example 'WEIGHTED_MEAN' */
  rule!: AnnualHint;
  /** What it comes to. @example 'BAIK' */
  predicate!: Predicate;
  /** The rule in words. @example 'Predikat yang paling dekat dengan rata-rata berbobot bulan.' */
  explanation!: string;
  /** Whether the policy names this rule. @example false */
  isPreferred!: boolean;
}

/** A published appraisal of a part of the year. */
export class RatedPartResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** Name of the time. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** First day on which its plan and the time hold both. @example '2026-01-01' */
  startsOn!: string;
  /** The last such day. @example '2026-03-31' */
  endsOn!: string;
  /** How many months it weighs. @example 3 */
  months!: number;
  /** Its predicate. @example 'BAIK' */
  predicate!: Predicate;
  /** Why the results were rated so. @example 'Tiga dari tiga dokumen terbit tepat waktu.' */
  resultReason!: string | null;
  /** Why behaviour was rated so. @example 'Selalu menjawab keluhan pada hari yang sama.' */
  behaviourReason!: string | null;
  /** Who rated, with titles. @example 'Budi Santoso, S.E.' */
  appraiserName!: string | null;
}

/** What the figures, the feedback and others say before you rate; the judgement stays yours. */
export class SuggestionResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** On how much a rating would rest. */
  coverage!: CoverageResponse;
  /** Hints for results and core values, in the order of the plan. */
  items!: ItemSuggestionResponse[];
  /** A hint for the results on the whole: by your ratings of the single ones, where you gave some, else by the hints. */
  results!: SuggestedRatingResponse;
  /** The same for behaviour. */
  behaviour!: SuggestedRatingResponse;
  /** What the quadrant would make of both hints; null without both. @example 'BAIK' */
  predicate!: Predicate | null;
  /** Of an annual appraisal: what rules make of the parts of the year. */
  annualHints!: AnnualHintResponse[];
  /** Of an annual appraisal: its published parts. */
  parts!: RatedPartResponse[];
  /** What leaders of teams recommend. */
  recommendations!: RecommendationResponse[];
  /** What appraisers of these plans have left. */
  notes!: AppraiserNoteResponse[];
}
