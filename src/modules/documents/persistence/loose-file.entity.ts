import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../../../kernel/database/columns.js';

/** A kept file that nothing holds yet or any more; it is erased when it is due. Rule DC-9. */
@Entity('document_loose_file')
@Index('uq_document_loose_file_sha256', ['sha256'], { unique: true })
@Index('ix_document_loose_file_dueAt', ['dueAt'])
export class LooseFile {
  @IdColumn() id!: string;
  @TextColumn(64) sha256!: string;
  /** From when on it may be erased, and nothing may begin to hold it. */
  @InstantColumn() dueAt!: Date;
  @InstantColumn() createdAt!: Date;
}
