import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { Basis } from '../chain/domain/chain-steps.js';
import type { AssignmentKind } from '../chain/domain/chain-facts.js';

/** Somebody holds a post on these days; both ends belong to the range, 9999-12-31 is an open end. */
@Entity('assignment')
@Index('ix_assignment_employeeId_validFrom', ['employeeId', 'validFrom'])
@Index('ix_assignment_unitId_validFrom', ['unitId', 'validFrom'])
@Index('ix_assignment_positionId_validFrom', ['positionId', 'validFrom'])
@Index('ix_assignment_headsUnit', ['headsUnit'])
export class Assignment {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_assignment_employeeId') employeeId!: string;
  @ReferenceColumn('OrgUnit', 'fk_assignment_unitId') unitId!: string;
  @ReferenceColumn('Position', 'fk_assignment_positionId') positionId!: string;
  @TextColumn(10) kind!: AssignmentKind;
  /** True when this post makes its holder the head of the unit, and so the appraiser of its people. */
  @FlagColumn() headsUnit!: boolean;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @TextColumn(16) source!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
  /** The decree (SK) by which it is held. */
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
}

/**
 * Who appraises whom on which days, and who stands above: what `ChainOfAppraisal` yields for the present facts, kept as rows
 * so that one join answers it for thousands. Rebuilt in the transaction that changes a fact, so rights move at once.
 */
@Entity('reporting_line')
@Index('ix_reporting_line_employeeId_validFrom', ['employeeId', 'validFrom'])
@Index('ix_reporting_line_appraiserId_validFrom', ['appraiserId', 'validFrom'])
@Index('ix_reporting_line_superiorId_validFrom', ['superiorId', 'validFrom'])
export class ReportingLineRow {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_reporting_line_employeeId') employeeId!: string;
  @ReferenceColumn('Employee', 'fk_reporting_line_appraiserId', { nullable: true }) appraiserId!: string | null;
  @RefColumn({ nullable: true }) viaUnitId!: string | null;
  @TextColumn(10, { nullable: true }) viaKind!: AssignmentKind | null;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  /** By what the appraiser appraises, and since when he holds that post or letter. */
  @TextColumn(12, { nullable: true }) basis!: Basis | null;
  @DayColumn({ nullable: true }) viaSince!: string | null;
  @RefColumn({ nullable: true }) superiorId!: string | null;
  @TextColumn(12, { nullable: true }) superiorBasis!: Basis | null;
  @RefColumn({ nullable: true }) superiorUnitId!: string | null;
  @TextColumn(10, { nullable: true }) superiorKind!: AssignmentKind | null;
  @DayColumn({ nullable: true }) superiorSince!: string | null;
}

/** One row; whoever changes assignments locks it first, so that lines are rebuilt one change after another. */
@Entity('reporting_line_lock')
export class ReportingLineLock {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
}
