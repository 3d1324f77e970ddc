import { Entity, Index, PrimaryColumn } from 'typeorm';
import { DayColumn, IdColumn, RefColumn, ReferenceColumn, TextColumn } from '../../../kernel/database/columns.js';
import type { AssignmentKind } from '../domain/reporting-lines.js';

/**
 * Who appraises whom on which days: what `reportingLines` yields for the present assignments, kept as rows so that one
 * join answers it for thousands. Rebuilt in the transaction that changes an assignment, so rights move at once.
 */
@Entity('reporting_line')
@Index('ix_reporting_line_employeeId_validFrom', ['employeeId', 'validFrom'])
@Index('ix_reporting_line_appraiserId_validFrom', ['appraiserId', 'validFrom'])
export class ReportingLineRow {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_reporting_line_employeeId') employeeId!: string;
  @ReferenceColumn('Employee', 'fk_reporting_line_appraiserId', { nullable: true }) appraiserId!: string | null;
  @RefColumn({ nullable: true }) viaUnitId!: string | null;
  @TextColumn(10, { nullable: true }) viaKind!: AssignmentKind | null;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
}

/** One row; whoever changes assignments locks it first, so that lines are rebuilt one change after another. */
@Entity('reporting_line_lock')
export class ReportingLineLock {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
}
