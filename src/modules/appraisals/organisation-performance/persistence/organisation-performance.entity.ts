import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { EmployeeIdentity } from '../../../employees/index.js';
import type { Direction } from '../../../work-plans/index.js';
import type { OrganisationPredicate } from '../../domain/organisation-predicate.js';
import type { OrganisationPerformanceState } from '../domain/organisation-performance.states.js';

/** An indicator by which a unit is judged, as it stood then. */
export interface UsedIndicator {
  /** The condition of the unit agreement from which it comes; null of one beside the agreement. */
  readonly nodeId: string | null;
  readonly statement: string;
  readonly unit: string | null;
  /** In hundredths of the unit; null where nothing was measured yet. */
  readonly target: number | null;
  readonly actual: number | null;
  readonly direction: Direction;
  readonly weight: number;
}

/** Who recommends a predicate to whoever sets it: planning, HR, inspectorate. */
export const RECOMMENDATION_SOURCES = ['PLANNING', 'HR', 'INSPECTORATE'] as const;
export type RecommendationSource = (typeof RECOMMENDATION_SOURCES)[number];

/** How well a unit did in an evaluation period or a year, as the leader of the organisation above has set it. */
@Entity('organisation_performance')
@Index('uq_organisation_performance_subjectKey_edition', ['subjectKey', 'edition'], { unique: true })
@Index('ix_organisation_performance_unitId_status', ['unitId', 'status'])
@Index('ix_organisation_performance_performancePeriodId_status', ['performancePeriodId', 'status'])
@Index('ix_organisation_performance_evaluationPeriodId_status', ['evaluationPeriodId', 'status'])
@Index('ix_organisation_performance_decidedById', ['decidedById'])
export class OrganisationPerformance {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_organisation_performance_unitId') unitId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_organisation_performance_performancePeriodId') performancePeriodId!: string;
  /** Null of a whole year. */
  @ReferenceColumn('EvaluationPeriod', 'fk_organisation_performance_evaluationPeriodId', { nullable: true })
  evaluationPeriodId!: string | null;
  /** Unit and time, so that there is one edition after the other. */
  @TextColumn(80) subjectKey!: string;
  @IntegerColumn() edition!: number;
  @TextColumn(8) status!: OrganisationPerformanceState;
  /** Why it takes the place of the edition before; null of the first. */
  @TextColumn(1000, { nullable: true }) reason!: string | null;
  @JsonColumn() indicators!: readonly UsedIndicator[];
  /** What was reached, in hundredths of a per cent, rounded half up for display. */
  @IntegerColumn({ nullable: true }) achievementHundredths!: number | null;
  @FlagColumn() exceedsExpectations!: boolean;
  @TextColumn(2000, { nullable: true }) expectationNote!: string | null;
  /** What the figures suggest. */
  @TextColumn(16, { nullable: true }) suggested!: OrganisationPredicate | null;
  @TextColumn(16, { nullable: true }) predicate!: OrganisationPredicate | null;
  /** Why the predicate is another one than the figures suggest. */
  @TextColumn(1000, { nullable: true }) deviationReason!: string | null;
  @TextColumn(300, { nullable: true }) unitName!: string | null;
  @ReferenceColumn('Employee', 'fk_organisation_performance_decidedById', { nullable: true }) decidedById!:
    string | null;
  @InstantColumn({ nullable: true }) decidedAt!: Date | null;
  @JsonColumn({ nullable: true }) decidedSnapshot!: EmployeeIdentity | null;
  /** The paper that bears the decision of a leader who signs nothing here. */
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** What somebody recommends about the predicate of a unit. */
@Entity('organisation_recommendation')
@Index('ix_organisation_recommendation_organisationPerformanceId', ['organisationPerformanceId'])
export class OrganisationRecommendation {
  @IdColumn() id!: string;
  @ReferenceColumn('OrganisationPerformance', 'fk_organisation_recommendation_organisationPerformanceId')
  organisationPerformanceId!: string;
  @TextColumn(12) source!: RecommendationSource;
  @TextColumn(16) predicate!: OrganisationPredicate;
  @TextColumn(1000) reason!: string;
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
  @InstantColumn() createdAt!: Date;
}
