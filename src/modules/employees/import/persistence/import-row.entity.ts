import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { JsonColumn, TextColumn } from '../../../../kernel/database/columns.js';
import type { RowFault } from '../domain/row-faults.js';

/** OK and WARNING rows are applied, ERROR rows are not. */
export const ROW_STATUSES = ['OK', 'WARNING', 'ERROR'] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];
/** What applying a row does to the data. */
export const ROW_ACTIONS = ['NEW', 'CHANGED', 'UNCHANGED'] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** One row of an uploaded file, read and checked. */
@Entity('import_row')
@Index('ix_import_row_runId_status_line', ['runId', 'status', 'line'])
export class ImportRow {
  @ForeignKey('ImportRun', { name: 'fk_import_row_runId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  runId!: string;
  /** The line in the file. */
  @PrimaryColumn({ type: 'bigint', transformer: { to: (line: unknown) => line, from: Number } }) line!: number;
  @TextColumn(8) status!: RowStatus;
  /** Null for a row with errors. */
  @TextColumn(12, { nullable: true }) action!: RowAction | null;
  /** What was read of it; erased once it is applied. */
  @JsonColumn({ nullable: true }) staged!: object | null;
  @JsonColumn({ nullable: true }) faults!: readonly RowFault[] | null;
}
