import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  IsWhole,
  Optional,
} from '../../../../kernel/http/validators.js';
import { DAY_ORDERS, type DayOrder } from '../domain/cell.js';
import { IMPORT_KINDS, type ImportKindCode } from '../persistence/import.entity.js';
import { MOST_COLUMNS, ROWS_LOOKED_AT } from '../reading/limits.js';

/** A column of the file and what it means. */
export class ProfileColumnRequest {
  /** Title as the file has it; capitals, spaces and full stops do not matter. @example 'Kode Unit' */
  @IsPlainText(1, 100) title!: string;
  /** The column of the kind that it is, by its name in the template. @example 'UNOR ID' */
  @IsPlainText(1, 60) field!: string;
}

/** A value that holds for all rows of a file. */
export class ProfileConstantRequest {
  /** The column of the kind, by its name in the template. @example 'JENIS JABATAN ID' */
  @IsPlainText(1, 60) field!: string;
  /** What every row has in it. @example '4' */
  @IsPlainText(1, 300) value!: string;
}

/** A new profile. What is left out is found in the file as without a profile. */
export class ImportProfileRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Kind of file that it reads. */
  @IsOneOf(IMPORT_KINDS) kind!: ImportKindCode;
  /** Name, once for each kind. @example 'SIMPEG Kabupaten' */
  @IsPlainText(1, 100) name!: string;
  /** Line of the file in which the header begins; null or left out to look for it. @example 4 */
  @Clearable() @IsWhole(1, ROWS_LOOKED_AT) headerLine?: number | null;
  /** Order of days that are written in figures with the year last; DMY when left out. */
  @Optional() @IsOneOf(DAY_ORDERS) dayOrder?: DayOrder;
  /** Columns that the titles do not tell, or tell wrongly. */
  @Optional() @IsListOf(() => ProfileColumnRequest, 0, MOST_COLUMNS) columns?: ProfileColumnRequest[];
  /** Values for columns that the file does not have. */
  @Optional() @IsListOf(() => ProfileConstantRequest, 0, MOST_COLUMNS) constants?: ProfileConstantRequest[];
}

/** Changes to a profile; lists are replaced as a whole. */
export class ImportProfilePatch {
  /** Name, once for each kind. @example 'SIMPEG Kabupaten' */
  @Optional() @IsPlainText(1, 100) name?: string;
  /** Line of the file in which the header begins; null to look for it. @example 4 */
  @Clearable() @IsWhole(1, ROWS_LOOKED_AT) headerLine?: number | null;
  /** Order of days that are written in figures with the year last. */
  @Optional() @IsOneOf(DAY_ORDERS) dayOrder?: DayOrder;
  /** Columns that the titles do not tell, or tell wrongly. */
  @Optional() @IsListOf(() => ProfileColumnRequest, 0, MOST_COLUMNS) columns?: ProfileColumnRequest[];
  /** Values for columns that the file does not have. */
  @Optional() @IsListOf(() => ProfileConstantRequest, 0, MOST_COLUMNS) constants?: ProfileConstantRequest[];
}

/** Which profiles. */
export class ImportProfileQuery extends PageQuery {
  /** Only profiles for this kind of file. */
  @Optional() @IsOneOf(IMPORT_KINDS) kind?: ImportKindCode;
}
