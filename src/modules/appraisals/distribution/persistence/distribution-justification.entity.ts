import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { OrganisationPredicate } from '../../domain/organisation-predicate.js';
import type { Counts } from '../domain/check.js';
import type { ConstraintCode } from '../domain/pattern.js';

/** Why a unit goes on although its predicates break the pattern. Written once and never changed. */
@Entity('distribution_justification')
@Index('ix_distribution_justification_subjectKey_createdAt', ['subjectKey', 'createdAt'])
@Index('ix_distribution_justification_unitId_createdAt', ['unitId', 'createdAt'])
@Index('ix_distribution_justification_byEmployeeId', ['byEmployeeId'])
export class DistributionJustification {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_distribution_justification_unitId') unitId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_distribution_justification_performancePeriodId')
  performancePeriodId!: string;
  @ReferenceColumn('EvaluationPeriod', 'fk_distribution_justification_evaluationPeriodId', { nullable: true })
  evaluationPeriodId!: string | null;
  /** Unit and time. */
  @TextColumn(80) subjectKey!: string;
  @TextColumn(16) organisationPredicate!: OrganisationPredicate;
  @JsonColumn() counts!: Counts;
  @IntegerColumn() unrated!: number;
  /** What was broken then; what breaks later needs another justification. */
  @JsonColumn() broken!: readonly ConstraintCode[];
  @LongTextColumn() reason!: string;
  /** Who wrote it; null of an account without a person. */
  @ReferenceColumn('Employee', 'fk_distribution_justification_byEmployeeId', { nullable: true }) byEmployeeId!:
    string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
