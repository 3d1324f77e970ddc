import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';

/** A file that is on its way, or has come whole and is no evidence yet. Its bytes lie in a folder of the service, by its id. Rule EV-2. */
@Entity('evidence_upload')
@Index('uq_evidence_upload_accountId_place', ['accountId', 'place'], { unique: true })
@Index('ix_evidence_upload_expiresAt', ['expiresAt'])
@Index('ix_evidence_upload_sha256', ['sha256'])
export class EvidenceUpload {
  @IdColumn() id!: string;
  /** Who sends it; for everybody else there is no such upload. */
  @ReferenceColumn('Account', 'fk_evidence_upload_accountId') accountId!: string;
  /** Which of the account's uploads it is; there are only so many places. */
  @IntegerColumn() place!: number;
  /** The sender's name of the file. */
  @TextColumn(100) fileName!: string;
  @IntegerColumn() sizeBytes!: number;
  /** How much of it has come. */
  @IntegerColumn() offsetBytes!: number;
  /** The scanner that found nothing in it; null before it is whole, and where there was none. */
  @TextColumn(200, { nullable: true }) scanEngine!: string | null;
  @InstantColumn({ nullable: true }) scannedAt!: Date | null;
  /** The SHA-256 of the bytes that it is about to become, which nobody erases meanwhile; null before. */
  @TextColumn(64, { nullable: true }) sha256!: string | null;
  /** Until when whoever sends a piece has it to himself; null while nobody does. */
  @InstantColumn({ nullable: true }) takenUntil!: Date | null;
  @InstantColumn() expiresAt!: Date;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
