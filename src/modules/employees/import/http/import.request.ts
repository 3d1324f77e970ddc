import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsOneOf, Optional } from '../../../../kernel/http/validators.js';
import { ROW_STATUSES, type RowStatus } from '../persistence/import.entity.js';

/** ALL_OR_NOTHING refuses while any row has an error; VALID_ROWS leaves rows with errors out. */
export const APPLICATION_MODES = ['ALL_OR_NOTHING', 'VALID_ROWS'] as const;
export type ApplicationMode = (typeof APPLICATION_MODES)[number];

/** How to apply a checked import. */
export class ImportApplicationRequest {
  /** ALL_OR_NOTHING, the default, refuses while any row has an error; VALID_ROWS applies the others. */
  @Optional() @IsOneOf(APPLICATION_MODES) mode?: ApplicationMode;
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
}
