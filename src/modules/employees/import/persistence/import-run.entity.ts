import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';

/** Kinds of file that can be imported. */
export const IMPORT_KINDS = ['EMPLOYEES', 'ORG_UNITS'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** STAGING → CHECKED → APPLYING → APPLIED. REFUSED: the file as a whole; FAILED: by a fault of ours, may be applied again. */
export const IMPORT_STATUSES = ['STAGING', 'CHECKED', 'REFUSED', 'APPLYING', 'APPLIED', 'FAILED'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** One uploaded file on its way into the data. */
@Entity('import_run')
@Index('ix_import_run_kind_status', ['kind', 'status'])
export class ImportRun {
  @IdColumn() id!: string;
  @TextColumn(16) kind!: ImportKind;
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
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
