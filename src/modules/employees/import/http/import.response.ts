import { ApiProperty } from '@nestjs/swagger';
import { FOUND_BY, type FoundBy } from '../domain/header.js';
import { OBSTACLES, type UndoObstacle } from '../domain/undo-obstacle.js';
import {
  COMPLETENESS,
  type Completeness,
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
import { APPLICATION_MODES, type ApplicationMode } from './import.request.js';

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
  /** Records of the source that a FULL file does not name; 0 for a PARTIAL one. @example 2 */
  @ApiProperty({ type: 'integer' }) missing!: number;
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

/** How many people the units of a file hold. */
export class ImportPeopleResponse {
  /** People with a definitive post today. @example 4210 */
  @ApiProperty({ type: 'integer' }) known!: number;
  /** Those of them in units that come to stand below another one, or that the whole file does not name. @example 400 */
  @ApiProperty({ type: 'integer' }) affected!: number;
}

/** What applying a file does beyond corrections, by which the guard against mass changes decides. */
export class ImportImpactResponse {
  /** People of the source in force, or units or posts for files of those. @example 4210 */
  @ApiProperty({ type: 'integer' }) known!: number;
  /** People who move to another unit; in a file of units, units that come to stand below another one, with all below them. @example 12 */
  @ApiProperty({ type: 'integer' }) movesUnit!: number;
  /** People who lose their post and get no other. @example 0 */
  @ApiProperty({ type: 'integer' }) losesPost!: number;
  /** People whose legal standing changes. @example 3 */
  @ApiProperty({ type: 'integer' }) changesStanding!: number;
  /** People, or units, for which at least one of these holds. @example 14 */
  @ApiProperty({ type: 'integer' }) affected!: number;
  /** Of a file of units, the people that these hold; null for other files. */
  @ApiProperty({ type: ImportPeopleResponse, nullable: true }) people!: ImportPeopleResponse | null;
}

/** Something that keeps an import from being undone. */
export class UndoObstacleResponse {
  /** The line of the file; null for what followed from several. @example 17 */
  @ApiProperty({ type: 'integer', nullable: true }) line!: number | null;
  /** CHANGED_SINCE: something newer touched it; IN_USE: the import added it, and something newer belongs to it. */
  @ApiProperty({ enum: OBSTACLES }) code!: UndoObstacle['code'];
  /** What it is. @example 'employee' */
  recordType!: string;
  /** Its id. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) recordId!: string | null;
  /** Its name, or that of the person it belongs to. @example 'Siti Aminah' */
  name!: string;
}

/** An uploaded file on its way into the data. */
export class ImportResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** What the file holds: people, the tree of units, posts, assignments, or attendance. */
  @ApiProperty({ enum: IMPORT_KINDS }) kind!: ImportKindCode;
  /** STAGING, CHECKED, APPLYING, APPLIED in this order; REFUSED when the file cannot be used; FAILED can be applied again; EXPIRED when nobody went on with it for a week; UNDOING and UNDONE when it was taken back, also from FAILED and EXPIRED where something had been changed. */
  @ApiProperty({ enum: IMPORT_STATUSES }) status!: ImportStatus;
  /** Name the file had at the sender, shortened. @example 'export-data-asn.xlsx' */
  fileName!: string;
  /** SHA-256 of the file. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  sha256!: string;
  /** FULL when the file has everything that its source has, so that what it does not name is missing. */
  @ApiProperty({ enum: COMPLETENESS }) completeness!: Completeness;
  /** The import that applied this very file before; null when none did. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) sameFileAs!: string | null;
  /** Rows by what they do; complete from CHECKED on, and after APPLIED as it was really done. */
  counts!: ImportCountsResponse;
  /** What applying it does beyond corrections; null until it is CHECKED. */
  @ApiProperty({ type: ImportImpactResponse, nullable: true }) impact!: ImportImpactResponse | null;
  /** Why the file was refused, its application failed or it could not be undone; null otherwise. */
  @ApiProperty({ type: ImportProblemResponse, nullable: true }) problem!: ImportProblemResponse | null;
  /** Names of units in which several people could be the head; the one who came last was taken. At most 100. @example ['Seksi Anggaran'] */
  @ApiProperty({ type: [String] }) ambiguousHeads!: string[];
  /** What keeps it from being undone, at most 100; empty unless that was tried in vain. */
  @ApiProperty({ type: [UndoObstacleResponse] }) undoObstacles!: UndoObstacleResponse[];
  /** How it was applied; null until then. */
  @ApiProperty({ type: String, enum: [...APPLICATION_MODES, null], nullable: true }) mode!: ApplicationMode | null;
  /** The number by which a mass change was confirmed. @example 42 */
  @ApiProperty({ type: 'integer', nullable: true }) confirmedCount!: number | null;
  /** Who uploaded it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) createdByAccountId!: string | null;
  /** Who had it applied. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) appliedByAccountId!: string | null;
  /** Who had it undone. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) undoneByAccountId!: string | null;
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
  /** When its application began. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) applicationStartedAt!: string | null;
  /** When it was undone. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) undoneAt!: string | null;
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
  /** What stands there, shortened, for a week after the check or the application; numbers of people are masked for those who may not import, and names, birth dates and addresses hidden. @example '198707222019031000' */
  value!: string;
}

/** What a row changes in one field. */
export class ImportFieldChangeResponse {
  /** The field, as the API names it; `unit`, `parent` and `position` by their names. @example 'unit' */
  field!: string;
  /** What is recorded; numbers of people are masked, and other personal data for those who may not import. @example 'Bidang Anggaran' */
  before!: string | null;
  /** What the row says. @example 'Bidang Perbendaharaan' */
  after!: string | null;
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
  /** The record it means; null for something new until it is applied. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) recordId!: string | null;
  /** What it changes of that record, field by field; kept as long as the import can be undone. */
  @ApiProperty({ type: [ImportFieldChangeResponse] }) changes!: ImportFieldChangeResponse[];
}

/** A person, unit or post that a whole file of its source does not name. */
export class MissingRecordResponse {
  /** What it is. */
  @ApiProperty({ enum: ['employee', 'org-unit', 'position'] }) recordType!: 'employee' | 'org-unit' | 'position';
  /** Its id. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @ApiProperty({ format: 'uuid' }) recordId!: string;
  /** Its name or title. @example 'Siti Aminah' */
  name!: string;
  /** The key by which the source knew it: NIP of a person, masked for those who may not import, or SIASN's id. @example '198707222019032005' */
  key!: string | null;
  /** When an import last named it; null when none has since this is noted. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSeenAt!: string | null;
  /** Whole files in a row that did not name it. @example 1 */
  @ApiProperty({ type: 'integer' }) missedRuns!: number;
  /** True once two in a row did not: the record then says so itself. It is never deleted. @example false */
  missingInSource!: boolean;
}
