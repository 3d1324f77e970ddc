import { PageQuery } from '../../../kernel/http/page.request.js';
import {
  InSomeCases,
  IsDay,
  IsDecimalText,
  IsId,
  IsListOf,
  IsOneOf,
  IsPart,
  IsPlainText,
  IsWhole,
  Optional,
  QueryFlag,
} from '../../../kernel/http/validators.js';
import { APPRAISAL_STATUSES, type AppraisalStatus } from '../domain/appraisal.states.js';
import { ITEM_PARTS, type ItemPart } from '../domain/item-rating.js';
import {
  ADDITIONAL_SCOPES,
  type AdditionalScope,
  BEHAVIOUR_ASPECTS,
  type BehaviourAspect,
  CATEGORIES,
  type Category,
  IDEA_LEVELS,
  type IdeaLevel,
} from '../domain/numeric-inputs.js';
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
  /** Only of people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only periodic or only annual ones. */
  @Optional() @IsOneOf(APPRAISAL_KINDS) kind?: AppraisalKind;
  /** Only in this state. */
  @Optional() @IsOneOf(APPRAISAL_STATUSES) status?: AppraisalStatus;
  /** Only those with a low rating of which nobody had spoken in time. */
  @QueryFlag() surprising!: boolean;
}

/** Most results and core values of one appraisal. */
const MOST_ITEMS = 200;

/** What somebody says of one result or core value. */
export class ItemRatingRequest {
  /** A planned result or a core value. @example 'BEHAVIOUR' */
  @IsOneOf(ITEM_PARTS) part!: ItemPart;
  /** The id of the result, or the code of the core value. @example 'HARMONIS' */
  @IsPlainText(1, 36) partId!: string;
  /** Measured against what was expected. */
  @IsOneOf(RATINGS) rating!: Rating;
  /** Why, in a sentence. @example 'Menengahi beda pendapat antarbidang sampai ada kesepakatan.' */
  @IsPlainText(10, 2000) reason!: string;
}

/** How the employee sees the own performance. */
export class SelfAssessmentRequest {
  /** What was achieved against the plan. @example 'Semua target triwulan tercapai; dua dokumen terbit lebih cepat.' */
  @IsPlainText(10, 4000) resultSummary!: string;
  /** How the core values were lived. @example 'Keluhan warga saya jawab pada hari yang sama; rekan baru saya dampingi.' */
  @IsPlainText(10, 4000) behaviourSummary!: string;
  /** The same of single results and core values, where there is something to say. */
  @Optional() @IsListOf(() => ItemRatingRequest, 0, MOST_ITEMS) items?: ItemRatingRequest[];
}

/** The value of one aspect of behaviour. */
export class AspectValueRequest {
  /** The aspect; KEPEMIMPINAN only of who leads. @example 'KERJA_SAMA' */
  @IsOneOf(BEHAVIOUR_ASPECTS) aspect!: BehaviourAspect;
  /** Points, 0 to 120. @example '95.50' */
  @IsDecimalText({ scale: 2, min: '0', max: '120' }) value!: string;
}

/** What the appraiser adds to one result for its value. */
export class ResultValueRequest {
  /** The result. */
  @IsId() resultId!: string;
  /** Its share of the main results, in whole per cent; of all or of none, 100 together. @example 40 */
  @Optional() @IsWhole(1, 100) weightPercent?: number;
  /** What was reached, where the indicators do not say it. @example 'BAIK' */
  @Optional() @IsOneOf(CATEGORIES) category?: Category;
  /** For whom additional work was done; the own unit when it is left out. @example 'INSTANSI' */
  @Optional() @IsOneOf(ADDITIONAL_SCOPES) scope?: AdditionalScope;
}

/** The statement of a new idea or way of working that serves the government or the state. */
export class NewIdeaRequest {
  /** What is new. @example 'Antrean loket diatur lewat pesan singkat' */
  @IsPlainText(5, 500) title!: string;
  /** Whom it serves. @example 'INSTANSI' */
  @IsOneOf(IDEA_LEVELS) level!: IdeaLevel;
  /** Name and post of the official who states it. @example 'Rina Wulandari, Kepala Dinas Kesehatan' */
  @IsPlainText(3, 300) statedBy!: string;
  /** Number of the statement. @example '800/112/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Day of the statement. @example '2026-11-20' */
  @Optional() @IsDay() letterOn?: string;
}

/** Figures for a year that is appraised under PP 30/2019; what was reached comes from the reports. */
export class FiguresRequest {
  /** Values of behaviour by the appraiser. */
  @IsListOf(() => AspectValueRequest, 1, BEHAVIOUR_ASPECTS.length) behaviours!: AspectValueRequest[];
  /** Weights, categories and scopes of results. */
  @Optional() @IsListOf(() => ResultValueRequest, 0, MOST_ITEMS) results?: ResultValueRequest[];
  /** The new idea that Sangat Baik needs. */
  @Optional() @IsPart(() => NewIdeaRequest) newIdea?: NewIdeaRequest;
}

/** The appraiser's judgement on the whole, with reasons. */
export class RatingsRequest {
  /** Results, measured against what was expected; needed under PermenPANRB 6/2022. */
  @Optional() @IsOneOf(RATINGS) resultRating?: Rating;
  /** Why: facts and evidence the employee can check. @example 'Tiga dari tiga dokumen terbit tepat waktu dan lolos reviu tanpa catatan.' */
  @IsPlainText(10, 4000) resultReason!: string;
  /** Behaviour, measured against what was expected; needed under PermenPANRB 6/2022. */
  @Optional() @IsOneOf(RATINGS) behaviourRating?: Rating;
  /**
   * Why: facts and examples the employee can check.
   * @example 'Selalu menjawab keluhan pada hari yang sama; membantu dua rekan menyusun laporan.'
   */
  @IsPlainText(10, 4000) behaviourReason!: string;
  /** Ratings of single results and core values, each with its reason. */
  @Optional() @IsListOf(() => ItemRatingRequest, 0, MOST_ITEMS) items?: ItemRatingRequest[];
  /** Figures; needed under PP 30/2019, elsewhere they are kept for comparison and count nothing. */
  @InSomeCases() @Optional() @IsPart(() => FiguresRequest) figures?: FiguresRequest;
}
