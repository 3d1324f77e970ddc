import { ApiProperty } from '@nestjs/swagger';
import { FOUND_BY, type FoundBy } from '../domain/header.js';
import {
  IMPORT_KINDS,
  IMPORT_STATUSES,
  type ImportKindCode,
  type ImportStatus,
  ROW_ACTIONS,
  ROW_STATUSES,
  type RowAction,
  type RowStatus,
} from '../persistence/import.entity.js';
import { FILE_FORMATS, type FileFormat } from '../reading/formats.js';
import { ImportConstantResponse } from './import-profile.response.js';

/** Work on an import has begun. */
export class StartedImportResponse {
  /** The import; GET /imports/{id} tells its state. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @ApiProperty({ format: 'uuid' }) importId!: string;
  /** The job that does the work; GET /jobs/{id} tells how far it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  @ApiProperty({ format: 'uuid' }) jobId!: string;
}

/** Why a file was refused or its application failed. */
export class ImportProblemResponse {
  /** Stable code. @example 'IMPORT_FILE.COLUMNS_MISSING' */
  code!: string;
  /**
   * What is wrong and what to do, in the language of the request.
   * @example 'Kolom berikut tidak ada: NIP BARU. Unggah berkas ekspor dengan judul kolom aslinya.'
   */
  detail!: string;
}

/** How many rows of each kind a file has. */
export class ImportCountsResponse {
  /** All rows below the header. @example 300 */
  @ApiProperty({ type: 'integer' }) rows!: number;
  /** Rows that add somebody or something. @example 280 */
  @ApiProperty({ type: 'integer' }) new!: number;
  /** Rows that change what is recorded. @example 12 */
  @ApiProperty({ type: 'integer' }) changed!: number;
  /** Rows that say what is recorded already. @example 5 */
  @ApiProperty({ type: 'integer' }) unchanged!: number;
  /** Rows that cannot be applied. @example 3 */
  @ApiProperty({ type: 'integer' }) errors!: number;
  /** Rows that can be applied but should be looked at. @example 7 */
  @ApiProperty({ type: 'integer' }) warnings!: number;
}

/** A column of the file and what it is read as. */
export class ImportColumnResponse {
  /** Title as the file has it. @example 'Gol. Ruang' */
  title!: string;
  /** The column of the kind, by its name in the template. @example 'GOL AKHIR NAMA' */
  field!: string;
  /** How it was found: by its NAME, by an ALIAS that is usual for it, or because the PROFILE says so. */
  @ApiProperty({ enum: FOUND_BY }) by!: FoundBy;
}

/** A required column that the file does not have. */
export class ImportMissingColumnResponse {
  /** The column of the kind. @example 'UNOR ID' */
  field!: string;
  /** Titles of the file that may mean it; a profile can say which does. @example ['Kode Unit'] */
  @ApiProperty({ type: [String] }) candidates!: string[];
}

/** As what the columns of a file are read. */
export class ImportMappingResponse {
  /** What the file is, by its content. XML is the workbook of Excel 2003. */
  @ApiProperty({ enum: FILE_FORMATS }) format!: FileFormat;
  /** The sheet that is read, counted from 1; null where there is only one. @example 2 */
  @ApiProperty({ type: 'integer', nullable: true }) sheet!: number | null;
  /** The line of the header; null when there is none. @example 4 */
  @ApiProperty({ type: 'integer', nullable: true }) headerLine!: number | null;
  /** Columns that are read. */
  @ApiProperty({ type: [ImportColumnResponse] }) columns!: ImportColumnResponse[];
  /** Values that hold for all rows, by the profile. */
  @ApiProperty({ type: [ImportConstantResponse] }) constants!: ImportConstantResponse[];
  /** Titles of columns that are not read, and of which nothing is kept. @example ['NIK', 'Alamat'] */
  @ApiProperty({ type: [String] }) unread!: string[];
  /** Required columns that were not found. */
  @ApiProperty({ type: [ImportMissingColumnResponse] }) missing!: ImportMissingColumnResponse[];
}

/** The profile by which a file is read. */
export class UsedProfileResponse {
  /** The profile; it may be deleted meanwhile. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Its name when the file was uploaded. @example 'SIMPEG Kabupaten' */
  name!: string;
}

/** An uploaded file on its way into the data. */
export class ImportResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** What the file holds: people, or the tree of units. */
  @ApiProperty({ enum: IMPORT_KINDS }) kind!: ImportKindCode;
  /** STAGING, CHECKED, APPLYING, APPLIED in this order; REFUSED when the file cannot be used; FAILED can be applied again; EXPIRED when nobody went on with it for a week. */
  @ApiProperty({ enum: IMPORT_STATUSES }) status!: ImportStatus;
  /** Name the file had at the sender, shortened. @example 'export-data-asn.xlsx' */
  fileName!: string;
  /** SHA-256 of the file. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  sha256!: string;
  /** Rows by what they do; complete from CHECKED on, and after APPLIED as it was really done. */
  counts!: ImportCountsResponse;
  /** Why the file was refused or its application failed; null otherwise. */
  @ApiProperty({ type: ImportProblemResponse, nullable: true }) problem!: ImportProblemResponse | null;
  /** Names of units in which several people could be the head; the one who came last was taken. At most 100. @example ['Seksi Anggaran'] */
  @ApiProperty({ type: [String] }) ambiguousHeads!: string[];
  /** The job that works or worked on it last. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) jobId!: string | null;
  /** The profile that was chosen, as it was then; null without one. */
  @ApiProperty({ type: UsedProfileResponse, nullable: true }) profile!: UsedProfileResponse | null;
  /** As what the columns are read, also of a file that was refused for them; null until it was opened. */
  @ApiProperty({ type: ImportMappingResponse, nullable: true }) mapping!: ImportMappingResponse | null;
  /** Until when the file can be fetched back with its faults (`GET /imports/{id}/file`); null when it cannot. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) rowsKeptUntil!: string | null;
  /** When it was uploaded. */
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  /** Moves with every change. @example 3 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

/** One thing that is wrong with a row. */
export class ImportRowFaultResponse {
  /** The column as the file names it; empty for the row as a whole. @example 'NIP BARU' */
  column!: string;
  /** Stable code. @example 'NIP_NUMERIC_CELL' */
  code!: string;
  /** An ERROR keeps the row from being applied, a WARNING does not. */
  @ApiProperty({ enum: ['ERROR', 'WARNING'] }) severity!: 'ERROR' | 'WARNING';
  /**
   * What is wrong and what to do, in the language of the request.
   * @example 'NIP tersimpan sebagai angka sehingga digit terakhirnya hilang.'
   */
  message!: string;
  /** What stands there, shortened; numbers of people are masked for those who may not import. @example '198707222019031000' */
  value!: string;
}

/** One row of an imported file. */
export class ImportRowResponse {
  /** The line in the file. @example 17 */
  @ApiProperty({ type: 'integer' }) line!: number;
  /** ERROR rows are not applied. */
  @ApiProperty({ enum: ROW_STATUSES }) status!: RowStatus;
  /** What applying it does or did; null for a row with errors. */
  @ApiProperty({ type: String, enum: [...ROW_ACTIONS, null], nullable: true }) action!: RowAction | null;
  /** What is wrong with it. */
  @ApiProperty({ type: [ImportRowFaultResponse] }) faults!: ImportRowFaultResponse[];
}
