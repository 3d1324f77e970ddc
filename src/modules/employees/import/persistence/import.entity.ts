import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { Cell } from '../domain/cell.js';
import type { RowFault } from '../domain/row-faults.js';
import type { TableMapping } from '../reading/table-file.js';
import type { UsedProfile } from './import-profile.entity.js';

/** Kinds of file that can be imported; what each is, its class in `kinds/` says. */
export const IMPORT_KINDS = ['EMPLOYEES', 'ORG_UNITS'] as const;
export type ImportKindCode = (typeof IMPORT_KINDS)[number];

/**
 * STAGING → CHECKED → APPLYING → APPLIED. REFUSED: the file as a whole; FAILED: may be applied again once the reason is gone;
 * EXPIRED: not applied within a week, what the rows said is erased.
 */
export const IMPORT_STATUSES = ['STAGING', 'CHECKED', 'REFUSED', 'APPLYING', 'APPLIED', 'FAILED', 'EXPIRED'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** One uploaded file on its way into the data. */
@Entity('import_run')
@Index('ix_import_run_kind_status', ['kind', 'status'])
export class ImportRun {
  @IdColumn() id!: string;
  @TextColumn(16) kind!: ImportKindCode;
  @TextColumn(16) status!: ImportStatus;
  /** Last part of the name the file had at the sender; for display only. */
  @TextColumn(100) fileName!: string;
  @TextColumn(64) sha256!: string;
  /** Why the file was refused. */
  @TextColumn(64, { nullable: true }) problemCode!: string | null;
  @JsonColumn({ nullable: true }) problemFacts!: Record<string, string | number> | null;
  @IntegerColumn() rowCount!: number;
  @IntegerColumn() newCount!: number;
  @IntegerColumn() changedCount!: number;
  @IntegerColumn() unchangedCount!: number;
  @IntegerColumn() errorCount!: number;
  @IntegerColumn() warningCount!: number;
  /** The last line that is staged, then the last line that is applied: where a restart goes on. */
  @IntegerColumn() position!: number;
  /** The day that counts as today for the whole application, however long it takes. */
  @DayColumn({ nullable: true }) appliedOn!: string | null;
  @InstantColumn({ nullable: true }) applicationStartedAt!: Date | null;
  /** Units in which more than one person could be the head. */
  @JsonColumn({ nullable: true }) ambiguousHeads!: string[] | null;
  /** The job that works or worked on it last. */
  @RefColumn({ nullable: true }) jobId!: string | null;
  @RefColumn({ nullable: true }) createdByAccountId!: string | null;
  /** The profile that was chosen, as it was then; null without one. */
  @JsonColumn({ nullable: true }) profile!: UsedProfile | null;
  /** As what the columns are read; null until the file was opened. */
  @JsonColumn({ nullable: true }) mapping!: TableMapping | null;
  /** Until when what the rows say is kept, so that they can be given back with their faults; null when it is not. */
  @InstantColumn({ nullable: true }) rowsKeptUntil!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

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

/** What a row says in the columns that are read, as the file has it: for giving it back. Columns that are not read are nowhere. */
@Entity('import_written_row')
export class ImportWrittenRow {
  @ForeignKey('ImportRun', { name: 'fk_import_written_row_runId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  runId!: string;
  /** The line in the file. */
  @PrimaryColumn({ type: 'bigint', transformer: { to: (line: unknown) => line, from: Number } }) line!: number;
  @JsonColumn() cells!: readonly Cell[];
}
