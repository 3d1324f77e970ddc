import { ApiProperty } from '@nestjs/swagger';
import { type Direction, DIRECTIONS } from '../../../work-plans/index.js';
import { PatternConstraintResponse, PredicateBoundsResponse } from '../../distribution/http/distribution.response.js';
import { ORGANISATION_PREDICATES, type OrganisationPredicate } from '../../domain/organisation-predicate.js';
import { type Rating, RATINGS } from '../../domain/rule-set.js';
import { HEAD_RATING_MODES, type HeadRatingMode } from '../domain/head-rating.js';
import {
  ORGANISATION_PERFORMANCE_STATES,
  type OrganisationPerformanceState,
} from '../domain/organisation-performance.states.js';
import { RECOMMENDATION_SOURCES, type RecommendationSource } from '../persistence/organisation-performance.entity.js';

/** The performance of a unit in a list. */
export class OrganisationPerformanceSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d80' */
  id!: string;
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of the unit, as it was when the predicate was set or is today. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The evaluation period; null of a whole year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string | null;
  /** Name of the time. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** 1 for the first, one more for each revision. @example 1 */
  @ApiProperty({ type: 'integer' }) edition!: number;
  /** Where it stands. @example 'SET' */
  @ApiProperty({ enum: ORGANISATION_PERFORMANCE_STATES }) status!: OrganisationPerformanceState;
  /** What was reached, in per cent; null where nothing was measured. @example '96.50' */
  achievementPercent!: string | null;
  /** What the figures suggest. @example 'BAIK' */
  @ApiProperty({ enum: ORGANISATION_PREDICATES, nullable: true, type: String })
  suggested!: OrganisationPredicate | null;
  /** The predicate; null before it is set. @example 'BAIK' */
  @ApiProperty({ enum: ORGANISATION_PREDICATES, nullable: true, type: String })
  predicate!: OrganisationPredicate | null;
  /** When it was set. @example '2026-04-08T03:00:00.000Z' */
  decidedAt!: string | null;
  /** Version for If-Match. @example 2 */
  version!: number;
}

/** An indicator by which the unit is judged, as it stood then. */
export class UsedIndicatorResponse {
  /** The condition of the unit agreement; null of one beside it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d61' */
  nodeId!: string | null;
  /** What it measures. @example 'Persentase balita stunting' */
  statement!: string;
  /** Its unit. @example '%' */
  unit!: string | null;
  /** The target. @example '14.00' */
  target!: string | null;
  /** What was reached. @example '13.20' */
  actual!: string | null;
  /** KHUSUS where less is better. @example 'KHUSUS' */
  @ApiProperty({ enum: DIRECTIONS }) direction!: Direction;
  /** How much it counts beside the others. @example 1 */
  @ApiProperty({ type: 'integer' }) weight!: number;
  /** What was reached of it in per cent, before it is kept within 0 and 120. @example '105.71' */
  percent!: string | null;
}

/** What somebody recommends. */
export class OrganisationRecommendationResponse {
  /** Who recommends. @example 'INSPECTORATE' */
  @ApiProperty({ enum: RECOMMENDATION_SOURCES }) source!: RecommendationSource;
  /** The predicate. @example 'BAIK' */
  @ApiProperty({ enum: ORGANISATION_PREDICATES }) predicate!: OrganisationPredicate;
  /** Why. @example 'Hasil reviu: seluruh indikator PK didukung data.' */
  reason!: string;
  /** Number of the letter. @example '700/18/2026' */
  letterNumber!: string | null;
  /** Its date. @example '2026-04-06' */
  letterOn!: string | null;
}

/** Whoever has set a predicate, as on that day. */
export class DecidingLeaderResponse {
  /** Name with titles. @example 'H. Ahmad Subarkah' */
  name!: string;
  /** NIP; null of who is no civil servant. @example '196803121993031001' */
  nip!: string | null;
  /** Pangkat and golongan. @example 'IV/d' */
  grade!: string | null;
  /** The post. @example 'Bupati' */
  position!: string | null;
  /** The unit. @example 'Pemerintah Kabupaten Nusa Raya' */
  unit!: string | null;
}

/** How well a unit did in an evaluation period or a year. */
export class OrganisationPerformanceResponse extends OrganisationPerformanceSummaryResponse {
  /** Why it takes the place of the edition before. @example 'Data BPS yang terbit kemudian mengubah capaian.' */
  reason!: string | null;
  /** The indicators used. */
  indicators!: UsedIndicatorResponse[];
  /** True when the leader's expectations were exceeded. @example false */
  exceedsExpectations!: boolean;
  /** How the expectations were met. @example 'Layanan stunting dipercepat sesuai arahan bupati.' */
  expectationNote!: string | null;
  /** What planning, HR and the inspectorate recommend. */
  recommendations!: OrganisationRecommendationResponse[];
  /** Why the predicate is another one than the figures suggest. @example 'Arahan atas layanan darurat belum dijalankan.' */
  deviationReason!: string | null;
  /** Who has set it. */
  decidedBy!: DecidingLeaderResponse | null;
  /** Number of the paper that bears a recorded decision. @example '100.3.4/41/2026' */
  letterNumber!: string | null;
  /** Its date. @example '2026-04-08' */
  letterOn!: string | null;
}

/** What stands on the form "Penetapan Predikat Kinerja". */
export class OrganisationPredicateFormResponse {
  /** The government. @example 'Pemerintah Kabupaten Nusa Raya' */
  governmentName!: string;
  /** The performance of the unit with its predicate and who has set it. */
  performance!: OrganisationPerformanceResponse;
  /** People of the unit with an appraisal of that time. @example 37 */
  @ApiProperty({ type: 'integer' }) people!: number;
  /** What the pattern asks of their predicates. */
  constraints!: PatternConstraintResponse[];
  /** Of each predicate the fewest and the most people; none where no distribution meets every constraint. */
  bounds!: PredicateBoundsResponse[];
}

/** What the predicate of a unit says of the rating of its head. */
export class HeadRatingResponse {
  /** True for the head of a unit whose predicate was set. @example true */
  applies!: boolean;
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Its performance. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d80' */
  organisationPerformanceId!: string | null;
  /** Its predicate. @example 'BAIK' */
  @ApiProperty({ enum: ORGANISATION_PREDICATES, nullable: true, type: String })
  predicate!: OrganisationPredicate | null;
  /** The rating of results that follows. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS, nullable: true, type: String }) resultRating!: Rating | null;
  /** Whether it is a suggestion, or what the appraiser has to give. @example 'REQUIRE' */
  @ApiProperty({ enum: HEAD_RATING_MODES, nullable: true, type: String }) mode!: HeadRatingMode | null;
}
