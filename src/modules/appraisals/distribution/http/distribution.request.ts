import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  IsId,
  IsListOf,
  IsOneOf,
  IsPart,
  IsPlainText,
  IsWhole,
  Optional,
  QueryInt,
} from '../../../../kernel/http/validators.js';
import { ORGANISATION_PREDICATES, type OrganisationPredicate } from '../../domain/organisation-predicate.js';
import { type Predicate, PREDICATES } from '../../domain/rule-set.js';

/** Most people that the calculator and a simulation take. */
const MOST_PEOPLE = 1_000_000;

/** Of which time; without any the evaluation period whose appraisals opened last. */
export class PredicateDistributionQuery {
  /** The evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** The performance year, without an evaluation period for the annual appraisals. */
  @Optional() @IsId() performancePeriodId?: string;
}

/** What the calculator is asked. */
export class CalculatorQuery {
  /** How many people. @example 37 */
  @QueryInt(1, MOST_PEOPLE, 10) n!: number;
  /** The predicate of the organisation. @example 'BAIK' */
  @IsOneOf(ORGANISATION_PREDICATES) organisationPredicate!: OrganisationPredicate;
}

/** How many people have each predicate. */
export class CountsRequest {
  /** People with Sangat Baik. @example 3 */
  @IsWhole(0, MOST_PEOPLE) SANGAT_BAIK!: number;
  /** People with Baik. @example 8 */
  @IsWhole(0, MOST_PEOPLE) BAIK!: number;
  /** People with Butuh Perbaikan. @example 1 */
  @IsWhole(0, MOST_PEOPLE) BUTUH_PERBAIKAN!: number;
  /** People with Kurang. @example 0 */
  @IsWhole(0, MOST_PEOPLE) KURANG!: number;
  /** People with Sangat Kurang. @example 0 */
  @IsWhole(0, MOST_PEOPLE) SANGAT_KURANG!: number;
}

const MOVED_FROM = [...PREDICATES, 'UNRATED'] as const;

/** People of one predicate who would have another one. */
export class MoveRequest {
  /** What they have; UNRATED for those who are not rated yet. @example 'BAIK' */
  @IsOneOf(MOVED_FROM) from!: (typeof MOVED_FROM)[number];
  /** What they would have. @example 'BUTUH_PERBAIKAN' */
  @IsOneOf(PREDICATES) to!: Predicate;
  /** How many. @example 1 */
  @IsWhole(1, MOST_PEOPLE) people!: number;
}

/** What would be; nothing is changed. */
export class DistributionSimulationRequest {
  /** The evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** The performance year, without an evaluation period for the annual appraisals. */
  @Optional() @IsId() performancePeriodId?: string;
  /** As if the organisation had this predicate; left out: the one that was set. @example 'BAIK' */
  @Optional() @IsOneOf(ORGANISATION_PREDICATES) organisationPredicate?: OrganisationPredicate;
  /** As if these were the counts; left out: those of the unit as they are now. */
  @Optional() @IsPart(() => CountsRequest) counts?: CountsRequest;
  /** And then some moves, one after the other. */
  @Optional() @IsListOf(() => MoveRequest, 0, 50) moves?: MoveRequest[];
}

/** Why a unit goes on with what breaks its pattern. */
export class JustificationRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** The performance year, without an evaluation period for the annual appraisals. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Why. @example 'Semua target layanan terlampaui dan tidak ada pegawai di bawah ekspektasi; bukti terlampir pada PK.' */
  @IsPlainText(20, 4000) reason!: string;
}

/** Which justifications. */
export class JustificationQuery extends PageQuery {
  /** Only of this unit. */
  @Optional() @IsId() unitId?: string;
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of this evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
}
