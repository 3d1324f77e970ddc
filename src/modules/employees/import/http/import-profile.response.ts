import { ApiProperty } from '@nestjs/swagger';
import { DAY_ORDERS, type DayOrder } from '../domain/cell.js';
import { IMPORT_KINDS, type ImportKindCode } from '../persistence/import.entity.js';

/** A column of the file and what a profile takes it for. */
export class ProfileColumnResponse {
  /** Title as the file has it. @example 'Kode Unit' */
  title!: string;
  /** The column of the kind that it is. @example 'UNOR ID' */
  field!: string;
}

/** A value that holds for all rows of a file. */
export class ImportConstantResponse {
  /** The column of the kind. @example 'JENIS JABATAN ID' */
  field!: string;
  /** What every row has in it. @example '4' */
  value!: string;
}

/** A saved way to read files of one origin. */
export class ImportProfileResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Kind of file that it reads. */
  @ApiProperty({ enum: IMPORT_KINDS }) kind!: ImportKindCode;
  /** Name. @example 'SIMPEG Kabupaten' */
  name!: string;
  /** Line of the file in which the header begins; null where it is looked for. @example 4 */
  @ApiProperty({ type: 'integer', nullable: true }) headerLine!: number | null;
  /** Order of days that are written in figures with the year last. */
  @ApiProperty({ enum: DAY_ORDERS }) dayOrder!: DayOrder;
  /** Columns that the titles do not tell, or tell wrongly. */
  @ApiProperty({ type: [ProfileColumnResponse] }) columns!: ProfileColumnResponse[];
  /** Values for columns that the file does not have. */
  @ApiProperty({ type: [ImportConstantResponse] }) constants!: ImportConstantResponse[];
  /** Moves with every change. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}
