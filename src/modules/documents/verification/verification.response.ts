import { ApiProperty } from '@nestjs/swagger';
import { DOCUMENT_KINDS, type DocumentKind } from '../domain/document-kinds.js';
import { DOCUMENT_STATES, type DocumentState } from '../domain/document-state.js';
import { SEALED_WITH, type SealedWith } from '../persistence/issued-document.entity.js';

/** What the register says of a document; nothing of a person. */
export class DocumentVerificationResponse {
  /** Genuine and the latest, replaced by something newer, annulled, or unknown to the register. @example 'GENUINE' */
  @ApiProperty({ enum: DOCUMENT_STATES }) state!: DocumentState;
  /** What kind of document was issued with this code; null for an unknown one, as are the others. @example 'SKP' */
  @ApiProperty({ type: String, enum: [...DOCUMENT_KINDS, null], nullable: true }) kind!: DocumentKind | null;
  /** Its number. @example 'SKP/2026/000123' */
  number!: string | null;
  /** The government that issued it, as it was called then. @example 'Pemerintah Kabupaten Contoh' */
  issuer!: string | null;
  /** Civil day of issue. @example '2026-01-13' */
  @ApiProperty({ type: String, format: 'date', nullable: true }) issuedOn!: string | null;
  /** How many pages it has. @example 4 */
  @ApiProperty({ type: 'integer', nullable: true }) pages!: number | null;
  /** With what its file is sealed: nothing, a certificate of the government, or the national service. @example 'P12' */
  @ApiProperty({ type: String, enum: [...SEALED_WITH, null], nullable: true }) sealedWith!: SealedWith | null;
  /** Whether the file that was asked about is the one that was issued; null where none was asked about, and where the issued one was erased. @example true */
  isFileGenuine!: boolean | null;
}
