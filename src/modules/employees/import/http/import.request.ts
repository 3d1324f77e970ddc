import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsOneOf, IsPlainText, IsWhole, Optional } from '../../../../kernel/http/validators.js';
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

/** ALL_OR_NOTHING refuses while any row has an error; VALID_ROWS leaves rows with errors out. */
export const APPLICATION_MODES = ['ALL_OR_NOTHING', 'VALID_ROWS'] as const;
export type ApplicationMode = (typeof APPLICATION_MODES)[number];

/** How to apply a checked import. */
export class ImportApplicationRequest {
  /** ALL_OR_NOTHING, the default, refuses while any row has an error; VALID_ROWS applies the others. */
  @Optional() @IsOneOf(APPLICATION_MODES) mode?: ApplicationMode;
  /**
   * How many people, units or posts are moved, lose their post, change standing or are missing, where the service asks for it
   * because they are many (IMPORT.MASS_CHANGE, IMPORT.MASS_CHANGE_OF_PEOPLE). @example 42
   */
  @Optional() @IsWhole(1, 1_000_000) confirmedCount?: number;
}

/** Which imports. */
export class ImportQuery extends PageQuery {
  /** Only imports of this kind. */
  @Optional() @IsOneOf(IMPORT_KINDS) kind?: ImportKindCode;
  /** Only imports in this state. */
  @Optional() @IsOneOf(IMPORT_STATUSES) status?: ImportStatus;
  /** Only whole files, or only parts. */
  @Optional() @IsOneOf(COMPLETENESS) completeness?: Completeness;
  /** Only imports of this very file, by its SHA-256. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  @Optional() @IsPlainText(64, 64) sha256?: string;
  /** Only imports that this account uploaded. */
  @Optional() @IsId() createdByAccountId?: string;
}

/** Formats of a template. */
const TEMPLATE_FORMATS = ['xlsx', 'csv'] as const;

/** Which template. */
export class ImportTemplateQuery {
  /** xlsx, the default, or csv. */
  @Optional() @IsOneOf(TEMPLATE_FORMATS) format?: (typeof TEMPLATE_FORMATS)[number];
}

/** Which rows of an import. */
export class ImportRowQuery extends PageQuery {
  /** Only rows of this state. */
  @Optional() @IsOneOf(ROW_STATUSES) status?: RowStatus;
  /** Only rows that do this. */
  @Optional() @IsOneOf(ROW_ACTIONS) action?: RowAction;
}
