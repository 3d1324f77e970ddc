import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';

/** The documents that are made for many people at once. */
export const BATCH_KINDS = ['SKP', 'EVALUASI_KINERJA', 'DOKUMEN_EVALUASI'] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

/** What became of one document: issued, or left out because nothing is signed, or not any more. */
export const BATCH_OUTCOMES = ['ISSUED', 'SKIPPED'] as const;
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number];

/** The subject of somebody in a batch who has nothing that is signed. */
export const NOTHING = '';

/** Documents of the people of a unit in one archive (ZIP), which can be fetched for some days. */
@Entity('document_batch')
@Index('ix_document_batch_createdAt_id', ['createdAt', 'id'])
export class DocumentBatch {
  @IdColumn() id!: string;
  @TextColumn(24) kind!: BatchKind;
  @ReferenceColumn('PerformancePeriod', 'fk_document_batch_performancePeriodId') performancePeriodId!: string;
  /** The evaluation period of appraisals; null for those of the whole year, and for plans. */
  @ReferenceColumn('EvaluationPeriod', 'fk_document_batch_evaluationPeriodId', { nullable: true }) evaluationPeriodId!:
    string | null;
  @ReferenceColumn('OrgUnit', 'fk_document_batch_unitId') unitId!: string;
  @RefColumn() jobId!: string;
  /** The archive; null until it is made, and again once it is gone. */
  @TextColumn(64, { nullable: true }) sha256!: string | null;
  @IntegerColumn({ nullable: true }) sizeBytes!: number | null;
  @IntegerColumn({ nullable: true }) issued!: number | null;
  @IntegerColumn({ nullable: true }) skipped!: number | null;
  @InstantColumn({ nullable: true }) finishedAt!: Date | null;
  /** Last day on which it can be fetched. */
  @DayColumn({ nullable: true }) expiresOn!: string | null;
  @RefColumn() createdByAccountId!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** One document of a batch. */
@Entity('document_batch_item')
@Index('uq_document_batch_item_documentBatchId_sequence', ['documentBatchId', 'sequence'], { unique: true })
@Index('ix_document_batch_item_employeeId', ['employeeId'])
export class DocumentBatchItem {
  @IdColumn() id!: string;
  @ReferenceColumn('DocumentBatch', 'fk_document_batch_item_documentBatchId') documentBatchId!: string;
  @IntegerColumn() sequence!: number;
  /** The plan or appraisal; `NOTHING` of somebody who has none that is signed. */
  @TextColumn(80) subjectId!: string;
  @ReferenceColumn('Employee', 'fk_document_batch_item_employeeId') employeeId!: string;
  /** The document in the register; null while it is not issued. */
  @RefColumn({ nullable: true }) documentId!: string | null;
  @TextColumn(12, { nullable: true }) outcome!: BatchOutcome | null;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
