import { ApiProperty } from '@nestjs/swagger';
import { ORGANISATION_PREDICATES, type OrganisationPredicate } from '../../domain/organisation-predicate.js';
import { type Predicate, PREDICATES } from '../../domain/rule-set.js';
import { CHECK_LEVELS, type CheckLevel, CONSTRAINT_STATES, type ConstraintState } from '../domain/check.js';
import { CONSTRAINT_CODES, type ConstraintCode } from '../domain/pattern.js';
import { type Population, POPULATIONS } from '../persistence/predicate-policy.entity.js';

const KINDS = ['AT_MOST', 'AT_LEAST'] as const;

/** What a pattern asks of some predicates. */
export class PatternConstraintResponse {
  /** Its name. @example 'BAIK_AT_MOST_70' */
  @ApiProperty({ enum: CONSTRAINT_CODES }) code!: ConstraintCode;
  /** What it says, in the language of the caller. @example 'Baik paling banyak 70 %' */
  text!: string;
  /** Whether the limit is a most or a least. @example 'AT_MOST' */
  @ApiProperty({ enum: KINDS }) kind!: (typeof KINDS)[number];
  /** The predicates that count, together. @example ['BAIK'] */
  @ApiProperty({ enum: PREDICATES, isArray: true }) predicates!: Predicate[];
  /** The number of people that is just allowed, or just enough. @example 25 */
  @ApiProperty({ type: 'integer' }) limit!: number;
}

/** A constraint held against the counts. */
export class CheckedConstraintResponse extends PatternConstraintResponse {
  /** How many people have these predicates. @example 27 */
  @ApiProperty({ type: 'integer' }) count!: number;
  /** Met, still to be met by those who are not rated yet, or broken whatever they are rated. @example 'BROKEN' */
  @ApiProperty({ enum: CONSTRAINT_STATES }) state!: ConstraintState;
  /** How many people too many or too few; 0 where it is met. @example 2 */
  @ApiProperty({ type: 'integer' }) by!: number;
}

/** How many people have each predicate. */
export class CountsResponse {
  /** People with Sangat Baik. @example 3 */
  @ApiProperty({ type: 'integer' }) SANGAT_BAIK!: number;
  /** People with Baik. @example 27 */
  @ApiProperty({ type: 'integer' }) BAIK!: number;
  /** People with Butuh Perbaikan. @example 1 */
  @ApiProperty({ type: 'integer' }) BUTUH_PERBAIKAN!: number;
  /** People with Kurang. @example 0 */
  @ApiProperty({ type: 'integer' }) KURANG!: number;
  /** People with Sangat Kurang. @example 0 */
  @ApiProperty({ type: 'integer' }) SANGAT_KURANG!: number;
}

/** How the predicates of a unit are spread. */
export class DistributionResponse {
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Its name. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** The time. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** Whose predicates count, by setting. @example 'OPD' */
  @ApiProperty({ enum: POPULATIONS }) population!: Population;
  /** What a broken pattern does here: it informs, it asks for a justification, or nothing is published until it is met. @example 'WARN' */
  @ApiProperty({ enum: CHECK_LEVELS }) level!: CheckLevel;
  /** The predicate whose pattern applies; null where none was set. @example 'BAIK' */
  @ApiProperty({ enum: ORGANISATION_PREDICATES, nullable: true, type: String })
  organisationPredicate!: OrganisationPredicate | null;
  /** The unit that it was set of: this one, or the nearest above. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  predicateUnitId!: string | null;
  /** Its name. @example 'Dinas Kesehatan' */
  predicateUnitName!: string | null;
  /** People with an appraisal of that time. @example 37 */
  @ApiProperty({ type: 'integer' }) people!: number;
  /** Of them not rated yet; you yourself until publication; null where people are too few for you. @example 6 */
  @ApiProperty({ type: 'integer', nullable: true }) unrated!: number | null;
  /** Of them published. @example 0 */
  @ApiProperty({ type: 'integer' }) published!: number;
  /** How many have each predicate, drafts and published ones; null where people are too few for you. */
  counts!: CountsResponse | null;
  /** What the pattern asks, held against the counts; none without a predicate of the organisation, and where there are no counts. */
  constraints!: CheckedConstraintResponse[];
  /** True when a constraint is broken; null like the counts. @example true */
  isBroken!: boolean | null;
  /** True when a justification names all that is broken; null like the counts. @example false */
  isJustified!: boolean | null;
  /** The predicate that most should have ("sebagian besar"). @example 'BAIK' */
  @ApiProperty({ enum: PREDICATES, nullable: true, type: String }) mostPredicate!: Predicate | null;
  /** Whether over half of all have it; told beside, never a violation; null like the counts. @example true */
  isMost!: boolean | null;
}

/** The fewest and the most people with a predicate. */
export class PredicateBoundsResponse {
  /** The predicate. @example 'BAIK' */
  @ApiProperty({ enum: PREDICATES }) predicate!: Predicate;
  /** The fewest. @example 0 */
  @ApiProperty({ type: 'integer' }) least!: number;
  /** The most. @example 25 */
  @ApiProperty({ type: 'integer' }) most!: number;
}

/** What a pattern allows among so many people. */
export class CalculatorResponse {
  /** How many people. @example 37 */
  @ApiProperty({ type: 'integer' }) n!: number;
  /** The predicate of the organisation. @example 'BAIK' */
  @ApiProperty({ enum: ORGANISATION_PREDICATES }) organisationPredicate!: OrganisationPredicate;
  /** False where no distribution meets every constraint. @example true */
  feasible!: boolean;
  /** Of each predicate the fewest and the most people over all distributions that meet every constraint; none where there is none. */
  bounds!: PredicateBoundsResponse[];
  /** What the pattern asks. */
  constraints!: PatternConstraintResponse[];
  /** The predicate that most should have ("sebagian besar"). @example 'BAIK' */
  @ApiProperty({ enum: PREDICATES }) mostPredicate!: Predicate;
  /** More people than this are most of them. @example 18 */
  @ApiProperty({ type: 'integer' }) mostOver!: number;
}

/** Why a unit went on with what broke its pattern. */
export class JustificationResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d91' */
  id!: string;
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Its name. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** The time. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** The predicate of the organisation then. @example 'BAIK' */
  @ApiProperty({ enum: ORGANISATION_PREDICATES }) organisationPredicate!: OrganisationPredicate;
  /** How many had each predicate then; null for a reader whose own appraisal of that time is not published, and where people are too few for you. */
  counts!: CountsResponse | null;
  /** How many were not rated yet; null like the counts. @example 0 */
  @ApiProperty({ type: 'integer', nullable: true }) unrated!: number | null;
  /** What was broken. @example ['BAIK_AT_MOST_70'] */
  @ApiProperty({ enum: CONSTRAINT_CODES, isArray: true }) broken!: ConstraintCode[];
  /** Why. @example 'Semua target layanan terlampaui dan tidak ada pegawai di bawah ekspektasi.' */
  reason!: string;
  /** Who wrote it; null of an account without a person. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  byEmployeeId!: string | null;
  /** The name with titles. @example 'Budi Santoso, S.E.' */
  byName!: string | null;
  /** When. @example '2026-04-10T04:00:00.000Z' */
  createdAt!: string;
}
