import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  InSomeCases,
  IsDay,
  IsDecimalText,
  IsFlag,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  IsWhole,
  Optional,
} from '../../../../kernel/http/validators.js';
import { type Direction, DIRECTIONS } from '../../../work-plans/index.js';
import { ORGANISATION_PREDICATES, type OrganisationPredicate } from '../../domain/organisation-predicate.js';
import {
  ORGANISATION_PERFORMANCE_STATES,
  type OrganisationPerformanceState,
} from '../domain/organisation-performance.states.js';
import { RECOMMENDATION_SOURCES, type RecommendationSource } from '../persistence/organisation-performance.entity.js';

const MOST_INDICATORS = 100;

/** An indicator by which the unit is judged. */
export class UsedIndicatorRequest {
  /** The condition of the signed unit agreement from which it comes; left out of one beside the agreement. */
  @InSomeCases() @Optional() @IsId() nodeId?: string;
  /** What it measures. @example 'Persentase balita stunting' */
  @IsPlainText(1, 500) statement!: string;
  /** Its unit. @example '%' */
  @Optional() @IsPlainText(1, 60) unit?: string;
  /** The target; left out where it is no number. @example '14.00' */
  @Optional() @IsDecimalText({ scale: 2, min: '0' }) target?: string;
  /** What was reached; left out where nothing was measured yet. @example '13.20' */
  @Optional() @IsDecimalText({ scale: 2, min: '0' }) actual?: string;
  /** KHUSUS where less is better. @example 'KHUSUS' */
  @Optional() @IsOneOf(DIRECTIONS) direction?: Direction;
  /** How much it counts beside the others. @example 1 */
  @Optional() @IsWhole(1, 1000) weight?: number;
}

/** How well a unit did, to be set by the leader of the organisation above. */
export class OrganisationPerformanceRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit. */
  @IsId() unitId!: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** The evaluation period; left out for the whole year. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** The indicators used; left out: those of the signed unit agreement, without figures. */
  @Optional() @IsListOf(() => UsedIndicatorRequest, 0, MOST_INDICATORS) indicators?: UsedIndicatorRequest[];
  /** True when the leader's expectations were exceeded. @example false */
  @Optional() @IsFlag() exceedsExpectations?: boolean;
  /** How the expectations were met. @example 'Layanan stunting dipercepat sesuai arahan bupati.' */
  @Clearable() @IsPlainText(1, 2000) expectationNote?: string | null;
}

/** A change of a draft; what is left out stays. */
export class OrganisationPerformancePatch {
  /** The indicators used, the whole list. */
  @Optional() @IsListOf(() => UsedIndicatorRequest, 0, MOST_INDICATORS) indicators?: UsedIndicatorRequest[];
  /** True when the leader's expectations were exceeded. @example true */
  @Optional() @IsFlag() exceedsExpectations?: boolean;
  /** How the expectations were met. @example 'Layanan stunting dipercepat sesuai arahan bupati.' */
  @Clearable() @IsPlainText(1, 2000) expectationNote?: string | null;
}

/** The predicate of a unit. */
export class OrganisationDecisionRequest {
  /** The predicate. @example 'BAIK' */
  @IsOneOf(ORGANISATION_PREDICATES) predicate!: OrganisationPredicate;
  /** Why, where it is another one than the figures suggest. @example 'Target tercapai, tetapi arahan atas layanan darurat belum dijalankan.' */
  @Optional() @IsPlainText(10, 1000) reason?: string;
}

/** The predicate as it stands on the paper of a leader who signs nothing here. */
export class RecordedDecisionRequest extends OrganisationDecisionRequest {
  /** Number of the paper. @example '100.3.4/41/2026' */
  @IsPlainText(1, 100) letterNumber!: string;
  /** Its date. @example '2026-04-08' */
  @IsDay() letterOn!: string;
}

/** What planning, HR or the inspectorate recommends. */
export class OrganisationRecommendationRequest {
  /** Who recommends: planning (Bappeda), HR (BKPSDM), inspectorate. @example 'INSPECTORATE' */
  @IsOneOf(RECOMMENDATION_SOURCES) source!: RecommendationSource;
  /** The predicate. @example 'BAIK' */
  @IsOneOf(ORGANISATION_PREDICATES) predicate!: OrganisationPredicate;
  /** Why. @example 'Hasil reviu: seluruh indikator PK didukung data, dua rekomendasi belum ditindaklanjuti.' */
  @IsPlainText(10, 1000) reason!: string;
  /** Number of the letter. @example '700/18/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Its date. @example '2026-04-06' */
  @Optional() @IsDay() letterOn?: string;
}

/** Why what was set is revised. */
export class OrganisationRevisionRequest {
  /** Why. @example 'Data BPS yang terbit kemudian mengubah capaian.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** Which units and times. */
export class OrganisationPerformanceQuery extends PageQuery {
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of this evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** Only of this unit and those below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only in this state. @example 'SET' */
  @Optional() @IsOneOf(ORGANISATION_PERFORMANCE_STATES) status?: OrganisationPerformanceState;
}
