import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { DocumentKind } from '../domain/document-kinds.js';

/** Who has sealed a file: nobody, a key of our own, or the national service. */
export const SEALED_WITH = ['NONE', 'P12', 'BSRE'] as const;
export type SealedWith = (typeof SEALED_WITH)[number];

/** A document that was issued: what it is about, its number and code, and the hash of its file. The register says what is genuine. */
@Entity('issued_document')
@Index('uq_issued_document_kind_subjectId_contentsHash', ['kind', 'subjectId', 'contentsHash'], { unique: true })
@Index('uq_issued_document_code', ['code'], { unique: true })
@Index('uq_issued_document_number', ['number'], { unique: true })
@Index('ix_issued_document_employeeId', ['employeeId'])
export class IssuedDocument {
  @IdColumn() id!: string;
  @TextColumn(24) kind!: DocumentKind;
  /** The plan, appraisal or objection, or a unit and a year, that it is about. */
  @TextColumn(80) subjectId!: string;
  /** The version of that which was signed. */
  @IntegerColumn() subjectVersion!: number;
  /** SHA-256 of what it says, without number and code: the same contents are one document. */
  @TextColumn(64) contentsHash!: string;
  @TextColumn(40) number!: string;
  /** Random; whoever has it may ask whether the document is genuine. */
  @TextColumn(16) code!: string;
  /** SHA-256 of the file, under which it is kept; null once somebody whom it is about, or names, is a pseudonym and the file is gone. */
  @TextColumn(64, { nullable: true }) sha256!: string | null;
  @IntegerColumn() sizeBytes!: number;
  @IntegerColumn() pages!: number;
  @TextColumn(8) sealedWith!: SealedWith;
  /** Under which id the signing service knows it; null for others. */
  @TextColumn(100, { nullable: true }) sealId!: string | null;
  /** Whose it is; null for one about a unit. */
  @ReferenceColumn('Employee', 'fk_issued_document_employeeId', { nullable: true }) employeeId!: string | null;
  /** The government in whose name it was issued, as it was called then. */
  @TextColumn(200) issuer!: string;
  @DayColumn() issuedOn!: string;
  /** When a newer document took its place; null while it is the latest. */
  @InstantColumn({ nullable: true }) replacedAt!: Date | null;
  /** Whose request had it issued. */
  @RefColumn() createdByAccountId!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** Somebody who is named in a document that is not his own: a recap, a matrix of roles. */
@Entity('issued_document_person')
@Index('uq_issued_document_person_documentId_employeeId', ['documentId', 'employeeId'], { unique: true })
@Index('ix_issued_document_person_employeeId', ['employeeId'])
export class IssuedDocumentPerson {
  @IdColumn() id!: string;
  @ReferenceColumn('IssuedDocument', 'fk_issued_document_person_documentId') documentId!: string;
  @ReferenceColumn('Employee', 'fk_issued_document_person_employeeId') employeeId!: string;
}

/** The last number of a kind in a year. */
@Entity('document_sequence')
export class DocumentSequence {
  /** Kind and year, as `SKP/2026`. */
  @PrimaryColumn({ type: 'varchar', length: 40 }) id!: string;
  @IntegerColumn() last!: number;
}
