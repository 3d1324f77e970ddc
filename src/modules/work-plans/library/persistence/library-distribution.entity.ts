import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { DistributionOutcome } from '../domain/distribution.js';

/** One result of the library for many people: asked for once, done by a job. */
@Entity('library_distribution')
@Index('ix_library_distribution_libraryResultId', ['libraryResultId'])
@Index('ix_library_distribution_createdByAccountId', ['createdByAccountId'])
export class LibraryDistribution {
  @IdColumn() id!: string;
  @ReferenceColumn('LibraryResult', 'fk_library_distribution_libraryResultId') libraryResultId!: string;
  @ReferenceColumn('PerformancePeriod', 'fk_library_distribution_performancePeriodId') performancePeriodId!: string;
  /** The unit whose people it is for, with all below; null where people were named. */
  @ReferenceColumn('OrgUnit', 'fk_library_distribution_unitId', { nullable: true }) unitId!: string | null;
  /** Only those with a post of this title; null for all of them. */
  @TextColumn(300, { nullable: true }) positionTitle!: string | null;
  @RefColumn() jobId!: string;
  @RefColumn() createdByAccountId!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  /** When everybody had been seen to; null until then. */
  @InstantColumn({ nullable: true }) finishedAt!: Date | null;
  @IntegerColumn() version!: number;
}

/** One of those people, and what became of it. */
@Entity('library_distribution_record')
@Index('uq_library_distribution_record_distributionId_employeeId', ['distributionId', 'employeeId'], { unique: true })
@Index('ix_library_distribution_record_distributionId_outcome_id', ['distributionId', 'outcome', 'id'])
@Index('ix_library_distribution_record_employeeId', ['employeeId'])
export class LibraryDistributionRecord {
  @IdColumn() id!: string;
  @ReferenceColumn('LibraryDistribution', 'fk_library_distribution_record_distributionId') distributionId!: string;
  @ReferenceColumn('Employee', 'fk_library_distribution_record_employeeId') employeeId!: string;
  /** Null while it is yet to be done. */
  @TextColumn(16, { nullable: true }) outcome!: DistributionOutcome | null;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
