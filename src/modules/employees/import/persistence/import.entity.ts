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
import type { RowImage } from '../../../../kernel/database/row-images.js';
import type { Cell } from '../domain/cell.js';
import type { FieldChange, Impact } from '../domain/row-changes.js';
import type { RowFault } from '../domain/row-faults.js';
import type { UndoObstacle } from '../domain/undo-obstacle.js';
import type { TableMapping } from '../reading/table-file.js';
import type { UsedProfile } from './import-profile.entity.js';

/** Kinds of file that can be imported; what each is, its class in `kinds/` says. */
export const IMPORT_KINDS = ['EMPLOYEES', 'ORG_UNITS', 'POSITIONS', 'ASSIGNMENTS', 'ATTENDANCE'] as const;
export type ImportKindCode = (typeof IMPORT_KINDS)[number];
/** Kinds of which a file can be the whole source; what it does not name is then missing from it. */
export const FULL_KINDS: readonly ImportKindCode[] = ['EMPLOYEES', 'ORG_UNITS', 'POSITIONS'];

/**
 * STAGING → CHECKED → APPLYING → APPLIED. REFUSED: the file as a whole; FAILED: may be applied again once the reason is gone;
 * EXPIRED: not applied within a week, what the rows said is erased. APPLIED → UNDOING → UNDONE, or back to APPLIED when something
 * newer touched what it had changed; the same from FAILED and EXPIRED, where something was changed before.
 */
export const IMPORT_STATUSES = [
  ...(['STAGING', 'CHECKED', 'REFUSED', 'APPLYING', 'APPLIED', 'FAILED', 'EXPIRED'] as const),
  ...(['UNDOING', 'UNDONE'] as const),
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Whether a file has everything that its source has, or some of it. */
export const COMPLETENESS = ['FULL', 'PARTIAL'] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** One uploaded file on its way into the data. */
@Entity('import_run')
@Index('ix_import_run_sha256', ['sha256'])
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
  /** What its text names; while UNDOING, the state in which the undo began as `from`. */
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
  /** When its application came to an end, also half-way; null where it had changed nothing until then. */
  @InstantColumn({ nullable: true }) applicationEndedAt!: Date | null;
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
  /** FULL: what it does not name is missing from the source. */
  @TextColumn(8, { default: 'PARTIAL' }) completeness!: Completeness;
  /** Records of the source that a FULL file does not name. */
  @IntegerColumn({ default: 0 }) missingCount!: number;
  /** How many people the rows would move, take their post or give another standing. */
  @JsonColumn({ nullable: true }) impact!: Impact | null;
  /** With which choices, and by whom, it was applied. */
  @TextColumn(16, { nullable: true }) mode!: string | null;
  @IntegerColumn({ nullable: true }) confirmedCount!: number | null;
  @RefColumn({ nullable: true }) appliedByAccountId!: string | null;
  /** Why it could not be undone. */
  @JsonColumn({ nullable: true }) undoObstacles!: readonly UndoObstacle[] | null;
  @RefColumn({ nullable: true }) undoneByAccountId!: string | null;
  @InstantColumn({ nullable: true }) undoneAt!: Date | null;
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
@Index('ix_import_row_runId_action_line', ['runId', 'action', 'line'])
@Index('ix_import_row_runId_recordId', ['runId', 'recordId'])
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
  /** The record it means, also where it has errors; null for something new until it is applied. */
  @RefColumn({ nullable: true }) recordId!: string | null;
  /** What it changes, field by field; erased when the run can no longer be undone. */
  @JsonColumn({ nullable: true }) changes!: readonly FieldChange[] | null;
}

/** What applying one row changed, as it was before; erased when the run can no longer be undone. */
@Entity('import_image')
export class ImportImage {
  @ForeignKey('ImportRun', { name: 'fk_import_image_runId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  runId!: string;
  /** The order in which it was done. */
  @PrimaryColumn({ type: 'bigint', transformer: { to: (value: unknown) => value, from: Number } }) sequence!: number;
  /** Null for what follows from several rows. */
  @IntegerColumn({ nullable: true }) line!: number | null;
  @TextColumn(24) recordType!: string;
  @RefColumn({ nullable: true }) recordId!: string | null;
  @JsonColumn() images!: readonly RowImage[];
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
